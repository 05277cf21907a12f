/**
 * Anchors and look-ahead, rewritten away exactly. What remains of the text is carried along from the
 * right: an expression in front of a *rest* (the language of all that may follow it, up to the end
 * of the text) is itself the language of a rest. There `$` intersects the rest with the empty text,
 * `(?=S)` with all that begins with S, `(?!S)` with all that does not. Whether a place is the
 * beginning of the text is the one thing that is known from the left, so a rest has two forms.
 */
import {
  andRegex,
  ANY_CHAR,
  ANY_TEXT,
  choiceRegex,
  EMPTY,
  isNullable,
  nonEmptyRegex,
  NOTHING,
  notRegex,
  repeatRegex,
  sequenceRegex,
} from "./build.ts";
import { Refusal } from "./errors.ts";
import type { Regex } from "./regex.ts";
import type { Pattern } from "./syntax/pattern.ts";

/** What may follow up to the end of the text. */
interface Rest {
  /** Where the place is the beginning of the text. */
  readonly atStart: Regex;
  /** Where it is not. */
  readonly inside: Regex;
}

/** Any text may follow. */
const ANYTHING: Rest = { atStart: ANY_TEXT, inside: ANY_TEXT };

/** Copies of a repetition that holds assertions. */
const MOST_COPIES = 64;

/**
 * The texts that a pattern means.
 *
 * @param pattern The pattern.
 * @param options `match`: those that match as a whole, or those in which a match is found anywhere.
 *   `most`: parts that may be looked at, each as often as it is; nested repetitions multiply them.
 * @returns The expression of the texts.
 */
export function textsOf(
  pattern: Pattern,
  { match, most }: { readonly match: "whole" | "search"; readonly most: number },
): Regex {
  if (match === "whole") {
    if (pattern.kind === "plain") return pattern.regex;
    return new Rewriter(most).before(pattern, { atStart: EMPTY, inside: EMPTY }).atStart;
  }
  const { atStart, inside } = new Rewriter(most).before(pattern, ANYTHING);
  if (atStart === inside) return sequenceRegex([ANY_TEXT, inside]);
  return choiceRegex([atStart, sequenceRegex([ANY_CHAR, ANY_TEXT, inside])]);
}

class Rewriter {
  readonly #most: number;
  #steps = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What a pattern and a rest behind it are together. */
  before(pattern: Pattern, rest: Rest): Rest {
    if (++this.#steps > this.#most) {
      throw new Refusal("tooLarge", { offset: 0 }, {
        what: `anchors and look-ahead take more than ${this.#most} steps to rewrite`,
        fix: "use fewer of them, and not in repetitions, or raise the limit `rewriting`",
      });
    }
    switch (pattern.kind) {
      case "plain":
        return beforePlain(pattern.regex, rest);
      case "start":
        return { atStart: rest.atStart, inside: NOTHING };
      case "end":
        return both(rest, (regex) => isNullable(regex) ? EMPTY : NOTHING);
      case "look":
        return this.#look(pattern, rest);
      case "sequence":
        return pattern.items.reduceRight((after, item) => this.before(item, after), rest);
      case "choice":
        return any(pattern.items.map((item) => this.before(item, rest)));
      case "repeat":
        return this.#repeated(pattern, rest);
    }
  }

  #look(pattern: Pattern & { kind: "look" }, rest: Rest): Rest {
    if (rest.inside === EMPTY && rest.atStart === EMPTY) {
      throw new Refusal("unsupported", { offset: pattern.offset, length: 3 }, {
        what: "a look-ahead stands at the end, past which nothing is known",
        fix: "leave it out, or say what follows where the expression is used",
      });
    }
    const ahead = this.before(pattern.item, ANYTHING);
    const test = (regex: Regex): Regex => pattern.negative ? notRegex(regex) : regex;
    const inside = andRegex([test(ahead.inside), rest.inside]);
    if (ahead.atStart === ahead.inside && rest.atStart === rest.inside) {
      return { inside, atStart: inside };
    }
    return { inside, atStart: andRegex([test(ahead.atStart), rest.atStart]) };
  }

  /**
   * Repetitions of what holds assertions. Bounded ones are written out. In an unbounded one an anchor
   * can only hold in the first and the last round that read something: those in between match what
   * is left of the expression without anchors.
   */
  #repeated(pattern: Pattern & { kind: "repeat" }, rest: Rest): Rest {
    const { item, max, min, offset } = pattern;
    if (Math.max(min, max ?? 0) > MOST_COPIES) {
      throw new Refusal("unsupported", { offset }, {
        what: `what holds assertions is repeated more than ${MOST_COPIES} times`,
        fix: "take the assertions out of the repetition",
      });
    }
    let result = max === undefined ? this.#unbounded(item, rest) : rest;
    for (let copy = min; copy < (max ?? min); copy++) {
      result = any([this.before(item, result), rest]);
    }
    for (let copy = 0; copy < min; copy++) result = this.before(item, result);
    return result;
  }

  #unbounded(item: Pattern, rest: Rest): Rest {
    const last = this.before(item, rest);
    const inside = sequenceRegex([
      repeatRegex(withoutAnchors(item), { min: 0 }),
      choiceRegex([last.inside, rest.inside]),
    ]);
    const first = this.before(item, { atStart: rest.atStart, inside });
    return { inside, atStart: choiceRegex([first.atStart, rest.atStart]) };
  }
}

/** Any of some rests. */
function any(rests: readonly Rest[]): Rest {
  return {
    atStart: choiceRegex(rests.map(({ atStart }) => atStart)),
    inside: choiceRegex(rests.map(({ inside }) => inside)),
  };
}

/** Applies one change to both forms, and keeps them one where they are one. */
function both({ atStart, inside }: Rest, change: (regex: Regex) => Regex): Rest {
  const changed = change(inside);
  return { inside: changed, atStart: atStart === inside ? changed : change(atStart) };
}

function beforePlain(regex: Regex, rest: Rest): Rest {
  if (rest.atStart === rest.inside) {
    return both(rest, (after) => sequenceRegex([regex, after]));
  }
  const inside = sequenceRegex([regex, rest.inside]);
  if (!isNullable(regex)) return { inside, atStart: inside };
  // Only where nothing of the text has been read is the place behind still its beginning.
  const atStart = choiceRegex([sequenceRegex([nonEmptyRegex(regex), rest.inside]), rest.atStart]);
  return { inside, atStart };
}

/** What is left of an expression where no anchor holds. */
function withoutAnchors(pattern: Pattern): Regex {
  switch (pattern.kind) {
    case "plain":
      return pattern.regex;
    case "start":
    case "end":
      return NOTHING;
    case "look":
      throw new Refusal("unsupported", { offset: pattern.offset, length: 3 }, {
        what: "a look-ahead is repeated, which is not supported",
        fix: "name the characters that may stand there instead",
      });
    case "sequence":
      return sequenceRegex(pattern.items.map(withoutAnchors));
    case "choice":
      return choiceRegex(pattern.items.map(withoutAnchors));
    case "repeat":
      return repeatRegex(withoutAnchors(pattern.item), pattern);
  }
}
