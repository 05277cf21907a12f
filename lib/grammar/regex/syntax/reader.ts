/** The text of an expression, how far it has been read, and what its flags say there. */
import { Refusal } from "../errors.ts";

/**
 * How an expression is written: as in ECMA-262 with the flag `u` (forgiving, as browsers are without
 * it, about needless backslashes and stray brackets), as Rust's `regex` has it, or as in the
 * `pattern` of a JSON Schema, which is ECMA-262 and finds its match anywhere in a text.
 */
export type RegexDialect = "ecma" | "rust" | "json-schema";

/** Bounds of an expression. */
export interface RegexLimits {
  /** UTF-16 code units of its text. Default 1,000,000. */
  readonly length: number;
  /** Groups and classes within each other. Default 250, far from what the stack holds. */
  readonly nesting: number;
  /** The greatest count of a repetition. Default 100,000; each count is a copy in the automaton. */
  readonly repetition: number;
  /** Steps of rewriting anchors and look-ahead, some three for each. Default 1,000. */
  readonly rewriting: number;
}

/** What flags say at a place. */
export interface Flags {
  /** `i`: case does not matter. */
  readonly ignoreCase: boolean;
  /** `s`: the dot matches line ends too. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` match at line ends. */
  readonly multiline: boolean;
  /** ECMA-262's `v`: classes may hold classes. */
  readonly sets: boolean;
  /** Rust's `x`: white space and comments are nothing. */
  readonly extended: boolean;
  /** Rust's `u`, on unless said: `\d`, `\w`, `\s` are those of Unicode. */
  readonly unicode: boolean;
}

/** Reads an expression from left to right. */
export class Reader {
  /** The expression. */
  readonly source: string;
  /** Whether it is in Rust's syntax. */
  readonly isRust: boolean;
  /** Its bounds. */
  readonly limits: RegexLimits;
  /** The flags at this place. */
  flags: Flags;
  /** How far it has been read, in UTF-16 code units. */
  at = 0;
  /** How deep this place is nested. */
  depth = 0;

  constructor(
    source: string,
    options: { readonly isRust: boolean; readonly limits: RegexLimits; readonly flags: Flags },
  ) {
    this.source = source;
    this.isRust = options.isRust;
    this.limits = options.limits;
    this.flags = options.flags;
  }

  /** Whether all has been read. */
  get isDone(): boolean {
    return this.at >= this.source.length;
  }

  /** Whether a text stands here. */
  sees(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  /** Goes past a text if it stands here. */
  eat(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Goes past what a pattern with the flag `y` matches here, and gives the match. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (!match) return;
    this.at += match[0].length;
    return match;
  }

  /** Goes past one code point and gives it. */
  point(): number {
    const point = this.source.codePointAt(this.at)!;
    this.at += point > 0xffff ? 2 : 1;
    if (point >= 0xd800 && point <= 0xdfff) {
      this.refuse("unsupported", { what: "there is half a surrogate pair", from: this.at - 1 });
    }
    return point;
  }

  /** Goes one group or class deeper. */
  enter(): void {
    if (++this.depth > this.limits.nesting) {
      this.refuse("tooLarge", {
        what: `groups are nested more than ${this.limits.nesting} deep`,
        fix: "take the expression apart, or raise the limit `nesting`",
      });
    }
  }

  /** Comes out of a group or class. */
  leave(): void {
    this.depth--;
  }

  /** Gives up. */
  refuse(
    kind: "malformed" | "unsupported" | "tooLarge",
    words: { readonly what: string; readonly fix?: string; readonly from?: number },
  ): never {
    const from = words.from ?? this.at;
    throw new Refusal(kind, { offset: from, length: Math.max(1, this.at - from) }, words);
  }
}
