/** A result that waits for consent: shown first, then applied atomically or set aside. */
import { type Evidence, ExitCode, type ExitStatus, type Receipt } from "@maze/base";
import { applyChange } from "../change/apply.ts";
import { type Change, proposeChange } from "../change/change.ts";
import { renderDiff } from "../change/diff.ts";
import type { OpenRun } from "../run/run.ts";
import type { Session } from "../session/session.ts";
import type { CodeReport, HoleReport, RepairReport } from "./report.ts";

/** A finished search or repair that has not touched the project yet. */
export interface Proposal {
  /** What was found and how it was checked. */
  readonly report: CodeReport;
  /** The patch; `undefined` where nothing changes. */
  readonly change: Change | undefined;
  /** The difference with colours, for a terminal. */
  coloredDiff(): string;
  /**
   * Writes the patch, all files or none, and ends the run.
   * @throws {MazeError} `changedFile` where a file is no longer as it was read; nothing is written then.
   */
  apply(): Promise<void>;
  /** Ends the run without writing anything. */
  discard(why: string): Promise<void>;
}

/** What a proposal is made of. */
export interface ProposalParts {
  /** The run under way. */
  readonly run: OpenRun;
  /** What it is about, in one line. */
  readonly title: string;
  /** New texts by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What became of the holes. */
  readonly holes: readonly HoleReport[];
  /** Repairs that were tried. */
  readonly repairs?: readonly RepairReport[];
  /** What the checks found. */
  readonly evidence: readonly Evidence[];
  /** How the result was held to each tier. */
  readonly receipt: Receipt;
  /** Whether all that was asked for was done. */
  readonly complete: boolean;
  /** Start of the operation by the monotonic clock, in milliseconds. */
  readonly started: number;
  /** Told after the patch was written or set aside. */
  readonly settled?: (applied: boolean) => Promise<void>;
}

/**
 * Makes a proposal and records it in the run.
 *
 * @param session The project.
 * @param parts What it is made of.
 * @returns The proposal; the run ends with `apply` or `discard`.
 */
export async function makeProposal(session: Session, parts: ProposalParts): Promise<Proposal> {
  const { complete, evidence, holes, receipt, run, started, texts, title } = parts;
  const { host } = session;
  const change = texts.size === 0
    ? undefined
    : await proposeChange(host, { root: session.home, edits: texts, title, run: run.id });
  const files = change?.files.map(({ path }) => path) ?? [];
  const report: CodeReport = {
    run: run.id,
    status: complete ? "ok" : "failed",
    holes,
    repairs: parts.repairs ?? [],
    evidence,
    receipt,
    diff: change ? renderDiff(change) : "",
    files,
    elapsed_ms: Math.round(host.clock.monotonic() - started),
  };
  await run.append({ kind: "receipt-issued", receipt });
  if (change) await run.append({ kind: "change-proposed", change: change.id, files });
  const exit: ExitStatus = complete ? ExitCode.ok : ExitCode.checkFailed;
  const finish = async (applied: boolean): Promise<void> => {
    await parts.settled?.(applied);
    await run.finish({ outcome: complete ? "completed" : "failed", exit });
  };
  return {
    report,
    change,
    coloredDiff: () => (change ? renderDiff(change, { color: true }) : ""),
    apply: async () => {
      if (change) {
        await applyChange(host, change, {
          store: await session.store(),
          ...(session.signal ? { signal: session.signal } : {}),
        });
        await run.append({ kind: "change-applied", change: change.id });
        session.log.write("info", "applied a change", {
          change: change.id,
          files,
        });
        session.forget();
      }
      await finish(true);
    },
    discard: async (why) => {
      if (change) await run.append({ kind: "change-refused", change: change.id, why });
      await finish(false);
    },
  };
}
