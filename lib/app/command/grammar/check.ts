/** `maze grammar check`: whether files are in a language. */
import { ExitCode, MazeError, renderDiagnostic } from "@maze/base";
import { inspectText, readTextFile, stripEscapes, type TextReport } from "@maze/pipeline";
import { argument, merge, multiple, object, string } from "@optique/core";
import { appErrors } from "../../errors.ts";
import { say } from "../code/options.ts";
import { defineCommand } from "../contract.ts";
import { languageFor, languageOptions } from "./options.ts";

/** The command. */
export const check = defineCommand({
  name: "grammar check",
  brief: "Check whether files are in a language",
  description:
    "Says of each file whether the grammar takes it, and if not, line, column, what was expected and " +
    "which rules wanted it. Without files, checks the grammar or the schema itself. Ends with status " +
    "1 when a file is not in the language.",
  examples: [
    "maze grammar check src/*.ts",
    "maze grammar check --schema order.schema.json order.json",
    "maze grammar check --grammar calculator.lark",
  ],
  lenient: true,
  parser: merge(
    object({
      files: multiple(
        argument(string({ metavar: "FILE" }), { description: say("A file to check.") }),
      ),
    }),
    languageOptions,
  ),
  run: async (context, { entry, files, ...named }) => {
    const { host, progress, signal, style } = context;
    const languageOf = await languageFor(context, named);
    const itself = named.grammar ?? named.schema;
    if (files.length === 0 && itself === undefined) {
      throw new MazeError(
        appErrors.badUsage,
        "Cannot check anything: no file was named, expected a file, or a grammar with --grammar",
        { fix: "name a file" },
      );
    }
    const reports: (TextReport & { readonly language: string })[] = [];
    const lines: string[] = [];
    if (files.length === 0) lines.push(`${style.green("✔")} ${itself} is a sound grammar`);
    for (const [at, path] of files.entries()) {
      progress.update("checking", at, files.length);
      signal.throwIfAborted();
      const text = await readTextFile(host, path, context);
      const language = languageOf(path);
      const subject = { path, text, ...(entry === undefined ? {} : { entry }) };
      const { diagnostic, report } = inspectText(language, subject);
      reports.push({ ...report, language: language.name });
      lines.push(
        diagnostic
          ? stripEscapes(renderDiagnostic(diagnostic, text))
          : `${style.green("✔")} ${path} ${style.dim(language.name)}`,
      );
    }
    progress.done("checking");
    const isSound = reports.every(({ state }) => state === "accepted");
    return {
      exit: isSound ? ExitCode.ok : ExitCode.checkFailed,
      result: { files: reports },
      text: lines.join("\n"),
    };
  },
});
