import { memoryHost } from "@maze/base";
import { grammarTrial, syntaxLanguage } from "@maze/check";
import type { FillEvent, SearchReport } from "@maze/providers";
import {
  type Candidate,
  openTypeScriptProject,
  placeCandidates,
  type TypedHole,
} from "@maze/types";
import { nextCandidate } from "../../lib/pipeline/fill/attempt.ts";
import { gatherHoles } from "@maze/spec";
import { assert, assertEquals } from "@std/assert";

const path = "/p/a.ts";
const typescript = syntaxLanguage("typescript")!;

/** What became of candidates for the hole of a file, each with the reason it was refused. */
async function tried(text: string, codes: readonly string[], judged: boolean): Promise<string[]> {
  const project = await openTypeScriptProject(memoryHost({ [path]: text }), "/p");
  const [hole] = gatherHoles(project, path).holes as [TypedHole];
  const candidates = codes.map((code): Candidate => ({
    ...{ code, imports: [], cost: 1, components: [], passed: 0 },
  }));
  const report = { ended: "exhausted", problems: [] } as unknown as SearchReport;
  const events: FillEvent[] = [
    ...candidates.map((candidate): FillEvent => ({ kind: "candidate", candidate })),
    { kind: "finished", nearest: [], report },
  ];
  const seen: string[] = [];
  await nextCandidate(
    { hole, events: ReadableStream.from(events)[Symbol.asyncIterator]() },
    project,
    {
      textWith: (candidate) =>
        placeCandidates({ path, text }, candidate ? [{ span: hole.span, candidate }] : []),
      typed: true,
      ...(judged ? { syntax: (open) => grammarTrial(typescript, { path, text: open }) } : {}),
      sink: {
        searching: () => {},
        tried: (_hole, { code }, refused) => void seen.push(`${code}: ${refused ?? "taken"}`),
      },
    },
  );
  return seen;
}

const HOLE = `/**
 * @example one() // => 1
 */
export function one(): number {
  /* maze: one */
}
`;

Deno.test("a candidate is refused by the grammar before the compiler looks at it", async () => {
  const [broken, typed, sound] = await tried(
    HOLE,
    ["return 1 +;", "return '1';", "return 1;"],
    true,
  );
  assert(broken?.startsWith("return 1 +;: MAZE-E0808 Cannot read this as typescript"), broken);
  assert(typed?.includes("TS2322"), typed);
  assertEquals(sound, "return 1;: taken");
});

Deno.test("without a grammar, or where it refuses the file itself, the compiler judges alone", async () => {
  const [compiler] = await tried(HOLE, ["return 1 +;"], false);
  assert(compiler?.includes("TS1109"), compiler);
  const torn = `${HOLE}export const = 2;\n`;
  const [refused, taken] = await tried(torn, ["return 1 +;", "return 1;"], true);
  assert(refused?.includes("TS1109"), refused);
  assertEquals(taken, "return 1;: taken");
});
