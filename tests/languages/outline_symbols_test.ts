import { assert, assertEquals } from "@std/assert";
import { type ModuleOutline, type OutlineSymbol, outlineTypeScript } from "@maze/types";

function outline(text: string, path = "a.ts"): ModuleOutline {
  const result = outlineTypeScript({ path, text });
  assert(result.kind === "outlined");
  return result.outline;
}

/** A symbol on one line: kind, name, what it adds, members in braces. */
function show(symbol: OutlineSymbol): string {
  const parts = [
    ...(symbol.modifiers ?? []),
    `${symbol.kind} ${symbol.name}`,
    ...(symbol.exportedAs === undefined ? [] : [`as ${symbol.exportedAs}`]),
    ...(symbol.target === undefined ? [] : [`= ${symbol.target}`]),
    ...(symbol.signature === undefined ? [] : [`: ${symbol.signature}`]),
    ...(symbol.overloads ? [`| ${symbol.overloads.join(" | ")}`] : []),
    ...(symbol.extends ? [`extends ${symbol.extends.join(", ")}`] : []),
    ...(symbol.implements ? [`implements ${symbol.implements.join(", ")}`] : []),
    ...(symbol.members
      ? [`{ ${symbol.members.map(show).join("; ")} }`.replace("{  }", "{ }")]
      : []),
  ];
  return parts.join(" ");
}

