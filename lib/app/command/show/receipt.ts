/** Receipts and evidence for people. */
import {
  type Enforcement,
  type Evidence,
  type Receipt,
  renderDiagnostic,
  type Tier,
  type Verdict,
} from "@maze/base";
import type { Style } from "../../terminal/style.ts";

const tiers: readonly Tier[] = ["syntactic", "type", "semantic", "contextual"];

/** A receipt, one line a tier. */
export function showReceipt(receipt: Receipt, style: Style): string {
  const paint: Readonly<Record<Enforcement, (text: string) => string>> = {
    enforced: style.green,
    validated: style.green,
    unenforced: style.yellow,
    off: style.dim,
  };
  const lines = tiers.map((tier) => {
    const { how, state } = receipt[tier];
    return `  ${tier.padEnd(11)}${paint[state](state.padEnd(12))}${style.dim(how)}`;
  });
  return [style.bold("receipt"), ...lines].join("\n");
}

/** Evidence, one line a check, with what was wrong below. */
export function showEvidence(evidence: readonly Evidence[], style: Style): string {
  const mark: Readonly<Record<Verdict, string>> = {
    pass: style.green("pass   "),
    fail: style.red("fail   "),
    skipped: style.yellow("skipped"),
  };
  return evidence.flatMap(({ check, diagnostics, elapsedMs, reason, tool, verdict, version }) => [
    `  ${mark[verdict]} ${check.padEnd(9)}${reason ?? ""} ${
      style.dim(`${tool} ${version}, ${Math.round(elapsedMs)} ms`)
    }`,
    ...diagnostics.slice(0, MOST_SHOWN).map((each) => indent(renderDiagnostic(each))),
    ...(diagnostics.length > MOST_SHOWN
      ? [`    … and ${diagnostics.length - MOST_SHOWN} more`]
      : []),
  ]).join("\n");
}

/** Most diagnostics of one check that are printed; all of them are in the JSON. */
const MOST_SHOWN = 20;

function indent(text: string): string {
  return text.split("\n").map((line) => `    ${line}`).join("\n");
}
