import { grammarProblem, grammarTrial, syntaxLanguage } from "@maze/check";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";

const typescript = syntaxLanguage("typescript")!;

/** Long enough that states are kept at many places, with characters of two and four bytes. */
const SOUND = Array.from(
  { length: 40 },
  (_, at) =>
    `export function f${at}(a: number, b: string): string {
  const text = \`\${a} é 𝄞 \${b}\`; // ${at}
  return text.length > ${at} ? text : b
}
`,
).join("");

Deno.test("trial: the same verdict as reading the whole changed text", () => {
  const trial = grammarTrial(typescript, { path: "a.ts", text: SOUND });
  assert(trial);
  const pieces = [
    "",
    " ",
    "}",
    "{",
    "(a)",
    "`",
    "/*",
    "*/",
    "\n",
    "return",
    "const x = 1;",
    "é",
    '"',
  ];
  const edit = fc.record({
    start: fc.nat(SOUND.length),
    length: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(600)),
    text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join("")),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
      let text = SOUND;
      for (const { length, start, text: put } of edits) {
        text = text.slice(0, start) + put + text.slice(start + length);
      }
      const whole = grammarProblem(typescript, { path: "a.ts", text });
      assertEquals(trial(text)?.place, whole?.place);
    }),
    { numRuns: 150 },
  );
});

Deno.test("trial: what stays the same is not read again", () => {
  const long = SOUND.repeat(12);
  const at = long.indexOf("return", long.length / 2);
  const changed = `${long.slice(0, at)}a += 1;\n  ${long.slice(at)}`;
  const trial = grammarTrial(typescript, { path: "a.ts", text: long })!;
  const timed = (work: () => unknown): number => {
    const started = performance.now();
    assertEquals(work(), undefined);
    return performance.now() - started;
  };
  const read = (): unknown => grammarProblem(typescript, { path: "a.ts", text: changed });
  const best = (work: () => unknown): number => Math.min(...[1, 2, 3].map(() => timed(work)));
  const [whole, part] = [best(read), best(() => trial(changed))];
  assert(part * 3 < whole, `${part} ms for the change, ${whole} ms for the whole`);
});

Deno.test("trial: nothing is said of changes to a text that is not in the language", () => {
  assertEquals(grammarTrial(typescript, { path: "a.ts", text: "let = ;" }), undefined);
  const empty = grammarTrial(typescript, { path: "a.ts", text: "" })!;
  assertEquals([empty("a;"), empty("let = ;")?.code], [undefined, "MAZE-E0808"]);
  const script = grammarTrial(syntaxLanguage("javascript")!, { path: "a.js", text: "with (a) b;" });
  assertEquals(script?.("with (a) c;"), undefined);
});
