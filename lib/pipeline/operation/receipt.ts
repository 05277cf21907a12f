/** The receipt: per tier of constraints, how a result was held to it, and how that is known. */
import type { Enforcement, Evidence, Receipt, Tier } from "@maze/base";

/** What a receipt is made from. */
export interface ReceiptFacts {
  /** Which tiers the user wants. */
  readonly wanted: Readonly<Record<Tier, boolean>>;
  /** What the checks found about the result. */
  readonly evidence: readonly Evidence[];
  /** What the soft tier did, in words; absent where it did nothing. */
  readonly context?: string;
}

/** Which checks speak for which tier. */
const checksOf: Readonly<Record<Exclude<Tier, "contextual">, readonly string[]>> = {
  syntactic: ["syntax"],
  type: ["types"],
  semantic: ["examples", "tests"],
};

/**
 * Makes the receipt of a result whose tokens nobody masked: a tier is `validated` only where a check
 * ran and passed.
 *
 * @param facts What was wanted and what was found.
 * @returns The state of each tier with its reason.
 *
 * @example
 * ```ts
 * import { makeReceipt } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const wanted = { syntactic: true, type: false, semantic: true, contextual: true };
 * const receipt = makeReceipt({ wanted, evidence: [] });
 * assertEquals([receipt.type.state, receipt.semantic.state], ["off", "unenforced"]);
 * ```
 */
export function makeReceipt(facts: ReceiptFacts): Receipt {
  const state = (tier: Exclude<Tier, "contextual">): Receipt[Tier] =>
    facts.wanted[tier] ? fromEvidence(facts.evidence, checksOf[tier]) : switchedOff(tier);
  return {
    syntactic: state("syntactic"),
    type: state("type"),
    semantic: state("semantic"),
    contextual: facts.wanted.contextual ? contextual(facts.context) : switchedOff("contextual"),
  };
}

function switchedOff(tier: Tier): Receipt[Tier] {
  return { state: "off", how: `constraints.${tier} is false` };
}

function contextual(context: string | undefined): Receipt[Tier] {
  return {
    state: "unenforced",
    how: context ? `soft: ${context}` : "nothing of the project was known",
  };
}

function fromEvidence(evidence: readonly Evidence[], checks: readonly string[]): Receipt[Tier] {
  const about = evidence.filter(({ check }) => checks.includes(check));
  const ran = about.filter(({ verdict }) => verdict !== "skipped");
  if (ran.length === 0) {
    const reasons = about.map(({ check, reason }) => `${check} skipped: ${reason}`);
    return {
      state: "unenforced",
      how: reasons.join("; ") || `no ${checks.join(" and no ")} to judge by`,
    };
  }
  const failed = ran.filter(({ verdict }) => verdict === "fail");
  const state: Enforcement = failed.length > 0 ? "unenforced" : "validated";
  return {
    state,
    how: [...failed, ...about.filter((each) => !failed.includes(each))].map(sentence).join("; "),
  };
}

function sentence(evidence: Evidence): string {
  const { check, counts, reason, tool, verdict, version } = evidence;
  const found = counts ? `${counts.passed} passed, ${counts.failed} failed` : reason;
  return `${check} ${verdict}${found ? ` (${found})` : ""} by ${tool} ${version}`;
}
