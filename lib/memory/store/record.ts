/** What the drivers share: records as JSON, and the refusals that must read the same everywhere. */
import { MazeError } from "@maze/base";
import type { StoreLimits } from "../contract.ts";
import { memoryErrors } from "../errors.ts";

/** JSON of a record, refused when it is not a value JSON can carry or is above the limit. */
export function encodeRecord(
  value: unknown,
  options: { what: string; limits: StoreLimits },
): string {
  const { limits, what } = options;
  const json = JSON.stringify(value);
  if (json === undefined) {
    throw new MazeError(
      memoryErrors.failed,
      `Cannot store ${what}: ${typeof value} found, expected a value that JSON can carry`,
    );
  }
  // A UTF-16 code unit takes at most three bytes of UTF-8, so most records need not be encoded twice.
  const bytes = json.length * 3 <= limits.recordBytes ? 0 : new TextEncoder().encode(json).length;
  if (bytes > limits.recordBytes) {
    throw new MazeError(
      memoryErrors.tooLarge,
      `Cannot store ${what}: ${bytes} bytes, expected at most ${limits.recordBytes}`,
      { fix: "keep large texts in files and store their digests" },
    );
  }
  return json;
}

/** The refusal of an append whose writer does not know the end of the log. */
export function appendRefusal(
  run: string,
  { after, last }: { after: number; last: number },
): MazeError {
  if (last === 0) {
    return new MazeError(
      memoryErrors.unknownRun,
      `Cannot append to run ${run}: the store has no such run, expected one that was begun`,
    );
  }
  return new MazeError(
    memoryErrors.conflict,
    `Cannot append to run ${run}: its last event is number ${last}, expected number ${after}`,
    { fix: "another process has gone on with this run: leave it, or read it again first" },
  );
}

/** The refusal of every call after `close`. */
export function closedRefusal(): MazeError {
  return new MazeError(
    memoryErrors.closed,
    "Cannot use the store: it has been closed, expected an open one",
  );
}
