/** `maze bench masks`: masks over real sources, with times and memory. */
import { benchMasks, languageNamed, stripEscapes } from "@maze/pipeline";
import { merge, object } from "@optique/core";
import { defineCommand } from "../contract.ts";
import { openVocabulary, tokenizer } from "../grammar/tokenizer.ts";
import { findings, inputOptions, language, openBench, spread, table } from "./options.ts";

/** The command. */
export const masks = defineCommand({
  name: "bench masks",
  brief: "Measure masks over sources, and whether each token is allowed",
  description:
    "Lines are {name, source}. Each source is read twice, token by token: the first pass is cold, in " +
    "that its masks are asked for the first time with the tables that the sources before it left; the " +
    "second is warm. Times of masks and of accepting are in microseconds. Memory is what vocabulary, " +
    "tables and kept masks take on and beside the heap after a full collection at the end.",
  examples: [
    "maze bench masks --language typescript --tokenizer o200k_base --input sources.jsonl --json",
  ],
  lenient: true,
  parser: merge(object({ language, tokenizer }), inputOptions),
  run: async (context, options) => {
    const named = languageNamed(options.language);
    const result = await benchMasks({
      ...await openBench(context, options),
      language: named,
      vocabulary: () => openVocabulary(context, options.tokenizer),
      memory: context.heldBytes,
    });
    const { accept, compile_ms, files, mask, memory_mb, refused, tokens, vocabulary_ms } = result;
    return {
      result,
      text: stripEscapes([
        table([
          ["sources", `${files}, ${tokens} tokens`],
          ["refused", String(refused.length)],
          ["mask, cold", spread(mask.cold, "µs")],
          ["mask, warm", spread(mask.warm, "µs")],
          ["accept", spread(accept, "µs")],
          ["compile", `${compile_ms} ms`],
          ["vocabulary", `${vocabulary_ms} ms`],
          ["memory", `${memory_mb} MB`],
        ]),
        ...findings(
          "refused",
          refused.map(({ column, line, name, text }) =>
            `${name}:${line}:${column} ${JSON.stringify(text)}`
          ),
        ),
      ].join("\n")),
    };
  },
});
