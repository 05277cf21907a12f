/**
 * Reads what a test program reports. Each line begins with a key that is new for each program and
 * that only its main module knows, and is numbered, so that neither look-alike lines nor lines held
 * back pass for results.
 */

/** A result as it left the sandbox. */
export interface EndRecord {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped" | "refused";
  readonly message: string;
  readonly stack: string;
  readonly elapsedMs: number;
}

/** An error that belongs to no test. */
export interface LoadRecord {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** All that a program reported. */
export interface Report {
  readonly ended: readonly EndRecord[];
  /** Errors while loading, in hooks of the whole file, or after all tests. */
  readonly loading: readonly LoadRecord[];
  /** The tests that began and did not end, outermost first. */
  readonly running: readonly string[];
  /** True when the last record arrived and none is missing. */
  readonly complete: boolean;
  /** Which of the language's own objects was changed at the end; empty for none. */
  readonly changed: string;
}

/** A new key of 32 hexadecimal digits. */
export function newKey(): string {
  return crypto.getRandomValues(new Uint8Array(16)).toHex();
}

/** Reads the output of a program whose key is `key`. */
export function readReport(stdout: string, key: string): Report {
  const ended: EndRecord[] = [];
  const loading: LoadRecord[] = [];
  const running: string[] = [];
  let changed = "";
  let records = 0;
  let gap = false;
  let done = false;
  for (const line of stdout.split("\n")) {
    if (!line.startsWith(key)) continue;
    const record = parse(line.slice(key.length));
    if (!record || record.number !== ++records || done) {
      gap = true;
      break;
    }
    if (record.kind === "start") running.push(record.name);
    else if (record.kind === "load") loading.push(record);
    else if (record.kind === "end") {
      const at = running.lastIndexOf(record.name);
      if (at >= 0) running.splice(at, 1);
      ended.push(record);
    } else {
      done = record.tests === ended.length;
      changed = record.changed;
    }
  }
  return { ended, loading, running, complete: done && !gap, changed };
}

type ReadRecord =
  & { readonly number: number }
  & (
    | { readonly kind: "start"; readonly name: string }
    | { readonly kind: "end" } & EndRecord
    | { readonly kind: "load" } & LoadRecord
    | { readonly kind: "done"; readonly tests: number; readonly changed: string }
  );

/** A record, unless its line was cut at the bound on output. */
function parse(text: string): ReadRecord | undefined {
  try {
    return JSON.parse(text) as ReadRecord;
  } catch {
    return undefined;
  }
}
