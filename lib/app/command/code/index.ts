/** `maze index`: symbols, imports, tests and style of a project. */
import { argument, object, option, optional, string } from "@optique/core";
import { joinPath } from "@maze/base";
import { defineCommand } from "../contract.ts";
import { openMaze } from "./open.ts";
import { say } from "./options.ts";

/** The command. */
export const index = defineCommand({
  name: "index",
  brief: "Index symbols, imports, tests and style of a project",
  examples: ["maze index", "maze index ../other --json", "maze index --symbols"],
  parser: object({
    path: optional(
      argument(string({ metavar: "PATH" }), {
        description: say("Folder of the project; this one where absent."),
      }),
    ),
    symbols: option("--symbols", { description: say("List every symbol.") }),
  }),
  project: ({ path }) => path,
  run: async (context, { path, symbols }) => {
    const folder = path === undefined ? context.folder : joinPath(context.folder, path);
    await using maze = await openMaze({ ...context, folder });
    const found = await maze.index();
    const { statistics } = found;
    const exported = found.files.map((file) => ({
      path: file.path,
      exports: found.exportedSymbols(file.path).map(({ kinds, name }) => ({ name, kinds })),
    }));
    const style = found.style().map(({ aspect, share, support, total, value }) => ({
      aspect,
      value,
      support,
      total,
      share,
    }));
    const list = symbols
      ? found.symbols().map(({ container, path: file, symbol }) => ({
        ...{
          path: file,
          line: symbol.line,
          kind: symbol.kind,
          name: container ? `${container}.${symbol.name}` : symbol.name,
        },
        ...(symbol.signature === undefined ? {} : { signature: symbol.signature }),
      }))
      : [];
    for (const { message } of found.notices) context.notice(message);
    return {
      result: {
        ...{ root: found.root, statistics, files: exported, style, symbols: list },
        tests: found.tests().map(({ framework, path: file, test }) => ({
          path: file,
          line: test.line,
          name: test.name,
          framework: framework ?? null,
        })),
        skipped: found.skipped.map(({ notice, path: file, reason }) => ({
          path: file,
          reason,
          message: notice.message,
        })),
      },
      text: [
        ...list.map(({ kind, line, name, path: file }) => `${file}:${line} ${kind} ${name}`),
        `${statistics.files} files, ${statistics.lines} lines, ${statistics.symbols} symbols, ${statistics.tests} tests ` +
        `in ${
          Math.round(statistics.elapsedMs)
        } ms (${statistics.parsed} parsed, ${statistics.cached} unchanged)`,
        ...style.map(({ aspect, share, support, total, value }) =>
          `  ${aspect.padEnd(20)}${value.padEnd(14)}${
            context.style.dim(`${support} of ${total}, ${Math.round(100 * share)} %`)
          }`
        ),
        ...found.skipped.map(({ notice }) => context.style.yellow(`skipped: ${notice.message}`)),
      ].join("\n"),
    };
  },
});
