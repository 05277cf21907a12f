/**
 * What `/…/` must not hold in a Lark grammar although its parser could read it. A terminal is always
 * matched to its longest, so a lazy repetition would mean something else than it says; and a
 * look-ahead would have to look into the next lexeme.
 */

/** What is refused in an expression. */
export interface Screened {
  /** Where, in UTF-16 code units from its beginning. */
  readonly offset: number;
  /** How long it is. */
  readonly length: number;
  /** What it is. */
  readonly what: string;
  /** One thing to do about it. */
  readonly fix: string;
}

/**
 * Finds the first lazy repetition or look-around.
 *
 * @param source An expression in Rust's syntax, well formed or not.
 * @returns What is refused, or `undefined`.
 */
export function screenRegex(source: string): Screened | undefined {
  let classes = 0;
  // Whether a question mark here would make the repetition before it a lazy one.
  let isRepeated = false;
  let isCounting = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    const wasRepeated = isRepeated;
    isRepeated = false;
    if (character === "\\") at++;
    else if (character === "[") classes++;
    else if (character === "]") classes = Math.max(0, classes - 1);
    else if (classes > 0) continue;
    else if (character === "?" && wasRepeated) return lazy(at);
    else if (character === "(" && source[at + 1] === "?") {
      const look = /^\(\?<?[=!]/.exec(source.slice(at, at + 4))?.[0];
      if (look) return lookAround(at, look);
      at++;
    } else {
      isRepeated = "*+?".includes(character) || isCounting && character === "}";
      isCounting = character === "{" || isCounting && character !== "}";
    }
  }
}

function lazy(offset: number): Screened {
  return {
    offset,
    length: 1,
    what: "a lazy repetition: a terminal is matched to its longest",
    fix: 'leave the ? out and say what it must not run past, such as "[^"]*"',
  };
}

function lookAround(offset: number, look: string): Screened {
  return {
    offset,
    length: look.length,
    what: `a look-around: a terminal does not look past its ends`,
    fix: "say what follows in the rule, or subtract with & ~/…/ in a terminal",
  };
}
