/** Changes one value in a TOML text and leaves every other character, comments included, alone. */
import { type TomlEntry, tomlLayout } from "./layout.ts";
import { readToml } from "./read.ts";

/** What to write, and under which names. */
export interface TomlEdit {
  /** The section, a bare name. */
  readonly section: string;
  /** The key in it, a bare name. */
  readonly key: string;
  /** The value, written in TOML. */
  readonly value: string;
}

/** A piece of text and the range that it replaces. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The offset after the line that an offset is in, its line end included. */
function afterLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** White space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(start).match(/^[ \t]*/)![0];
}

function planEdit(text: string, { key, section, value }: TomlEdit): Replacement {
  const { entries, headers } = tomlLayout(text);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const isAt = (entry: TomlEntry, ...path: string[]): boolean =>
    entry.path.length === path.length && path.every((part, index) => entry.path[index] === part);

  const own = entries.find((entry) => isAt(entry, section, key));
  if (own) return { ...own.value, text: value };

  const inline = entries.find((entry) => entry.inline && isAt(entry, section));
  if (inline) {
    const inside = entries.filter(({ path, value: { end, start } }) =>
      path.length > 1 && path[0] === section && start > inline.value.start && end < inline.value.end
    );
    const last = Math.max(...inside.map(({ value: { end } }) => end));
    if (inside.length > 0) return { start: last, end: last, text: `, ${key} = ${value}` };
    return { ...inline.value, text: `{ ${key} = ${value} }` };
  }

  const lineAfter = (offset: number, line: string): Replacement => {
    const start = afterLine(text, offset);
    const missing = start > 0 && text[start - 1] !== "\n" ? eol : "";
    return { start, end: start, text: `${missing}${line}${eol}` };
  };
  const header = headers.find(({ path }) => path.length === 1 && path[0] === section);
  if (header) {
    const next = headers.find(({ span }) => span.start > header.span.start)?.span.start ?? Infinity;
    const last = entries.findLast(({ inline, path, value: { start } }) =>
      path[0] === section && start > header.span.end && start < next && !(inline && path.length > 2)
    );
    const indent = last ? indentAt(text, last.key.start) : indentAt(text, header.span.start);
    return lineAfter(last?.value.end ?? header.span.end, `${indent}${key} = ${value}`);
  }
  const dotted = entries.findLast(({ path }) => path.length > 1 && path[0] === section);
  if (dotted) return lineAfter(dotted.value.end, `${section}.${key} = ${value}`);
  const gap = text.trim() === "" || /\n\s*\n$/.test(text) ? "" : eol;
  return lineAfter(text.length, `${gap}[${section}]${eol}${key} = ${value}`);
}

/** The leaves of a text by path, as text that can be compared; `undefined` where it is not TOML. */
function leavesByPath(text: string): Map<string, string> | undefined {
  const read = readToml(text);
  if (read.kind === "broken") return;
  return new Map(
    read.leaves.map(({ path, value }) => [JSON.stringify(path), JSON.stringify(value) ?? ""]),
  );
}

/**
 * Sets one value in a TOML text.
 *
 * @param text TOML that the parser accepts.
 * @param edit Section, key and value.
 * @returns The new text, in which everything else reads as before; `undefined` where the text is
 *   written in a form in which that cannot be done.
 */
export function editToml(text: string, edit: TomlEdit): string | undefined {
  const { end, start, text: piece } = planEdit(text, edit);
  const edited = text.slice(0, start) + piece + text.slice(end);
  const before = leavesByPath(text);
  const after = leavesByPath(edited);
  if (!before || !after) return;
  const own = JSON.stringify([edit.section, edit.key]);
  const wanted = leavesByPath(`value = ${edit.value}`)?.get('["value"]');
  if (after.get(own) !== wanted) return;
  before.delete(own);
  before.delete(JSON.stringify([edit.section])); // an inline table that was empty
  after.delete(own);
  const isSame = before.size === after.size &&
    [...before].every(([path, value]) => after.get(path) === value);
  return isSame ? edited : undefined;
}
