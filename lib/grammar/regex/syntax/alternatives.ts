/** Alternatives, groups, repetitions and assertions, by recursive descent. */
import { charsRegex } from "../build.ts";
import type { CharSet } from "../regex.ts";
import { closeCase } from "../unicode.ts";
import { readClass } from "./classes.ts";
import { dotSet, readEscape } from "./escapes.ts";
import { withFlags } from "./flags.ts";
import { choicePattern, type Pattern, plain, repeatPattern, sequencePattern } from "./pattern.ts";
import type { Reader } from "./reader.ts";

/** Reads a whole expression. */
export function readPattern(reader: Reader): Pattern {
  const pattern = readAlternatives(reader);
  if (!reader.isDone) {
    reader.refuse("malformed", {
      what: "a group is closed that was not opened",
      fix: "write \\) for the character",
    });
  }
  return pattern;
}

/** Reads alternatives up to a closing parenthesis or the end; flags set within end there. */
function readAlternatives(reader: Reader): Pattern {
  const { flags } = reader;
  const alternatives: Pattern[] = [];
  do alternatives.push(readSequence(reader)); while (reader.eat("|"));
  reader.flags = flags;
  return choicePattern(alternatives);
}

function readSequence(reader: Reader): Pattern {
  const items: Pattern[] = [];
  for (;;) {
    skipSpace(reader);
    if (reader.isDone || reader.sees("|") || reader.sees(")")) return sequencePattern(items);
    const from = reader.at;
    const item = readItem(reader);
    if (item) items.push(readRepetitions(reader, item, from));
  }
}

/** One item without what repeats it; nothing where only flags are set. */
function readItem(reader: Reader): Pattern | undefined {
  if (reader.eat("(")) return readGroup(reader);
  if (reader.eat("^")) return assertion(reader, "start");
  if (reader.eat("$")) return assertion(reader, "end");
  if (reader.eat("[")) return plain(charsRegex(readClass(reader)));
  if (reader.eat(".")) return plain(charsRegex(dotSet(reader)));
  if (reader.isRust && reader.eat("\\A")) return { kind: "start" };
  if (reader.isRust && reader.eat("\\z")) return { kind: "end" };
  if (reader.eat("\\")) {
    const escape = readEscape(reader, false);
    if (escape.kind === "byte") return plain({ kind: "byte", byte: escape.byte });
    return one(reader, escape.kind === "set" ? escape.set : [[escape.point, escape.point]]);
  }
  if (/[*+?]/y.test(reader.source[reader.at]!) || (reader.isRust && reader.sees("{"))) {
    reader.refuse("malformed", {
      what: `there is nothing that ${reader.source[reader.at]} could repeat`,
      fix: `write \\${reader.source[reader.at]} for the character`,
    });
  }
  const point = reader.point();
  return one(reader, [[point, point]]);
}

function one({ flags }: Reader, set: CharSet): Pattern {
  return plain(charsRegex(flags.ignoreCase ? closeCase(set) : set));
}

function assertion(reader: Reader, kind: "start" | "end"): Pattern {
  if (reader.flags.multiline) {
    reader.refuse("unsupported", {
      what: "with the flag m an anchor stands at line ends too, which is not supported",
      from: reader.at - 1,
      fix: "leave out the flag m, or name the line ends",
    });
  }
  return { kind };
}

