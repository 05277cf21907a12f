/** Regular expressions as the text of other engines. */
import { assertNever } from "@maze/base";
import type { CharSet, Regex } from "@maze/grammar";

/** As a regular expression of Rust, without the slashes around it. */
export function regexSource(regex: Regex): string {
  switch (regex.kind) {
    case "empty":
      return "";
    case "chars":
      return classSource(regex.set, (point) => `\\x{${point.toString(16)}}`);
    case "sequence":
      return regex.items.map(regexSource).join("");
    case "choice":
      return `(${regex.items.map(regexSource).join("|")})`;
    case "repeat":
      return `(${regexSource(regex.item)})${times(regex.min, regex.max)}`;
    case "and":
    case "byte":
    case "not":
      throw new TypeError(`Cannot write a regular expression with ${regex.kind}: no counterpart`);
    default:
      return assertNever(regex);
  }
}

/** As an expression of EBNF. */
export function ebnfPattern(regex: Regex): string {
  switch (regex.kind) {
    case "empty":
      return '""';
    case "chars":
      return classSource(regex.set, (point) => `\\U${point.toString(16).padStart(8, "0")}`);
    case "sequence":
      return regex.items.map(ebnfPattern).join(" ");
    case "choice":
      return `(${regex.items.map(ebnfPattern).join(" | ")})`;
    case "repeat":
      return `(${ebnfPattern(regex.item)})${times(regex.min, regex.max)}`;
    case "and":
    case "byte":
    case "not":
      throw new TypeError(`Cannot write an EBNF with ${regex.kind}: no counterpart`);
    default:
      return assertNever(regex);
  }
}

function classSource(set: CharSet, escape: (point: number) => string): string {
  const shown = (point: number): string => {
    const character = String.fromCodePoint(point);
    return /[A-Za-z0-9]/.test(character) && point < 128 ? character : escape(point);
  };
  const ranges = set.map(([from, to]) => from === to ? shown(from) : `${shown(from)}-${shown(to)}`);
  return `[${ranges.join("")}]`;
}

/** A repetition after what is repeated. */
export function times(min: number, max: number | undefined): string {
  if (max === undefined) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === 0 && max === 1 ? "?" : `{${min},${max}}`;
}
