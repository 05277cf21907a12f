/** How far a run has come: a view of its events, and what a resumed run need not do again. */
import type { Receipt, Verdict } from "@maze/base";
import type { HoleFilled, HoleFound, RunEvent } from "./event.ts";

/** One hole of a run. */
export interface HoleProgress extends Omit<HoleFound, "kind"> {
  /** Where it stands. */
  readonly state: "open" | "filled" | "missed";
  /** Candidates that were looked at, in this and earlier attempts. */
  readonly candidates: number;
  /** Its fill, where it has one. */
  readonly fill?: Pick<HoleFilled, "code" | "components" | "imports">;
}

/** One change of a run. */
export interface ChangeProgress {
  /** Its id. */
  readonly change: string;
  /** Where it stands. */
  readonly state: "proposed" | "applied" | "refused" | "undone";
  /** Its files, relative to the project. */
  readonly files: readonly string[];
}

/** How far a run has come. */
export interface RunProgress {
  /** Its holes, in the order they were found. */
  readonly holes: readonly HoleProgress[];
  /** Its changes, in the order they were proposed. */
  readonly changes: readonly ChangeProgress[];
  /** How many checks found what. */
  readonly checks: Readonly<Record<Verdict, number>>;
  /** How many repairs were tried. */
  readonly repairs: number;
  /** Its receipt, where one was issued. */
  readonly receipt?: Receipt;
  /** Whether it has come to its end. */
  readonly finished: boolean;
}

/**
 * Reads off the events of a run how far it has come.
 *
 * @param events Its events in order, or the first of them.
 * @returns What has been done and what is open.
 *
 * @example
 * ```ts
 * import { runProgress } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const hole = "a.ts#f";
 * const progress = runProgress([
 *   { kind: "hole-found", hole, name: "f", path: "a.ts", intent: "one", examples: 2 },
 *   { kind: "hole-filled", hole, code: "return 1;", components: [], candidates: 4, elapsedMs: 9 },
 * ]);
 * assertEquals(progress.holes[0]?.fill?.code, "return 1;");
 * ```
 */
export function runProgress(events: readonly RunEvent[]): RunProgress {
  const holes = new Map<string, HoleProgress>();
  const changes = new Map<string, ChangeProgress>();
  const checks: Record<Verdict, number> = { pass: 0, fail: 0, skipped: 0 };
  let repairs = 0;
  let receipt: Receipt | undefined;
  let finished = false;
  const end = (id: string, ended: Partial<HoleProgress>): void => {
    const hole = holes.get(id);
    if (hole) holes.set(id, { ...hole, ...ended });
  };
  const move = (id: string, state: ChangeProgress["state"]): void => {
    changes.set(id, { change: id, files: changes.get(id)?.files ?? [], state });
  };
  for (const event of events) {
    switch (event.kind) {
      case "hole-found": {
        const { kind: _, ...found } = event;
        // A resumed run finds its holes anew; what was known of one stays.
        holes.set(event.hole, { state: "open", candidates: 0, ...holes.get(event.hole), ...found });
        break;
      }
      case "hole-filled": {
        const { candidates, code, components, hole, imports } = event;
        end(hole, {
          state: "filled",
          candidates,
          fill: { code, components, ...(imports ? { imports } : {}) },
        });
        break;
      }
      case "hole-missed":
        end(event.hole, { state: "missed", candidates: event.candidates, fill: undefined });
        break;
      case "check-recorded":
        checks[event.evidence.verdict]++;
        break;
      case "repair-tried":
        repairs++;
        break;
      case "change-proposed":
        changes.set(event.change, {
          change: event.change,
          state: "proposed",
          files: event.files,
        });
        break;
      case "change-applied":
        move(event.change, "applied");
        break;
      case "change-refused":
        move(event.change, "refused");
        break;
      case "change-undone":
        move(event.change, "undone");
        break;
      case "receipt-issued":
        receipt = event.receipt;
        break;
      case "run-finished":
        finished = true;
        break;
    }
  }
  return {
    holes: [...holes.values()],
    changes: [...changes.values()],
    checks,
    repairs,
    ...(receipt ? { receipt } : {}),
    finished,
  };
}
