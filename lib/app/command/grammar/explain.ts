/** `maze grammar explain`: why a file is not in a language, or what may come at a place of it. */
import { ExitCode, joinPath, type LineColumn, renderDiagnostic } from "@maze/base";
import {
  type Expected,
  inspectPlace,
  inspectText,
  readTextFile,
  stripEscapes,
} from "@maze/pipeline";
import { argument, merge, object, string } from "@optique/core";
import type { Style } from "../../terminal/style.ts";
import { say } from "../code/options.ts";
import { type CommandContext, defineCommand } from "../contract.ts";
import { languageFor, languageOptions } from "./options.ts";

/** The command. */
export const explain = defineCommand({
  name: "grammar explain",
  brief: "Explain why a file is refused, or what may come at a place",
  description:
    "For a file that is not in the language: line, column, everything that was expected there and the " +
    "rules that wanted it. With a line and a column: what may come there, whatever stands there now.",
  examples: [
    "maze grammar explain src/broken.ts",
    "maze grammar explain src/basket.ts:12:5 --json",
    "maze grammar explain --grammar calculator.lark sum.txt:1:3",
  ],
  lenient: true,
  parser: merge(
    object({
      target: argument(string({ metavar: "FILE[:LINE:COLUMN]" }), {
        description: say("The file, and a place in it."),
      }),
    }),
    languageOptions,
  ),
  run: async (context, { entry, target, ...named }) => {
    const { path, place } = await placeNamed(context, target);
    const language = (await languageFor(context, named))(path);
    const text = await readTextFile(context.host, path, context);
    const subject = { path, text, ...(entry === undefined ? {} : { entry }) };
    const looked = place ? inspectPlace(language, subject, { place }) : undefined;
    if (looked?.kind === "open") {
      const { report } = looked;
      const where = `${path}:${report.line}:${report.column}`;
      const end = report.may_end ? "; the text may end here" : "";
      return {
        result: { language: language.name, ...report },
        text: [
          `${where} ${language.name}: what may come next${end}`,
          ...expectedLines(report.expected, context.style),
        ].join("\n"),
      };
    }
    const { diagnostic, report } = looked ?? inspectText(language, subject);
    return {
      exit: diagnostic ? ExitCode.checkFailed : ExitCode.ok,
      result: { language: language.name, ...report },
      text: diagnostic
        ? [
          stripEscapes(renderDiagnostic(diagnostic, text)),
          "",
          "all that was expected there",
          ...expectedLines(report.expected, context.style),
        ].join("\n")
        : `${path} is in the language ${language.name}`,
    };
  },
});

/** Takes a place off the end of a name, unless a file has the whole of it as its name. */
async function placeNamed(
  { folder, host }: Pick<CommandContext, "folder" | "host">,
  target: string,
): Promise<{ readonly path: string; readonly place?: LineColumn }> {
  const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(target);
  if (!match || await host.files.realPath(joinPath(folder, target.replaceAll("\\", "/")))) {
    return { path: target };
  }
  const [, path, line, column = "1"] = match;
  return { path: path!, place: { line: Number(line), column: Number(column) } };
}

/** What is expected, gathered by the rules that want it. */
function expectedLines(expected: readonly Expected[], style: Style): string[] {
  const byRules = Map.groupBy(expected, ({ rules }) => rules.join(", "));
  return [...byRules].map(([rules, wanted]) => {
    const names = wanted.map(({ what }) => what).join("  ");
    return `  ${names}${rules === "" ? "" : style.dim(`   wanted by ${rules}`)}`;
  });
}
