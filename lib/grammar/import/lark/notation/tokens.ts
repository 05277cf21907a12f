/** A cursor over the lexemes of a Lark text, and how its parsers give up a definition. */
import type { Span } from "@maze/base";
import { larkErrors } from "../../../errors.ts";
import type { LarkLimits } from "../limits.ts";
import type { Finding, Problems } from "../problems.ts";
import type { LarkLexeme } from "./lexer.ts";

/** Thrown where a definition cannot be read on; the next one is read then. */
export class GivenUp {}

/** Lexemes, and how far they have been read. */
export class Tokens {
  /** Where to complain. */
  readonly problems: Problems;
  /** Bounds of the text. */
  readonly limits: LarkLimits;
  readonly #lexemes: readonly LarkLexeme[];
  #at = 0;

  constructor(
    lexemes: readonly LarkLexeme[],
    around: { readonly problems: Problems; readonly limits: LarkLimits },
  ) {
    this.#lexemes = lexemes;
    this.problems = around.problems;
    this.limits = around.limits;
  }

  /** The lexeme here. */
  get here(): LarkLexeme {
    return this.#lexemes[this.#at]!;
  }

  /** The lexeme behind it. */
  get next(): LarkLexeme {
    return this.#lexemes[Math.min(this.#at + 1, this.#lexemes.length - 1)]!;
  }

  /** The lexeme in front of it; the first one at the beginning. */
  get last(): LarkLexeme {
    return this.#lexemes[Math.max(this.#at - 1, 0)]!;
  }

  /** Whether this sign stands here. */
  sees(sign: string): boolean {
    return this.here.kind === "sign" && this.here.text === sign;
  }

  /** Goes past a lexeme and gives it. */
  take(): LarkLexeme {
    const { here } = this;
    if (here.kind !== "end") this.#at++;
    return here;
  }

  /** Goes past a sign if it stands here. */
  eat(sign: string): boolean {
    const found = this.sees(sign);
    if (found) this.take();
    return found;
  }

  /** Goes past a sign that must stand here. */
  expect(sign: string, where: string): void {
    if (!this.eat(sign)) this.fail(`"${sign}" ${where}`, `write ${sign} there`);
  }

  /** Goes past line breaks. */
  skipNewlines(): void {
    while (this.here.kind === "newline") this.take();
  }

  /** Whether a definition or a statement begins here, given that a line does. */
  beginsDefinition(): boolean {
    const { here, next } = this;
    if (here.kind === "directive") return !["%json", "%regex", "%if", "%lark"].includes(here.text);
    return here.kind === "end" || here.kind === "name" && next.kind === "sign" && next.text === ":";
  }

  /** Goes on to the next line that begins a definition, or like one that is not supported. */
  recover(): void {
    for (;;) {
      const { here, last, next } = this;
      const isHead = here.kind === "name" && next.kind === "sign" && /[{[.:]/.test(next.text);
      if (last.kind === "newline" && (isHead || this.beginsDefinition())) return;
      while (this.here.kind !== "newline" && this.here.kind !== "end") this.take();
      this.skipNewlines();
      if (this.here.kind === "end") return;
    }
  }

  /** Gives the definition up: something else stands here. */
  fail(expected: string, fix: string): never {
    if (this.here.kind === "wrong") throw new GivenUp();
    this.problems.report(larkErrors.malformed, this.here.span, {
      message: `Cannot read the grammar: there is ${shown(this.here)}, expected ${expected}`,
      fix,
    });
    throw new GivenUp();
  }

  /** Reports what the notation has and this reader does not. */
  refuse(span: Span, finding: Finding): void {
    this.problems.report(larkErrors.unsupported, span, finding);
  }
}

function shown(lexeme: LarkLexeme): string {
  switch (lexeme.kind) {
    case "end":
      return "the end of the text";
    case "newline":
      return "the end of a line";
    case "literal":
      return `the text ${JSON.stringify(lexeme.text)}`;
    case "regex":
      return `the expression /${lexeme.source}/`;
    default:
      return lexeme.text;
  }
}