const cases: readonly (readonly [name: string, text: string, shown: readonly string[]])[] = [
  ["function", "function f(a: number, b?: string): void {}", [
    "function f : (a: number, b?: string): void",
  ]],
  [
    "async and generator functions",
    "async function f() {}\nfunction* g() {}\nasync function* h() {}",
    [
      "async function f : ()",
      "generator function g : ()",
      "async generator function h : ()",
    ],
  ],
  [
    "overloads are one function, and its body's signature is not for callers",
    "function f(a: string): string;\nfunction f(a: number): number;\nfunction f(a: any) { return a; }",
    ["function f : (a: string): string | (a: string): string | (a: number): number"],
  ],
  ["overloads without a body", "declare function f(a: 1): 1;\ndeclare function f(a: 2): 2;", [
    "declare function f : (a: 1): 1 | (a: 1): 1 | (a: 2): 2",
  ]],
  [
    "functions that variables hold",
    "export const f = (a: number): number => a;\nconst g = async function* <T>(x: T) {};\n" +
    "let h = ((x) => x) as (x: 1) => 1, i = x => x;",
    [
      "export const variable f as f : (a: number): number",
      "const async generator variable g : <T>(x: T)",
      "let variable h : (x)",
      "let variable i : (x)",
    ],
  ],
  ["variables", "const a = 1; let b: string; var c: () => void; declare const d: unique symbol;", [
    "const variable a",
    "let variable b : string",
    "var variable c : () => void",
    "declare const variable d : unique symbol",
  ]],
  [
    "destructured variables",
    "export const { a, b: { c, ...d }, ...e } = f, [g, , [h]] = i;",
    [
      "a",
      "c",
      "d",
      "e",
      "g",
      "h",
    ].map((name) => `export const variable ${name} as ${name}`),
  ],
  ["using", "using a = b; await using c = d;", ["using variable a", "using variable c"]],
  [
    "var inside statements",
    "for (var i = 0, j = 1;;) { if (i) { var k; let l; } }\nlabel: { var m; }",
    [
      "var variable i",
      "var variable j",
      "var variable k",
      "var variable m",
    ],
  ],
  [
    "class with members",
    "export abstract class A<T> extends B<T> implements C, D {\n" +
    "  static #count = 0;\n  protected abstract readonly name: string;\n  declare x?: number;\n" +
    "  constructor(private readonly y: T, public z = 1, plain = 2) { super(); }\n" +
    "  get size(): number { return 1; }\n  set size(to: number) {}\n" +
    "  static async *all(): AsyncIterable<T> {}\n  [Symbol.iterator]() {}\n  'quoted name'() {}\n" +
    "  ['literal']() {}\n  over(a: 1): 1;\n  over(a: 2): 2;\n  over(a: any) { return a; }\n" +
    "  arrow = (a: T): T => a;\n  accessor kept = 1;\n  [key: string]: unknown;\n  static {}\n  ;\n}",
    [
      "export abstract class A as A extends B<T> implements C, D { " + [
        "static field #count",
        "protected abstract readonly field name : string",
        "declare optional field x : number",
        "constructor constructor : (private readonly y: T, public z = 1, plain = 2)",
        "private readonly field y : T",
        "public field z",
        "getter size : number",
        "setter size : number",
        "static async generator method all : (): AsyncIterable<T>",
        "method [Symbol.iterator] : ()",
        "method quoted name : ()",
        "method literal : ()",
        "method over : (a: 1): 1 | (a: 1): 1 | (a: 2): 2",
        "field arrow : (a: T): T",
        "accessor field kept",
        "index-signature [key: string] : unknown",
      ].join("; ") + " }",
    ],
  ],
  ["a static and an instance method of one name", "class A { static f(a: 1) {} f(a: 2) {} }", [
    "class A { static method f : (a: 1); method f : (a: 2) }",
  ]],
  ["class that a variable holds", "const A = class { b = 1; };", ["const variable A { field b }"]],
  [
    "interface",
    "interface A<T = 1> extends B, C<T> {\n  a: T; readonly b?: number; c(): void; d?(x: T): T;\n" +
    "  (x: 1): 2; new (x: 3): A; [k: `a${string}`]: T; get e(): 1; f: (a: 1) => 2;\n}",
    [
      "interface A extends B, C<T> { " + [
        "field a : T",
        "readonly optional field b : number",
        "method c : (): void",
        "optional method d : (x: T): T",
        "call-signature () : (x: 1): 2",
        "construct-signature new : (x: 3): A",
        "index-signature [k: `a${string}`] : T",
        "getter e : 1",
        "field f : (a: 1) => 2",
      ].join("; ") + " }",
    ],
  ],
  ["merged interfaces stay two symbols", "interface A { a: 1 }\ninterface A { b: 2 }", [
    "interface A { field a : 1 }",
    "interface A { field b : 2 }",
  ]],
  ["type aliases", "type A<T extends string> = T | 1;\nexport type B = { a: 1; b(): 2 };", [
    "type A : T | 1",
    "export type B as B : { a: 1; b(): 2 } { field a : 1; method b : (): 2 }",
  ]],
  ["enums", "enum A { X, Y = 1 << 2, 'z z' = \"s\" }\ndeclare const enum B { C }", [
    'enum A { enum-member X; enum-member Y : 1 << 2; enum-member z z : "s" }',
    "declare const enum B { enum-member C }",
  ]],
  [
    "namespaces",
    "namespace A { export const b = 1; const c = 2; export namespace D { export type E = 1 } }\n" +
    "namespace F.G { export function h(): void {} }",
    [
      "namespace A { export const variable b as b; const variable c; " +
      "export namespace D as D { export type E as E : 1 } }",
      "namespace F { namespace G as G { export function h as h : (): void } }",
    ],
  ],
  [
    "ambient namespaces export what they declare",
    "declare namespace A { const b: 1; type C = 2 }",
    [
      "declare namespace A { const variable b as b : 1; type C as C : 2 }",
    ],
  ],
  ["unless they pick", "declare namespace A { const b: 1; type C = 2; export { b } }", [
    "declare namespace A { const variable b : 1; type C : 2 }",
  ]],
  ["aliases", "import A = B.C . D;\nexport import E = A.F;", [
    "alias A = B.C.D",
    "export alias E as E = A.F",
  ]],
  ["default exports", "export default function (a: 1) {}", [
    "export default function default as default : (a: 1)",
  ]],
  ["named default exports keep their name", "export default class A {}", [
    "export default class A as default { }",
  ]],
  ["default exports of values", "export default { a: 1 };", ["variable default as default"]],
  ["default exports of names declare nothing", "const a = 1; export default a;", [
    "const variable a",
  ]],
  ["export = of a class without a name", "export = class { a = 1 };", [
    "class export= as export= { field a }",
  ]],
  [
    "properties assigned to functions",
    "function f() {}\nf.a = 1;\nconst g = () => {};\ng.b = 2;\nh.c = 3;",
    [
      "function f : () { field a }",
      "const variable g : () { field b }",
    ],
  ],
  [
    "signatures over many lines",
    "function f<\n  T,\n>(\n  // first\n  a: T,\n  b: { c: 1 }, /* last */\n): Promise<\n  T\n> {}",
    [
      "function f : <T>(a: T, b: { c: 1 }): Promise<T>",
    ],
  ],
  ["decorators are no modifiers", "@a class B { @c() readonly d = 1; constructor(@e f: 1) {} }", [
    "class B { readonly field d; constructor constructor : (@e f: 1) }",
  ]],
];

