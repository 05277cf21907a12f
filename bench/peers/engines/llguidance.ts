/** llguidance as PyPI carries it: its Rust engine as native code, in a Python process of its own. */
import type { Vocabulary } from "@maze/mask";
import { SPLIT_PATTERNS } from "../../../lib/mask/vocab/encode/tokenization.ts";
import { type Case, type Input, NO_GRAMMAR } from "../cases.ts";
import type { Outcome } from "../figures.ts";
import { larkOf } from "../notation/lark.ts";

/** Version that is installed where none is. */
export const LLGUIDANCE = "1.9.1";

/** What the process prints. */
interface Answer {
  readonly version?: string;
  readonly vocabularyMs?: number;
  readonly outcomes?: readonly Outcome[];
  readonly skipped?: string;
}

/** Measures all cases; where Python or the package is missing, each says so. */
export async function measureLlguidance(
  cases: readonly Case[],
  run: {
    readonly vocabulary: Vocabulary;
    readonly texts: readonly (readonly (readonly number[])[])[];
    readonly wrong: number;
    readonly budgetMs: number;
    readonly folder: string;
  },
): Promise<Omit<Answer, "skipped"> & { readonly outcomes: readonly Outcome[] }> {
  const answer = await ask(cases, run);
  return {
    version: answer.version,
    vocabularyMs: answer.vocabularyMs,
    outcomes: answer.outcomes ?? cases.map(() => ({ skipped: answer.skipped ?? "no answer" })),
  };
}

async function ask(
  cases: readonly Case[],
  { budgetMs, folder, texts, vocabulary, wrong }: Parameters<typeof measureLlguidance>[1],
): Promise<Answer> {
  await Deno.mkdir(folder, { recursive: true });
  const input = `${folder}/cases.json`;
  await Deno.writeTextFile(
    input,
    JSON.stringify({
      budgetMs,
      wrong,
      tokens: Array.from(
        { length: vocabulary.size },
        (_, id) => vocabulary.bytesOf(vocabulary.tokenId(id)).toBase64(),
      ),
      special: Object.fromEntries(vocabulary.special),
      split: SPLIT_PATTERNS.o200k,
      end: vocabulary.end[0],
      cases: cases.map(({ input }, index) => ({ ...grammarOf(input), texts: texts[index] })),
    }),
  );
  const script = new URL("./native.py", import.meta.url).pathname;
  try {
    const { code, stderr, stdout } = await new Deno.Command("python3", {
      args: [script, `${folder}/venv`, LLGUIDANCE, input],
    }).output();
    const said = new TextDecoder().decode(stderr).trim().split("\n").at(-1);
    if (code !== 0) return { skipped: `python3 ended with status ${code}: ${said}` };
    return JSON.parse(new TextDecoder().decode(stdout));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { skipped: "python3 is not installed" };
    throw error;
  }
}

function grammarOf(
  input: Input,
): { readonly lark?: string; readonly schema?: unknown; readonly skipped?: string } {
  switch (input.kind) {
    case "whole-language":
      return { skipped: NO_GRAMMAR };
    case "schema":
      return { schema: input.schema };
    case "json":
      return { schema: {} };
    case "grammar":
      return { lark: `%llguidance {"allow_initial_skip": true}\n${larkOf(input.grammar)}` };
  }
}
