/**
 * Whether an expression matches a text, by derivatives (Brzozowski 1964) straight over its data: slow,
 * short, and without any automaton.
 */
import {
  andRegex,
  choiceRegex,
  EMPTY,
  isNullable,
  NOTHING,
  notRegex,
  repeatRegex,
  sequenceRegex,
} from "../../../lib/grammar/regex/build.ts";
import { hasChar } from "../../../lib/grammar/regex/char_set.ts";
import type { ParsedRegex } from "../../../lib/grammar/regex/parse.ts";
import type { Regex } from "@maze/grammar";

export function matches(regex: Regex, text: string): boolean {
  let rest = regex;
  for (const character of text) rest = derivative(rest, character.codePointAt(0)!);
  return isNullable(rest);
}

function derivative(regex: Regex, point: number): Regex {
  switch (regex.kind) {
    case "empty":
      return NOTHING;
    case "chars":
      return hasChar(regex.set, point) ? EMPTY : NOTHING;
    case "byte":
      return regex.byte === point && point < 0x80 ? EMPTY : NOTHING;
    case "sequence": {
      const choices: Regex[] = [];
      for (let at = 0; at < regex.items.length; at++) {
        const item = regex.items[at]!;
        choices.push(sequenceRegex([derivative(item, point), ...regex.items.slice(at + 1)]));
        if (!isNullable(item)) break;
      }
      return choiceRegex(choices);
    }
    case "choice":
      return choiceRegex(regex.items.map((item) => derivative(item, point)));
    case "repeat": {
      const { item, max, min } = regex;
      if (max === 0) return NOTHING;
      const less = max === undefined ? undefined : max - 1;
      const more = repeatRegex(item, { min: Math.max(0, min - 1), max: less });
      return sequenceRegex([derivative(item, point), more]);
    }
    case "and":
      return andRegex(regex.items.map((item) => derivative(item, point)));
    case "not":
      return notRegex(derivative(regex.item, point));
  }
}

export function regexOf(parsed: ParsedRegex): Regex {
  if (parsed.kind === "parsed") return parsed.regex;
  throw new Error(`Cannot test this: ${parsed.diagnostic.message}`);
}