for (const [name, text, shown] of cases) {
  Deno.test(`symbols: ${name}`, () => assertEquals(outline(text).symbols.map(show), [...shown]));
}

Deno.test("symbols: type parameters with their constraints and defaults", () => {
  const [symbol] = outline("class A<const K extends keyof T, in out T = { a: 1 }, U> {}").symbols;
  assertEquals(symbol!.typeParameters, [
    { name: "K", constraint: "keyof T" },
    { name: "T", default: "{ a: 1 }" },
    { name: "U" },
  ]);
});

Deno.test("symbols: documentation with tags; fenced code keeps its @", () => {
  const text = [
    "/** Not this one. */",
    "/**",
    " * Adds two numbers,",
    " * slowly.",
    " * @param a One.",
    " * @example",
    " * ```ts",
    " * @decorated class A {}",
    " * ```",
    " * @deprecated",
    " */",
    "export const add = (a: number) => a;",
  ].join("\n");
  assertEquals(outline(text).symbols[0]!.documentation, {
    summary: "Adds two numbers,\nslowly.",
    tags: [
      { name: "param", text: "a One." },
      { name: "example", text: "```ts\n@decorated class A {}\n```" },
      { name: "deprecated", text: "" },
    ],
  });
});

Deno.test("symbols: members have documentation too, and plain comments are none", () => {
  const [symbol] =
    outline("// no\nclass A {\n  /** Yes. */\n  b = 1;\n  /* no */\n  c = 2;\n}").symbols;
  assertEquals(symbol!.documentation, undefined);
  assertEquals(symbol!.members!.map(({ documentation }) => documentation?.summary), [
    "Yes.",
    undefined,
  ]);
});

Deno.test("symbols: spans begin after the comment, and overloads have one span", () => {
  const text = "/** A. */\nfunction f(): void;\nfunction f() {}\n";
  const [symbol] = outline(text).symbols;
  assertEquals(
    text.slice(symbol!.span.start, symbol!.span.end),
    "function f(): void;\nfunction f() {}",
  );
  assertEquals(symbol!.line, 2);
});

Deno.test("symbols: every extension is parsed as its language", () => {
  const jsx = "export const a = <b>{1}</b>;";
  assertEquals(outline(jsx, "a.tsx").diagnostics, []);
  assertEquals(outline(jsx, "a.jsx").diagnostics, []);
  assertEquals(outline("export const a = <number>b;", "a.mts").diagnostics, []);
  assertEquals(outline("export const a = <number>b;", "a.cts").diagnostics, []);
  for (const path of ["a.js", "a.mjs", "a.cjs"]) {
    assertEquals(outline("export function a() {}", path).symbols.map(show), [
      "export function a as a : ()",
    ]);
  }
});

Deno.test("symbols: a declaration file exports what it declares, unless it picks", () => {
  const names = (text: string) =>
    outline(text, "a.d.ts").exports.map((one) => "name" in one && one.name);
  assertEquals(names("import type { B } from './b';\ndeclare const a: B;\nexport interface C {}"), [
    "a",
    "C",
  ]);
  assertEquals(names("declare const a: 1;\ndeclare const b: 2;\nexport { b };"), ["b"]);
  assertEquals(names("declare const a: 1;"), []);
});
