/**
 * Runs inside the sandbox. Makes the records that leave it. The code under test shares the realm
 * and may replace any global, so all that is needed is kept at load, before that code.
 */
const { stringify } = JSON;
const { hasOwn } = Object;
const { apply } = Reflect;
const { charCodeAt, padStart } = String.prototype;
const hex = Number.prototype.toString;
const { inspect } = Deno;
const text = String;
const AnyError = Error;
const NotCapable = Deno.errors.NotCapable;

/** What became of a test. */
export type Status = "passed" | "failed" | "skipped" | "refused";

/** What leaves the sandbox, one a line. */
export type SandboxRecord =
  | { readonly kind: "start"; readonly name: string }
  | {
    readonly kind: "end";
    readonly name: string;
    readonly status: Status;
    readonly message: string;
    readonly stack: string;
    readonly elapsedMs: number;
  }
  | {
    readonly kind: "load";
    readonly name: string;
    readonly message: string;
    readonly stack: string;
  }
  | { readonly kind: "done"; readonly tests: number; readonly changed: string };

/** Members of all records. */
const KEYS = [
  "kind",
  "name",
  "status",
  "message",
  "stack",
  "elapsedMs",
  "tests",
  "changed",
] as const;

/** Text of a record in ASCII. Members are put together one by one, so that no `toJSON` is asked. */
export function recordText(record: SandboxRecord, number: number): string {
  let members = `"number":${number}`;
  for (let at = 0; at < KEYS.length; at++) {
    const key = KEYS[at]!;
    if (!hasOwn(record, key)) continue;
    members += `,"${key}":${ascii(stringify((record as unknown as Record<string, unknown>)[key]))}`;
  }
  return `{${members}}`;
}

/** Escapes what is not printable ASCII, which would be taken for a terminal's controls. */
function ascii(json: string): string {
  let escaped = "";
  for (let at = 0; at < json.length; at++) {
    const unit = apply(charCodeAt, json, [at]);
    escaped += unit < 0x7f ? json[at] : `\\u${apply(padStart, apply(hex, unit, [16]), [4, "0"])}`;
  }
  return escaped;
}

/** Thrown by what the sandbox cannot offer: the test is not failed but refused. */
export class Refusal extends AnyError {
  override name = "Refusal";
}

/** Whether an error says that the sandbox withheld something. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Refusal || error instanceof NotCapable;
}

/** Name, message and stack of whatever was thrown. */
export function described(error: unknown): { name: string; message: string; stack: string } {
  try {
    if (error instanceof AnyError) {
      return { name: text(error.name), message: text(error.message), stack: text(error.stack) };
    }
    return { name: "", message: `threw ${inspect(error)}`, stack: "" };
  } catch {
    return { name: "", message: "threw something that cannot be shown", stack: "" };
  }
}
