/** Shows a proposal, asks for consent, and applies it or sets it aside. */
import { ExitCode } from "@maze/base";
import type { Proposal } from "@maze/pipeline";
import type { CommandContext, CommandResult } from "../contract.ts";
import { showHole, showRepairs } from "../show/holes.ts";
import { showEvidence, showReceipt } from "../show/receipt.ts";

/** How consent is given. */
export interface ConsentOptions {
  /** Apply without asking. */
  readonly yes: boolean;
  /** Only show. */
  readonly dryRun: boolean;
}

/**
 * Brings a proposal to its end.
 *
 * @param context The terminal.
 * @param proposal What was found.
 * @param options How consent is given; where nobody can be asked, nothing is applied without `yes`.
 * @returns The result; its exit status is 1 where something was not done.
 */
export async function concludeProposal(
  context: CommandContext,
  proposal: Proposal,
  options: ConsentOptions,
): Promise<CommandResult> {
  const { style } = context;
  const { change, report } = proposal;
  context.print([
    ...report.holes.map((hole) => showHole(hole, style)),
    ...(report.repairs.length > 0 ? [showRepairs(report, style)] : []),
    "",
    ...(change ? [style.enabled ? proposal.coloredDiff() : report.diff] : ["nothing changes", ""]),
    showReceipt(report.receipt, style),
    showEvidence(report.evidence, style),
  ].join("\n"));
  const applied = change !== undefined && !options.dryRun && await consents(context, options);
  if (applied) await proposal.apply();
  else await proposal.discard(whyNot(options, change !== undefined));
  const result = { ...report, applied };
  return {
    exit: report.status === "ok" ? ExitCode.ok : ExitCode.checkFailed,
    result,
    text: closing(result, change !== undefined),
    receipt: report.receipt,
    usage: { candidates: report.holes.reduce((sum, { candidates }) => sum + candidates, 0) },
  };
}

async function consents(context: CommandContext, { yes }: ConsentOptions): Promise<boolean> {
  if (yes) return true;
  const answer = await context.ask("Apply this change?");
  if (answer === undefined) context.notice("not applied: pass --yes to apply without being asked");
  return answer ?? false;
}

function whyNot({ dryRun }: ConsentOptions, changes: boolean): string {
  return !changes ? "nothing to change" : dryRun ? "only shown, as asked" : "not agreed to";
}

function closing(
  { applied, elapsed_ms, files, run }: {
    applied: boolean;
    elapsed_ms: number;
    files: readonly string[];
    run: string;
  },
  changes: boolean,
): string {
  const did = applied
    ? `changed ${files.join(", ")}; maze undo takes it back`
    : changes
    ? "nothing was written"
    : "";
  return [did, `run ${run}, ${(elapsed_ms / 1000).toFixed(2)} s`].filter((part) => part !== "")
    .join("\n");
}
