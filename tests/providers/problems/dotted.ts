/** Helpers of `reports.ts`: names of places in nested values. */

/** One step of a way into a value. */
export type Step = string | number;

/** A way into a nested value. */
export type Way = readonly Step[];

/** Whether a text can stand after a dot. */
export function isPlainName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

/** Writes a way as it is written in code: `a.b[0]`. */
export function dottedWay(way: readonly PropertyKey[]): string {
  let text = "";
  for (const step of way) {
    if (typeof step === "number") text += `[${step}]`;
    else text += text === "" ? String(step) : `.${String(step)}`;
  }
  return text;
}

/** How long a text is at most. */
export const longest = 80;

/** Cuts a text. */
export function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** A line of a table. */
export function padded(text: string, width: number): string {
  return text.padEnd(width);
}

/** Puts a text between marks. */
export function quoted(text: string): string {
  return `'${text}'`;
}
