/** Character classes in brackets: of ECMA-262 without and with the flag `v`, and of Rust's `regex`. */
import { charSetOf, complementOf, differenceOf, intersectionOf, unionOf } from "../char_set.ts";
import type { CharSet } from "../regex.ts";
import { closeCase } from "../unicode.ts";
import { readEscape } from "./escapes.ts";
import type { Reader } from "./reader.ts";

/** The classes that POSIX names, as Rust takes them: ASCII only. */
const POSIX: ReadonlyMap<string, CharSet> = new Map([
  ["alnum", [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a]]],
  ["alpha", [[0x41, 0x5a], [0x61, 0x7a]]],
  ["ascii", [[0, 0x7f]]],
  ["blank", [[9, 9], [0x20, 0x20]]],
  ["cntrl", [[0, 0x1f], [0x7f, 0x7f]]],
  ["digit", [[0x30, 0x39]]],
  ["graph", [[0x21, 0x7e]]],
  ["lower", [[0x61, 0x7a]]],
  ["print", [[0x20, 0x7e]]],
  ["punct", [[0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]]],
  ["space", [[9, 13], [0x20, 0x20]]],
  ["upper", [[0x41, 0x5a]]],
  ["word", [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]]],
  ["xdigit", [[0x30, 0x39], [0x41, 0x46], [0x61, 0x66]]],
]);

/** Reads a class whose bracket has been gone past, to behind its closing bracket. */
export function readClass(reader: Reader): CharSet {
  const from = reader.at - 1;
  reader.enter();
  const isNegated = reader.eat("^");
  const isNested = reader.isRust || reader.flags.sets;
  let parts: CharSet[] = [];
  let operation: ((left: CharSet, right: CharSet) => CharSet) | undefined;
  let before: CharSet = [];
  const join = (): CharSet => {
    const set = unionOf(parts);
    return operation ? operation(before, set) : set;
  };
  for (let isFirst = true;; isFirst = false) {
    if (reader.isDone) reader.refuse("malformed", { what: "a class is not closed", from });
    skipSpace(reader);
    if (!(isFirst && reader.isRust) && reader.eat("]")) break;
    const next = isNested ? operator(reader) : undefined;
    if (next) {
      before = join();
      parts = [];
      operation = next;
    } else parts.push(readMember(reader, isNested));
  }
  reader.leave();
  const set = reader.flags.ignoreCase ? closeCase(join()) : join();
  return isNegated ? complementOf(set) : set;
}

function operator(reader: Reader): ((left: CharSet, right: CharSet) => CharSet) | undefined {
  if (reader.eat("&&")) return intersectionOf;
  if (reader.sees("--") && reader.source[reader.at + 2] !== "]" && reader.eat("--")) {
    return differenceOf;
  }
  if (reader.isRust && reader.eat("~~")) {
    return (left, right) => unionOf([differenceOf(left, right), differenceOf(right, left)]);
  }
}

function readMember(reader: Reader, isNested: boolean): CharSet {
  if (isNested && reader.sees("[")) {
    const posix = reader.isRust && reader.match(/\[:(\^?)(\w+):\]/y);
    if (posix) return posixSet(reader, posix);
    reader.at++;
    return readClass(reader);
  }
  const from = reader.at;
  const first = readAtom(reader);
  skipSpace(reader);
  const isRange = reader.sees("-") && !reader.sees("-]") && !(isNested && reader.sees("--"));
  if (!isRange) return typeof first === "number" ? [[first, first]] : first;
  const dash = reader.at++;
  skipSpace(reader);
  if (reader.isDone) {
    reader.refuse("malformed", { what: "a range and its class are not closed", from });
  }
  if (isNested && reader.sees("[")) {
    return reader.refuse("malformed", { what: "a range ends in a class", from });
  }
  const last = readAtom(reader);
  if (typeof first === "number" && typeof last === "number") {
    if (first <= last) return charSetOf([[first, last]]);
    return reader.refuse("malformed", {
      what: "the ends of a range are the wrong way round",
      from,
      fix: "write the lower code point first",
    });
  }
  if (reader.isRust) {
    reader.refuse("malformed", { what: "a range begins or ends with a set", from });
  }
  // As browsers read it without the flag `u`: the dash is one of the members.
  const sets = [first, dashAt(reader, dash), last].map((part): CharSet =>
    typeof part === "number" ? [[part, part]] : part
  );
  return unionOf(sets);
}

function dashAt({ source }: Reader, at: number): number {
  return source.charCodeAt(at);
}

function posixSet(reader: Reader, [whole, caret, name]: RegExpExecArray): CharSet {
  const set = POSIX.get(name!);
  if (!set) {
    return reader.refuse("malformed", {
      what: `there is no class ${whole}`,
      from: reader.at - whole.length,
      fix: `take one of ${[...POSIX.keys()].join(", ")}`,
    });
  }
  return caret ? complementOf(set) : set;
}

/** One code point, or the set of an escape. */
function readAtom(reader: Reader): number | CharSet {
  if (!reader.eat("\\")) return reader.point();
  const from = reader.at - 1;
  const escape = readEscape(reader, true);
  if (escape.kind === "byte") {
    return reader.refuse("unsupported", {
      what: "a raw byte stands in a class",
      from,
      fix: "write the bytes as alternatives",
    });
  }
  return escape.kind === "point" ? escape.point : escape.set;
}

function skipSpace(reader: Reader): void {
  if (reader.flags.extended) reader.match(/(?:\s|#[^\n]*)*/y);
}
