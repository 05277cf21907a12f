/**
 * The intermediate representation: what every importer writes and every engine and exporter reads.
 * Terminals are kept apart from rules. A terminal is a regular language with a name, which the
 * lexer finds; a rule is built of terminals and rules. What stands between lexemes (`skip`) is said
 * once and never woven into the rules.
 */
import type { CharSet, Regex } from "../regex/regex.ts";

/** The right-hand side of a rule. */
export type Expression =
  /** The empty sequence. */
  | { readonly kind: "empty" }
  /** A terminal, or a zero-width one of {@linkcode Grammar.virtuals}, by its name. */
  | { readonly kind: "terminal"; readonly name: string }
  /** A rule by its name. */
  | { readonly kind: "rule"; readonly name: string }
  /** One after the other. */
  | { readonly kind: "sequence"; readonly items: readonly Expression[] }
  /** Any of these. */
  | { readonly kind: "choice"; readonly items: readonly Expression[] }
  /** At least `min` times and at most `max` times; without `max` there is no upper bound. */
  | {
    readonly kind: "repeat";
    readonly item: Expression;
    readonly min: number;
    readonly max: number | undefined;
  };

/** A regular language with a name. */
export interface Terminal {
  /** Its name, unique among terminals, virtual terminals and rules. */
  readonly name: string;
  /** What it matches. It never matches the empty text. */
  readonly pattern: Regex;
  /** Texts that it is not, although `pattern` matches them: reserved words of an identifier. */
  readonly except?: Regex;
  /** Characters that must not follow it directly: the digit after `?.` in `a?.5:b`. */
  readonly notBefore?: CharSet;
  /**
   * The lexer group it belongs to. Terminals without a group are looked for everywhere; those of a
   * group only where the parser can use one of that group, and never together with another group's.
   * So `/` as an operator and `/…/` as a literal never compete for the longest match.
   */
  readonly group?: string;
}

/** When a zero-width terminal stands before a lexeme without being written. */
export interface Virtual {
  /** Its name, unique among terminals, virtual terminals and rules. */
  readonly name: string;
  /**
   * Where it may stand: `"line-start"`, where a line break was skipped since the lexeme before
   * (automatic semicolons); `"same-line"`, where none was (restricted productions); `"glued"`,
   * where nothing was skipped; `"apart"`, where something was; `"always"`, anywhere.
   */
  readonly when: "line-start" | "same-line" | "glued" | "apart" | "always";
  /** Terminals before which it may stand whatever was skipped: `}` for automatic semicolons. */
  readonly before?: readonly string[];
  /**
   * Terminals before which it may stand only where the parser could not take them otherwise: a
   * semicolon is put in before `(` on a new line only if no call can go on there.
   */
  readonly unlessAllowed?: readonly string[];
  /** Whether it may stand before the end of the text whatever was skipped. */
  readonly beforeEnd?: boolean;
}

/** A context-free grammar over terminals. */
export interface Grammar {
  /** What it is called in messages, such as `"typescript"`. */
  readonly name: string;
  /** The rule that a whole text is. */
  readonly start: string;
  /** Further rules that a text may be, by a name for the caller: `expression`, `statement`. */
  readonly entries?: Readonly<Record<string, string>>;
  /** The rules by name. */
  readonly rules: ReadonlyMap<string, Expression>;
  /** The terminals by name. */
  readonly terminals: ReadonlyMap<string, Terminal>;
  /** Zero-width terminals. */
  readonly virtuals?: readonly Virtual[];
  /** Names of terminals that may stand anywhere between lexemes: space and comments. */
  readonly skip: readonly string[];
  /**
   * Which of `skip` hold a line break, for virtual terminals that depend on one. A comment that may
   * or may not span lines is two terminals.
   */
  readonly lineBreaks?: readonly string[];
  /**
   * How the lexer chooses what to look for: `"expected"` (the default) looks only for terminals
   * that the parser can use at this point; `"groups"` looks for all terminals but those of the
   * groups that the parser cannot use, which suits programming languages, where an identifier
   * ends at a boundary and not where the parser stops wanting it.
   */
  readonly lexing?: "expected" | "groups";
  /**
   * Groups whose terminals are looked for alone, without those that have no group and without what
   * is skipped: the text between JSX tags, where `//` opens no comment.
   */
  readonly exclusive?: readonly string[];
}
