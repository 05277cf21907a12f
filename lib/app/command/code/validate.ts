/** `maze validate`: syntax, types and tests of files, each with evidence. */
import { ExitCode } from "@maze/base";
import { object } from "@optique/core";
import { defineCommand } from "../contract.ts";
import { showEvidence, showReceipt } from "../show/receipt.ts";
import { openMaze } from "./open.ts";
import { files } from "./options.ts";

/** The command. */
export const validate = defineCommand({
  name: "validate",
  brief: "Check syntax, types and tests of files",
  description:
    "Checks files inside their project. A check that could not run is skipped with its reason and never counts as passed.",
  examples: ["maze validate src/basket.ts", "maze validate src/basket.ts --json"],
  parser: object({ files }),
  run: async (context, options) => {
    await using maze = await openMaze(context);
    const report = await maze.validate(options.files, { folder: context.folder });
    const { style } = context;
    return {
      exit: report.passed ? ExitCode.ok : ExitCode.checkFailed,
      result: report,
      text: [showEvidence(report.evidence, style), showReceipt(report.receipt, style)].join("\n"),
      receipt: report.receipt,
    };
  },
});
