/**
 * Split patterns of tokenizers are written for Rust's `fancy-regex` or for Oniguruma. This makes
 * JavaScript patterns (flag `u`) of them that match the same: possessive quantifiers, `(?i:…)`, spaces
 * and digits after Unicode, and escapes that `u` refuses. JavaScript's own `(?i:…)` is younger than
 * some of the engines this runs on.
 */

/** `\s`, `\d`, `\w` of those engines, as class contents; JavaScript's differ (U+0085, U+FEFF, …). */
const CLASSES: Readonly<Record<string, string>> = {
  s: "\\p{White_Space}",
  S: "\\P{White_Space}",
  d: "\\p{Nd}",
  D: "\\P{Nd}",
  w: "\\p{L}\\p{M}\\p{N}\\p{Pc}",
};

/** Escapes that mean the same in both. */
const SAME = /[rntfv0bB]/;

/** Characters that flag `u` lets be escaped. */
const SYNTAX = /[\^$\\.*+?()[\]{}|/]/;

/** Letters that are equal without case to an ASCII letter, although they are none. */
const FOLDED: Readonly<Record<string, string>> = { s: "ſ", k: "K" };

/** Where a pattern says something that has no counterpart here. */
class Untranslatable extends Error {}

/**
 * Translates a pattern.
 *
 * @param pattern In the notation of `fancy-regex` or Oniguruma.
 * @returns The source of a JavaScript pattern for the flag `u`, or `undefined` where there is none.
 */
