/**
 * Reads a JSON value that stands in the middle of another text (RFC 8259), and says where it ends or
 * where it goes wrong, which `JSON.parse` does not.
 */
import type { JsonValue } from "../../../schema/node.ts";

/** What came of a value. */
export type JsonText =
  | {
    readonly kind: "read";
    readonly value: JsonValue;
    /** Offset behind it. */
    readonly end: number;
  }
  | {
    readonly kind: "wrong";
    /** Where it goes wrong. */
    readonly at: number;
    /** What should stand there. */
    readonly expected: string;
  };

interface OpenValue {
  readonly items: JsonValue[] | undefined;
  readonly members: Map<string, JsonValue>;
  readonly pointer: string;
  name: string;
}

/** Values within each other; more than any schema needs, and few enough to name their places. */
const NESTING = 1_000;

/** Where the values of a JSON text begin, by JSON pointer. */
export type JsonPlaces = Map<string, number>;

/**
 * Reads a value.
 *
 * @param text The text it stands in.
 * @param start Offset at which it begins, or white space before it.
 * @param options With `places`, where each value begins is written there.
 * @returns The value and where it ends, or where it goes wrong.
 */
export function readJsonText(
  text: string,
  start: number,
  options: { readonly places?: JsonPlaces } = {},
): JsonText {
  const open: OpenValue[] = [];
  let at = start;
  const skip = (): void => {
    while (" \t\r\n".includes(text[at] ?? "x")) at++;
  };
  const wrong = (expected: string): JsonText => ({ kind: "wrong", at, expected });
  for (;;) {
    skip();
    const around = open.at(-1);
    if (around && !around.items) {
      const name = scalarAt(text, at);
      if (typeof name?.value !== "string") return wrong("a name in double quotes");
      around.name = name.value;
      at = name.end;
      skip();
      if (text[at] !== ":") return wrong("a colon");
      at++;
      skip();
    }
    const pointer = around === undefined ? "" : `${around.pointer}/${stepOf(around)}`;
    options.places?.set(pointer, at);
    let value: JsonValue;
    const opening = text[at];
    if (opening === "{" || opening === "[") {
      if (open.length === NESTING) return wrong(`at most ${NESTING} values within each other`);
      at++;
      const items = opening === "[" ? [] : undefined;
      const begun = { items, members: new Map<string, JsonValue>(), pointer, name: "" };
      skip();
      if (text[at] !== closing(begun)) {
        open.push(begun);
        continue;
      }
      at++;
      value = items ?? {};
    } else {
      const scalar = scalarAt(text, at);
      if (!scalar) return wrong("a JSON value");
      value = scalar.value;
      at = scalar.end;
    }
    for (;;) {
      const into = open.at(-1);
      if (!into) return { kind: "read", value, end: at };
      if (into.items) into.items.push(value);
      else into.members.set(into.name, value);
      skip();
      if (text[at] === ",") {
        at++;
        break;
      }
      if (text[at] !== closing(into)) return wrong(`a comma or ${closing(into)}`);
      at++;
      value = into.items ?? Object.fromEntries(into.members);
      open.pop();
    }
  }
}

function closing({ items }: OpenValue): string {
  return items ? "]" : "}";
}

function stepOf({ items, name }: OpenValue): string {
  return items ? String(items.length) : name.replaceAll("~", "~0").replaceAll("/", "~1");
}

const OTHER = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function scalarAt(
  text: string,
  at: number,
): { readonly value: JsonValue; readonly end: number } | undefined {
  if (text[at] === '"') {
    const end = endOfString(text, at);
    const value = end === undefined ? undefined : readString(text.slice(at, end));
    return value === undefined ? undefined : { value, end: end! };
  }
  OTHER.lastIndex = at;
  const match = OTHER.exec(text)?.[0];
  return match === undefined ? undefined : { value: JSON.parse(match), end: at + match.length };
}

/** The offset behind a string in double quotes, or `undefined` where its line ends before it does. */
export function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') return at + 1;
    if (character === "\n" || character === "\r") return;
    if (character === "\\") at++;
  }
}

/** What a JSON string says, or `undefined` where it is none. */
export function readString(written: string): string | undefined {
  try {
    return JSON.parse(written);
  } catch {
    return;
  }
}
