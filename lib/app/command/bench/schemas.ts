/** `maze bench schemas`: JSON Schemas against instances whose validity is known. */
import { benchSchemas, stripEscapes } from "@maze/pipeline";
import { choice, merge, object, option, withDefault } from "@optique/core";
import { say } from "../code/options.ts";
import { defineCommand } from "../contract.ts";
import { openVocabulary, tokenizer } from "../grammar/tokenizer.ts";
import { findings, inputOptions, openBench, spread, table } from "./options.ts";

/** The command. */
export const schemas = defineCommand({
  name: "bench schemas",
  brief: "Measure JSON Schemas, and whether they judge instances rightly",
  description:
    "Lines are {name, schema, tests: [{valid, data}]}. Each instance is read token by token in two " +
    "spellings, indented and compact; a valid one must be taken in both, an invalid one in neither. " +
    "Times of compiling, up to the first mask and without the tables that all schemas share over a " +
    "vocabulary, are in milliseconds, of masks in microseconds.",
  examples: ["maze bench schemas --tokenizer o200k_base --input schemas.jsonl --json"],
  lenient: true,
  parser: merge(
    object({
      tokenizer,
      dialect: withDefault(
        option("--dialect", choice(["2020-12", "2019-09", "draft7", "draft6", "draft4"]), {
          description: say("The draft of schemas that name none."),
        }),
        "2020-12" as const,
      ),
      formats: withDefault(
        option("--formats", choice(["assert", "annotate"]), {
          description: say("Whether format must hold or is a remark."),
        }),
        "assert" as const,
      ),
    }),
    inputOptions,
  ),
  run: async (context, options) => {
    const request = await openBench(context, options);
    const vocabulary = await openVocabulary(context, options.tokenizer);
    const { dialect, formats } = options;
    const result = await benchSchemas({ ...request, vocabulary, schemas: { dialect, formats } });
    const { compile, mask, schemas, unsupported, wrong_accept, wrong_reject } = result;
    return {
      result,
      text: stripEscapes([
        table([
          ["schemas", String(schemas)],
          ["unsupported", String(unsupported.length)],
          ["wrongly taken", String(wrong_accept.length)],
          ["wrongly refused", String(wrong_reject.length)],
          ["compile", spread(compile, "ms")],
          ["mask", spread(mask, "µs")],
        ]),
        ...findings(
          "unsupported",
          unsupported.map(({ keyword, name, pointer }) =>
            `${name} ${keyword} at ${pointer || "/"}`
          ),
        ),
        ...findings("wrongly taken", wrong_accept.map(({ name, test }) => `${name} test ${test}`)),
        ...findings(
          "wrongly refused",
          wrong_reject.map(({ name, test }) => `${name} test ${test}`),
        ),
      ].join("\n")),
    };
  },
});
