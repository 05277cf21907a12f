/** The grammars of JavaScript, TypeScript and TSX on small texts, one concern a test. */
import { assertEquals } from "@std/assert";
import { javascriptGrammar, tsxGrammar, typescriptGrammar } from "@maze/languages";
import { compileGrammar, recognise } from "@maze/mask";

const languages = {
  js: compileGrammar(javascriptGrammar()),
  ts: compileGrammar(typescriptGrammar()),
  tsx: compileGrammar(tsxGrammar()),
};
type Language = keyof typeof languages;

/** Asserts which texts are whole texts of an entry. */
function check(
  where: `${Language}` | `${Language}:${string}`,
  texts: { readonly accepted: readonly string[]; readonly refused: readonly string[] },
): void {
  const [language, entry = ""] = where.split(":");
  const recogniser = languages[language as Language].recogniser(entry);
  const isAccepted = (text: string) => recognise(recogniser, text).kind === "accepted";
  assertEquals(texts.accepted.filter((text) => !isAccepted(text)), [], "refused wrongly");
  assertEquals(texts.refused.filter(isAccepted), [], "accepted wrongly");
}

for (const language of ["js", "ts", "tsx"] as const) {
  Deno.test(`${language}: a slash divides after an operand and begins a literal before one`, () =>
    check(language, {
      accepted: [
        "a = b / c / d",
        "a = /b/.test(c) / 2",
        "a = (b) / c",
        "if (a) /b/.exec(c)",
        "a /= /[/]/g",
      ],
      refused: ["a = /b", "a = b /", "a = /b/Z", "/*/"],
    }));

  Deno.test(`${language}: semicolons are inserted at line starts, before braces and at the end`, () =>
    check(language, {
      accepted: ["a\nb", "{ a }", "a = b\n++c", "do a; while (b) c", "for (;;) ;", "debugger\na"],
      refused: ["a b", "if (a)\nelse b", "for (a\n;) ;", "throw\na", "a\n=> b", "x++ y"],
    }));

  Deno.test(`${language}: templates nest, and braces within them are counted`, () =>
    check(language, {
      accepted: ["a = `b${{ c: `${d}` }}e`", "a`\\u`", "`$`", "`$${a}$`", "`\\0`"],
      refused: ["`", "`${a", "`${}`", "`\\u`", "`\\07`", "`${{a: b}`"],
    }));

  Deno.test(`${language}: reserved words are property names and no others`, () =>
    check(language, {
      accepted: [
        "a.if.class",
        "a = { if: b, new: c }",
        "a = { get: b, set, async, of }",
        "class A { if() {} }",
      ],
      refused: ["if = 1", "a = { if }", "function new() {}", "let class"],
    }));

  Deno.test(`${language}: numbers and escapes are as the standard has them`, () =>
    check(language, {
      accepted: [
        "1..a",
        "1.5e-3",
        "0x1n.a",
        "1_0",
        "'\\u{10FFFF}\\x41\\\n'",
        "a?.5:b",
        "a\\u0062 = 1",
      ],
      refused: ["1.a", "3in []", "1__0", "0b2", "'\\x4'", "'\\u{110000}'", "a?.", "'\n'"],
    }));

  Deno.test(`${language}: a statement begins with a block, not with an object`, () =>
    check(language, {
      accepted: ["({ a: 1 }).a", "{ a: b }", "(function () {})()", "a => ({})", "a => {}"],
      refused: ["{ a: 1, b: 2 }", "function () {}", "a => { b: 1, c: 2 }"],
    }));
}

Deno.test("js: contexts decide about words", () => {
  check("js:script", {
    accepted: [
      "function* a() { yield b; yield* c }",
      "async () => { await a }",
      "var yield = await",
      "with (a) b; 010; let = 1",
      "class A extends B { constructor() { super(); super.c } }",
      "'use strict'; function f() { return new.target }",
    ],
    refused: [
      "yield a",
      "await a",
      "return",
      "break",
      "a: { continue }",
      "super.a",
      "function f() { 'use strict'; 010 }",
      "'use strict'; let = 1",
      "import a from 'b'",
      "class A { constructor() { super() } }",
    ],
  });
  check("js:module", {
    accepted: [
      "import a, { b as c } from 'd'; export default a; await b",
      "export * as a from 'b'",
    ],
    refused: ["let = 1", "010", "with (a) b; yield = 1", "{ import 'a' }"],
  });
});

