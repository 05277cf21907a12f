/** What a comparison gives, as JSON and as text. */
import type { Figures, Measured, Outcome } from "./figures.ts";

/** The engines, this repository's first. */
export type EngineName = "maze" | "web-xgrammar" | "llguidance";

/** One comparison. */
export interface PeersResult {
  /** Day of the run, ISO 8601. */
  readonly date: string;
  /** Runtime with its version. */
  readonly runtime: string;
  /** How many processors there are. */
  readonly cores: number;
  /** Name and size of the vocabulary. */
  readonly vocabulary: { readonly name: string; readonly size: number };
  /** The engines, with how long each took to load the vocabulary if it ran. */
  readonly engines: readonly {
    readonly name: EngineName;
    readonly version: string;
    readonly where: string;
    readonly vocabularyMs?: number;
  }[];
  /** The cases, with what each engine did. */
  readonly cases: readonly {
    readonly name: string;
    readonly source: string;
    readonly tokens: number;
    readonly outcomes: Readonly<Record<EngineName, Outcome>>;
  }[];
}

/** Whether an outcome has figures. */
export function isMeasured(outcome: Outcome): outcome is Measured {
  return "warm" in outcome;
}

/** Names of engines whose run of a case failed, with why; a page of such a run is not written. */
export function failures(result: PeersResult): string[] {
  return result.cases.flatMap(({ name, outcomes }) =>
    Object.entries(outcomes).flatMap(([engine, outcome]) =>
      "failed" in outcome ? [`${name}, ${engine}: ${outcome.failed}`] : []
    )
  );
}

/** The comparison as Markdown: a table a case, ratios against this repository's engine. */
export function peersMarkdown(result: PeersResult): string {
  const engines = result.engines.map(({ name, version, vocabularyMs, where }) =>
    `- ${name} ${version}, ${where}: ` +
    (vocabularyMs === undefined ? "did not run" : `vocabulary in ${vocabularyMs} ms`)
  );
  const { name, size } = result.vocabulary;
  return [
    `Vocabulary ${name} with ${size} tokens; ${result.runtime}, ${result.cores} cores. ` +
    "Microseconds a mask, each with the clock's 0.1; “×” is how many times this repository's " +
    "figure. First: the pass right after compiling. Warm: the passes after it, over the same text.",
    "",
    ...engines,
    "",
    ...result.cases.flatMap((one) => [
      `**${one.name}** (${one.tokens} tokens of ${one.source})`,
      "",
      "| engine | compile ms | first p50 | p90 | p99 | max | warm p50 | p90 | p99 | max | × p50 | × p99 | accept p50 | p99 |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
      ...result.engines.map(({ name: engine }) => row(engine, one.outcomes)),
      "",
    ]),
  ].join("\n");
}

function row(engine: EngineName, outcomes: Readonly<Record<EngineName, Outcome>>): string {
  const outcome = outcomes[engine];
  if (!isMeasured(outcome)) {
    const reason = "skipped" in outcome ? `skipped: ${outcome.skipped}` : outcome.failed;
    return `| ${engine} | ${reason} |${" |".repeat(12)}`;
  }
  const base = outcomes.maze;
  const ratio = (of: keyof Figures): string =>
    isMeasured(base) ? `${Number((outcome.warm[of] / base.warm[of]).toPrecision(3))}` : "";
  const times = ({ max, p50, p90, p99 }: Figures): string => `${p50} | ${p90} | ${p99} | ${max}`;
  const label = outcome.every > 1 ? `${engine}, one mask in ${outcome.every}` : engine;
  return `| ${label} | ${outcome.compileMs} | ${times(outcome.first)} | ${times(outcome.warm)} | ` +
    `${ratio("p50")} | ${ratio("p99")} | ${outcome.accept.p50} | ${outcome.accept.p99} |`;
}
