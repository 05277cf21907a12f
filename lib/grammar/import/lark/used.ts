/** The terminals that rules turn out to use, each once. */
import type { Expression, Terminal } from "../../ir/grammar.ts";
import { isNothing, isNullable, nonEmptyRegex, textRegex } from "../../regex/build.ts";
import type { Regex } from "../../regex/regex.ts";

/** Longest name of a terminal that has none of its own. */
const LONGEST = 80;

/** Collects terminals. */
export class UsedTerminals {
  /** Those used so far, by name. */
  readonly all = new Map<string, Terminal>();
  readonly #names = new Map<string, string>();

  /**
   * Uses a terminal.
   *
   * @param key What tells it apart; its name, cut where that is long.
   * @param pattern What it matches. Where that includes the empty text it is optional instead, for
   *   no lexer finds empty lexemes.
   * @param except What it does not match after all.
   * @returns It as a part of a rule.
   */
  use(key: string, pattern: Regex, except?: Regex): Expression {
    if (pattern.kind === "empty") return { kind: "empty" };
    if (isNothing(pattern)) return { kind: "choice", items: [] };
    const name = this.#nameOf(key);
    if (!this.all.has(name)) {
      const terminal = { name, pattern: nonEmptyRegex(pattern) };
      this.all.set(name, except ? { ...terminal, except } : terminal);
    }
    const item: Expression = { kind: "terminal", name };
    return isNullable(pattern) ? { kind: "repeat", item, min: 0, max: 1 } : item;
  }

  /** Uses a text as it stands; it is named after itself. */
  text(value: string): Expression {
    return this.use(JSON.stringify(value), textRegex(value));
  }

  #nameOf(key: string): string {
    if (key.length <= LONGEST) return key;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = `${key.slice(0, LONGEST - 10)}… (${this.#names.size + 1})`;
      this.#names.set(key, name);
    }
    return name;
  }
}