Deno.test("js: only what can be assigned to is assigned to", () =>
  check("js:script", {
    accepted: [
      "[a, b.c, [d = 1]] = e",
      "({ a, b: c = 1, ...d } = e)",
      "(a) = b",
      "for ([a] of b) ;",
    ],
    refused: [
      "a + b = c",
      "f() = a",
      "({ a: 1 } = b)",
      "[...a, b] = c",
      "({ a = 1 })",
      "a?.b = c",
      "1++",
    ],
  }));

Deno.test("js: JSX stands where an operand does", () =>
  check("js", {
    accepted: [
      "a = <b c='\\' d={e}>// f <g.h/>{...i}{/* j */}</b>",
      "a = <></>",
      "a = <b-c d-e:f />",
    ],
    refused: ["a = <b>", "a = <b>}</b>", "a = <b c=d />"],
  }));

Deno.test("ts: types, arguments and closing angle brackets", () =>
  check("ts", {
    accepted: [
      "let a: Array<Set<Map<b, c>>>= d",
      "f<T>(a) >> b >= c",
      "type A<T> = T extends (infer U extends string)[] ? `a${U}` : { readonly [K in keyof T]-?: T[K] }",
      "a as const satisfies B",
      "let f: new <T>(this: A, ...b: T[]) => asserts b is C",
      "f<<T>(a: T) => void>(b)",
      "let a: typeof import('b').c<d>",
    ],
    refused: [
      "let a: (b, c)",
      "let a: A | () => b",
      "a as b = c",
      "-a ** b",
      "type A = B extends (c: D extends E ? F : G) => 0 ? H : I",
      "let [a: b] = c",
    ],
  }));

Deno.test("ts: declarations and members", () =>
  check("ts", {
    accepted: [
      "declare module 'a' { export default b; }",
      "export abstract class A<in out T> extends B<T> implements C { constructor(private readonly a?: b) { super() } }",
      "class A { static async *[a]() {} ; get b(): c { } declare d?: e; [f: string]: g; static {} #h = 1 }",
      "function f(): a\nfunction f(b?: c) {}",
      "enum A { b = 1, 'c', }",
      "import type { A, type B } from 'c' with { type: 'json' }",
      "@a.b<c>() export default class {}",
      "namespace A.B { type C = d }",
      "interface A extends B, C<D> { (e): f; new (g): h; i?(): j; get k(): l }",
    ],
    refused: [
      "class A { a b }",
      "interface A { get a: b }",
      "enum A { a,, b }",
      "import { a as if } from 'b'",
      "abstract interface\nA {}",
      "class A { a?!: b }",
    ],
  }));

Deno.test("tsx: elements and generic arrows", () =>
  check("tsx", {
    accepted: [
      "a = <B<c> d={e}>f</B>",
      "a = <T,>(b: T) => b",
      "a = <T extends U>(b: T) => <c>{b}</c>",
    ],
    refused: ["a = <b>c", "a = <T>(b: T) => b;"],
  }));

Deno.test("parts of a file are entries", () => {
  check("ts:expression", { accepted: ["a + b", "{ c: d }"], refused: ["a;", "let a"] });
  check("ts:statement", { accepted: ["let a = b;", "return a"], refused: ["a b"] });
  check("ts:block", { accepted: ["", "let a = b; return a"], refused: ["}"] });
  check("ts:function", { accepted: ["function f() {}", "(a) => b"], refused: ["a"] });
  check("ts:type", { accepted: ["{ a: b }[]"], refused: ["let a"] });
  check("ts:class_member", {
    accepted: ["private a = 1;", "get b() { return c }"],
    refused: ["a b"],
  });
  check("js:block", { accepted: ["for (;;) break; return await a"], refused: ["yield a b"] });
});
