import { assertEquals, assertMatch } from "@std/assert";
import { type Diagnostic, normalizePath } from "@maze/base";
import { gatherHoles, parseExample } from "@maze/spec";

const module = `
/**
 * Doubles.
 * @example twice(2) // => 4
 * @example twice(-1) // throws RangeError
 */
export function twice(n: number): number {
  /* maze: n two times, refusing negative numbers */
}

export class Counter {
  next(): number {
    /* maze: one more than before */
  }
}
`;

function project(files: Readonly<Record<string, string>>): Parameters<typeof gatherHoles>[0] {
  return {
    files: Object.keys(files),
    text: (path) => files[path],
    resolve: (specifier, from) => ({
      path: normalizePath(`${from}/../${specifier}`),
      external: false,
    }),
  };
}

function calls(holes: ReturnType<typeof gatherHoles>["holes"], name: string): string[] {
  return holes.find((hole) => hole.name === name)?.examples.map(({ call, origin }) =>
    `${origin} ${call}`
  ) ?? [];
}

Deno.test("gathers examples from JSDoc, sidecar, tests and the caller, each once", () => {
  const test =
    'import { twice, Counter } from "./m.ts"; assertEquals(twice(5), 10); assertEquals(twice(2), 4);' +
    "assertEquals(new Counter().next(), 1);";
  const { diagnostics, holes } = gatherHoles(
    project({ "/m.ts": module, "/m.test.ts": test }),
    "/m.ts",
    {
      sidecar: '{"Counter.next": ["new Counter().next() // => 1"]}',
      extra: new Map([["twice", [{
        call: "twice(0)",
        expected: { kind: "value", text: "0" },
        origin: "option",
      }]]]),
    },
  );
  assertEquals(diagnostics, []);
  assertEquals(calls(holes, "twice"), [
    "jsdoc twice(2)",
    "jsdoc twice(-1)",
    "test twice(5)",
    "option twice(0)",
  ]);
  assertEquals(calls(holes, "Counter.next"), ["sidecar new Counter().next()"]);
  assertEquals(holes[0]?.examples[1]?.expected, { kind: "throws", error: "RangeError" });
});

Deno.test("two holes of one function have ids of their own", () => {
  const text = 'const f = () => [__hole<number>("a"), __hole<number>("b")];';
  const { holes } = gatherHoles(project({ "/m.ts": text }), "/m.ts");
  assertEquals(holes.map(({ id }) => id), ["/m.ts#f", "/m.ts#f:2"]);
});

const broken: readonly { name: string; text: string; sidecar?: string; problem: RegExp }[] = [
  {
    name: "contradiction",
    text:
      "/** @example f(1) // => 2\n * @example f(1) // => 3 */ function f(n: number): number { /* maze: a */ }",
    problem: /Cannot meet both examples of f\(1\)/,
  },
  {
    name: "call that is no expression",
    text: "/** @example f(1 // => 2 */ function f(n: number): number { /* maze: a */ }",
    problem: /Cannot read the example "f\(1"/,
  },
  { name: "sidecar that is no JSON", text: module, sidecar: "{", problem: /m\.examples\.json/ },
  {
    name: "sidecar of another form",
    text: module,
    sidecar: '{"twice": "x"}',
    problem: /"twice" is not a list/,
  },
  {
    name: "sidecar line without a result",
    text: module,
    sidecar: '{"twice": ["twice(1)"]}',
    problem: /neither/,
  },
];

for (const { name, problem, sidecar, text } of broken) {
  Deno.test(`bad examples are reported: ${name}`, () => {
    const { diagnostics } = gatherHoles(
      project({ "/m.ts": text }),
      "/m.ts",
      sidecar === undefined ? {} : { sidecar },
    );
    assertMatch(diagnostics.map(({ message }) => message).join("\n"), problem);
  });
}

Deno.test("an example's value may hold slashes and arrows", () => {
  const read = parseExample('f("a") // => "x // => y"', { origin: "option", place: "--example" });
  assertEquals("call" in read && read.expected, { kind: "value", text: '"x // => y"' });
  assertEquals(
    (parseExample("f(1)", { origin: "option", place: "--example" }) as Diagnostic).severity,
    "error",
  );
});