/** Reads a group whose parenthesis has been gone past. */
function readGroup(reader: Reader): Pattern | undefined {
  const offset = reader.at - 1;
  reader.enter();
  let item: Pattern;
  const look = reader.match(/\?(<?)([=!])/y);
  if (look) {
    if (look[1]) {
      reader.refuse("unsupported", {
        what: "there is a look-behind, which is not supported",
        from: offset,
        fix: "say at the front what must or must not stand there",
      });
    }
    item = { kind: "look", item: readAlternatives(reader), negative: look[2] === "!", offset };
  } else if (
    reader.match(
      reader.isRust ? /\?P?<(?:[\p{L}_][\w.[\]]*)>/yu : /\?<[\p{ID_Start}$_][\p{ID_Continue}$]*>/yu,
    )
  ) {
    item = readAlternatives(reader);
  } else {
    const flags = reader.match(/\?([A-Za-z]*(?:-[A-Za-z]*)?)([:)])/y);
    if (flags?.[2] === ")") return setFlags(reader, flags[1]!, offset);
    if (!flags && reader.sees("?")) unknownGroup(reader, offset);
    const outside = reader.flags;
    if (flags) reader.flags = withFlags(flags[1]!, outside, reader);
    item = readAlternatives(reader);
    reader.flags = outside;
  }
  if (!reader.eat(")")) {
    reader.refuse("malformed", {
      what: "a group is not closed",
      from: offset,
      fix: "close it with )",
    });
  }
  reader.leave();
  return item;
}

/** Flags for the rest of the group they stand in: `(?i)`, in Rust's syntax only. */
function setFlags(reader: Reader, letters: string, offset: number): undefined {
  if (!reader.isRust) {
    reader.refuse("malformed", {
      what: "flags are set for the rest of the expression",
      from: offset,
      fix: "write (?i:…) around what they are for",
    });
  }
  reader.leave();
  reader.flags = withFlags(letters, reader.flags, reader);
}

function unknownGroup(reader: Reader, from: number): never {
  const opening = reader.source.slice(from, from + 4);
  return reader.refuse("unsupported", {
    what: `a group begins ${opening}, which is of no kind that is known`,
    from,
    fix: "use ( ), (?: ) or (?<name> )",
  });
}

/** Reads what repeats an item. */
function readRepetitions(reader: Reader, item: Pattern, from: number): Pattern {
  let repeated = item;
  for (let isFirst = true;; isFirst = false) {
    skipSpace(reader);
    const offset = reader.at;
    const times = readTimes(reader);
    if (!times) return repeated;
    if (!isFirst && !reader.isRust) {
      reader.refuse("malformed", {
        what: "a repetition is repeated",
        from: offset,
        fix: "put it in a group",
      });
    }
    reader.eat("?");
    if ((item.kind === "start" || item.kind === "end") && !reader.isRust) {
      reader.refuse("malformed", { what: "an anchor is repeated", from, fix: "write it once" });
    }
    repeated = repeatPattern(repeated, { ...times, offset });
  }
}

interface Times {
  readonly min: number;
  readonly max: number | undefined;
}

function readTimes(reader: Reader): Times | undefined {
  if (reader.eat("*")) return { min: 0, max: undefined };
  if (reader.eat("+")) return { min: 1, max: undefined };
  if (reader.eat("?")) return { min: 0, max: 1 };
  const counted = reader.match(
    reader.isRust ? /\{\s*(\d*)\s*(?:(,)\s*(\d*)\s*)?\}/y : /\{(\d+)(?:(,)(\d*))?\}/y,
  );
  if (!counted) return unclosedTimes(reader);
  const [whole, first, comma, last] = counted;
  const from = reader.at - whole.length;
  if (!first && !last) reader.refuse("malformed", { what: "a repetition has no count", from });
  const min = Number(first || 0);
  const max = comma ? (last ? Number(last) : undefined) : min;
  if (max !== undefined && max < min) {
    reader.refuse("malformed", { what: `${whole} counts from more to less`, from });
  }
  const greatest = Math.max(min, max ?? 0);
  if (greatest > reader.limits.repetition) {
    reader.refuse("tooLarge", {
      what: `${whole} repeats more than ${reader.limits.repetition} times`,
      from,
      fix: "repeat without bound, or raise the limit `repetition`",
    });
  }
  return { min, max };
}

/** In Rust's syntax a brace always counts; in the other one that does not count is a character. */
function unclosedTimes(reader: Reader): undefined {
  if (reader.isRust && reader.sees("{")) {
    reader.refuse("malformed", {
      what: "a repetition has no count",
      fix: "write \\{ for the character",
    });
  }
}

function skipSpace(reader: Reader): void {
  if (reader.flags.extended) reader.match(/(?:\s|#[^\n]*)*/y);
}
