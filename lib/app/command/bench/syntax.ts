/** `maze bench syntax`: a grammar against another parser over whole sources. */
import { benchSyntax, languageNamed, stripEscapes } from "@maze/pipeline";
import { merge, object } from "@optique/core";
import { defineCommand } from "../contract.ts";
import { findings, inputOptions, language, openBench, table } from "./options.ts";

/** The command. */
export const syntax = defineCommand({
  name: "bench syntax",
  brief: "Compare a grammar with the real parser over sources",
  description:
    "Lines are {name, source}. TypeScript's own parser says which sources are valid, for JSON that of " +
    "JavaScript; a line may carry its suite's word in expect (pass, fail, early) and say with module " +
    "whether it is a module.",
  examples: ["maze bench syntax --language typescript --input sources.jsonl.gz --json"],
  lenient: true,
  parser: merge(object({ language }), inputOptions),
  run: async (context, options) => {
    const named = languageNamed(options.language);
    const result = await benchSyntax({ ...await openBench(context, options), language: named });
    const { files, skipped, valid, wrong_accept, wrong_reject } = result;
    return {
      result,
      text: stripEscapes([
        table([
          ["sources", `${files}, ${valid} of them valid`],
          ["wrongly refused", String(wrong_reject.length)],
          ["wrongly taken", String(wrong_accept.length)],
          ["not compared", String(skipped.length)],
        ]),
        ...findings(
          "wrongly refused",
          wrong_reject.map(({ column, line, name }) => `${name}:${line}:${column}`),
        ),
        ...findings("wrongly taken", wrong_accept.map((each) => `${each.name} ${each.because}`)),
        ...findings("not compared", skipped.map(({ name, reason }) => `${name} ${reason}`)),
      ].join("\n")),
    };
  },
});