export function translatePattern(pattern: string): string | undefined {
  try {
    const source = new Translation(pattern).run();
    new RegExp(source, "u");
    return source;
  } catch (error) {
    if (error instanceof Untranslatable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A group that is open. */
interface Group {
  /** Where it begins in the output. */
  readonly start: number;
  /** Whether case counts outside of it. */
  readonly ignoresCase: boolean;
}

class Translation {
  readonly #units: readonly string[];
  readonly #groups: Group[] = [];
  #at = 0;
  #out = "";
  /** Where the last atom begins in the output, for a quantifier to apply to. */
  #atom = 0;
  #ignoresCase = false;
  #possessive = 0;

  constructor(pattern: string) {
    this.#units = [...pattern];
  }

  run(): string {
    while (this.#at < this.#units.length) this.#part();
    return this.#out;
  }

  #part(): void {
    const unit = this.#units[this.#at++]!;
    if (unit === "(") return this.#openGroup();
    if (unit === ")") return this.#closeGroup();
    if (unit === "[") return this.#emit(this.#characterClass());
    if (unit === "\\") return this.#emit(this.#escape(false));
    if (unit === "|" || unit === "^" || unit === "$") {
      this.#out += unit;
      return;
    }
    if (unit === "?" || unit === "*" || unit === "+") return this.#quantify(unit);
    if (unit === "{") {
      const bounds = this.#rest().match(/^\d*,?\d*\}/)?.[0];
      if (bounds === undefined || bounds.length < 2) return this.#emit("\\{");
      this.#at += bounds.length;
      return this.#quantify(bounds.startsWith(",") ? `{0${bounds}` : `{${bounds}`);
    }
    if (unit === ".") return this.#emit("[^\\n]");
    this.#emit(this.#literal(unit));
  }

  #rest(): string {
    return this.#units.slice(this.#at, this.#at + 64).join("");
  }

  #emit(source: string): void {
    this.#atom = this.#out.length;
    this.#out += source;
  }

  #literal(unit: string): string {
    const [lower, upper] = [unit.toLowerCase(), unit.toUpperCase()];
    if (!this.#ignoresCase || lower === upper) {
      return unit === "}" || unit === "]" ? `\\${unit}` : unit;
    }
    if (!/[a-z]/.test(lower)) throw new Untranslatable(unit);
    return `[${lower}${upper}${FOLDED[lower] ?? ""}]`;
  }

  #openGroup(): void {
    this.#groups.push({ start: this.#out.length, ignoresCase: this.#ignoresCase });
    const kind = this.#rest().match(/^\?(?:[:=!]|<[=!]|i:|i\)|>)/)?.[0];
    this.#at += kind?.length ?? 0;
    if (kind === "?i)") {
      this.#groups.pop();
      this.#ignoresCase = true;
    } else if (kind === "?i:") {
      this.#ignoresCase = true;
      this.#out += "(?:";
    } else if (kind === "?>" || (kind === undefined && this.#units[this.#at] === "?")) {
      throw new Untranslatable("group");
    } else {
      this.#out += kind === undefined ? "(?:" : `(${kind}`;
    }
  }

  #closeGroup(): void {
    const group = this.#groups.pop();
    if (group === undefined) throw new Untranslatable(")");
    this.#out += ")";
    this.#atom = group.start;
    this.#ignoresCase = group.ignoresCase;
  }

  /** `x++` takes what it can and never gives back, as `(?=(x+))\1` does. */
  #quantify(quantifier: string): void {
    const mark = this.#units[this.#at];
    if (mark !== "+" && mark !== "?") {
      this.#out += quantifier;
      return;
    }
    this.#at++;
    if (mark === "?") {
      this.#out += `${quantifier}?`;
      return;
    }
    const name = `possessive${this.#possessive++}`;
    const atom = this.#out.slice(this.#atom);
    this.#out = `${this.#out.slice(0, this.#atom)}(?=(?<${name}>${atom}${quantifier}))\\k<${name}>`;
  }

  #escape(inClass: boolean): string {
    const unit = this.#units[this.#at++];
    if (unit === undefined) throw new Untranslatable("\\");
    if (CLASSES[unit] !== undefined) {
      return inClass || unit !== "w" ? CLASSES[unit] : `[${CLASSES[unit]}]`;
    }
    if (unit === "p" || unit === "P") return this.#property(unit);
    if (unit === "x" || unit === "u") return this.#codePoint();
    if (SAME.test(unit)) return `\\${unit}`;
    if (SYNTAX.test(unit) || (inClass && unit === "-")) return `\\${unit}`;
    if (/[A-Za-z0-9]/.test(unit)) throw new Untranslatable(unit);
    return unit;
  }

  #property(unit: string): string {
    const [whole, caret, name] = this.#rest().match(/^\{(\^?)(\w+)\}/) ?? [];
    if (whole === undefined) throw new Untranslatable(unit);
    this.#at += whole.length;
    const sign = caret === "" ? unit : unit === "p" ? "P" : "p";
    const plain = `\\${sign}{${name}}`;
    return isPattern(plain) ? plain : `\\${sign}{Script=${name!.replace(/^Is/, "")}}`;
  }

  #codePoint(): string {
    const [whole, braced, plain] =
      this.#rest().match(/^(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2,4}))/) ??
        [];
    if (whole === undefined) throw new Untranslatable("code point");
    this.#at += whole.length;
    return `\\u{${braced ?? plain}}`;
  }

  #characterClass(): string {
    let source = "[";
    if (this.#units[this.#at] === "^") {
      source += "^";
      this.#at++;
    }
    for (let first = true;; first = false) {
      const unit = this.#units[this.#at++];
      if (unit === undefined || unit === "[") throw new Untranslatable("class");
      if (unit === "&" && this.#units[this.#at] === "&") throw new Untranslatable("&&");
      if (unit === "]" && !first) return `${source}]`;
      if (unit === "\\") source += this.#escape(true);
      else if (unit === "]") source += "\\]";
      else source += this.#ignoresCase ? bothCases(unit) : unit;
    }
  }
}

/** A character of a class with its other case; that of a range's ends makes a second range wrong. */
function bothCases(unit: string): string {
  const [lower, upper] = [unit.toLowerCase(), unit.toUpperCase()];
  if (lower === upper) return unit;
  if (!/[a-z]/.test(lower)) throw new Untranslatable(unit);
  return `${lower}${upper}${FOLDED[lower] ?? ""}`;
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}
