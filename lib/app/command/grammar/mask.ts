/** `maze grammar mask`: which tokens of a model may come after a text. */
import { ExitCode, MazeError, renderDiagnostic } from "@maze/base";
import {
  decodeText,
  nextTokens,
  readTextFile,
  type ShownToken,
  stripEscapes,
} from "@maze/pipeline";
import {
  argument,
  integer,
  merge,
  object,
  option,
  optional,
  string,
  withDefault,
} from "@optique/core";
import { appErrors } from "../../errors.ts";
import { say } from "../code/options.ts";
import { type CommandContext, defineCommand } from "../contract.ts";
import { languageFor, languageOptions } from "./options.ts";
import { openVocabulary, tokenizer } from "./tokenizer.ts";

/** The command. */
export const mask = defineCommand({
  name: "grammar mask",
  brief: "Show which tokens may come after a text",
  description:
    "Takes the text so far from a file, from --text, or from standard input (-), and says how many " +
    "tokens of a vocabulary may come next, some of them, which must come, and whether the text may end.",
  examples: [
    'maze grammar mask --language typescript --text "const total: number = "',
    "maze grammar mask start.json --schema order.schema.json --tokenizer cl100k_base",
    "head -c 200 src/basket.ts | maze grammar mask - --language typescript --json",
  ],
  lenient: true,
  parser: merge(
    object({
      file: optional(
        argument(string({ metavar: "FILE" }), {
          description: say("The text so far; - for standard input; nothing where absent."),
        }),
      ),
      text: optional(option("--text", string({ metavar: "TEXT" }), {
        description: say("The text so far."),
      })),
      tokenizer,
      samples: withDefault(
        option("--samples", integer({ metavar: "N", min: 0, max: 1_000_000 }), {
          description: say("How many of the allowed tokens are shown."),
        }),
        20,
      ),
    }),
    languageOptions,
  ),
  run: async (context, options) => {
    const { entry, file, samples, text, tokenizer, ...named } = options;
    const { style } = context;
    const path = file ?? "text";
    const language = (await languageFor(context, named))(path);
    const prefix = {
      path,
      text: await textSoFar(context, { file, text }),
      ...(entry === undefined ? {} : { entry }),
    };
    const vocabulary = await openVocabulary(context, tokenizer);
    const asked = nextTokens(language, { prefix, vocabulary, samples });
    if (asked.kind === "refused") {
      const { message, place } = asked.diagnostic;
      return {
        exit: ExitCode.checkFailed,
        result: { language: language.name, refused: { message, ...place } },
        text: stripEscapes(renderDiagnostic(asked.diagnostic, prefix.text)),
      };
    }
    const { next } = asked;
    const share = (100 * next.allowed / next.vocabulary).toFixed(1);
    const shown = (tokens: readonly ShownToken[]): string =>
      tokens.map((token) => JSON.stringify(token.text)).join(" ") || "none";
    const rows: readonly (readonly [string, string])[] = [
      ["allowed", `${next.allowed} of ${next.vocabulary} tokens of ${next.tokenizer} (${share} %)`],
      ["may end", next.may_end ? "yes" : "no"],
      ["forced", shown(next.forced)],
      ["expected", next.expected.join("  ") || "nothing more"],
      ["samples", shown(next.samples)],
    ];
    return {
      result: next,
      text: rows.map(([name, value]) => `${style.bold(name.padEnd(10))}${value}`).join("\n"),
    };
  },
});

/** The text so far, from wherever it is. */
async function textSoFar(
  context: CommandContext,
  { file, text }: { readonly file: string | undefined; readonly text: string | undefined },
): Promise<string> {
  if (file !== undefined && text !== undefined) {
    throw new MazeError(
      appErrors.badUsage,
      `Cannot begin with both ${file} and --text: each is the text so far, expected one`,
      { fix: "leave one out" },
    );
  }
  if (file === "-") return decodeText(await context.readInput(), "standard input");
  return file === undefined ? text ?? "" : await readTextFile(context.host, file, context);
}
