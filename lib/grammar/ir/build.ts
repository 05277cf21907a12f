/** Writes a grammar in TypeScript: rules and terminals by name, their bodies made of parts. */
import { assertNever, type Diagnostic, MazeError } from "@maze/base";
import { grammarErrors } from "../errors.ts";
import { choiceRegex, isNothing, isNullable, nonEmptyRegex, textRegex } from "../regex/build.ts";
import type { CharSet } from "../regex/regex.ts";
import type { Expression, Grammar, Terminal, Virtual } from "./grammar.ts";
import { type Lexeme, type Part, text } from "./part.ts";

/** What a terminal is beside what it matches. */
export interface TerminalOptions {
  /** Texts that it is not, although it matches them: reserved words. */
  readonly except?: readonly string[];
  /** Characters that must not follow it directly. */
  readonly notBefore?: CharSet;
  /** The lexer group it belongs to. */
  readonly group?: string;
}

/** What a grammar is beside its rules. */
export interface GrammarOptions {
  /** As in `Grammar`. */
  readonly lexing?: Grammar["lexing"];
  /** As in `Grammar`. */
  readonly exclusive?: readonly string[];
}

/** What `grammar` hands to the function that writes the grammar. */
export interface GrammarBuilder {
  /**
   * Adds a rule.
   *
   * @param name Its name.
   * @param body What it stands for; as a function where it names rules that are not added yet.
   * @returns The rule, to be used in others.
   */
  rule(name: string, body: Part | (() => Part)): Part;
  /**
   * Adds a terminal.
   *
   * @param name Its name.
   * @param lexeme What it matches: a text, or a `pattern`.
   * @param options What it is not, what must not follow it, its group.
   * @returns The terminal, to be used in rules.
   */
  terminal(name: string, lexeme: string | Lexeme, options?: TerminalOptions): Part;
  /**
   * Says what may stand anywhere between lexemes.
   *
   * @param lexeme A text, a `pattern`, or a terminal.
   * @param options Whether it holds a line break, for virtual terminals that depend on one.
   */
  skip(lexeme: Part, options?: { readonly lineBreak?: boolean }): void;
  /**
   * Adds a virtual terminal.
   *
   * @param name Its name.
   * @param where When it stands without being written.
   * @returns The virtual terminal, to be used in rules.
   */
  virtual(name: string, where: Omit<Virtual, "name">): Part;
  /**
   * Adds a rule that a text may be.
   *
   * @param name What callers name it by.
   * @param rule The rule.
   */
  entry(name: string, rule: Part): void;
}

/**
 * Writes a grammar. Strings and patterns in rules become terminals named after themselves, each once.
 *
 * @param name What it is called in messages.
 * @param write Adds rules and terminals, and gives the rule that a whole text is.
 * @param options How lexemes are looked for.
 * @returns The grammar.
 * @throws {MazeError} Where two definitions share a name, a terminal matches nothing but the empty
 *   text, or what is given as a rule is none; all problems are in its `diagnostics`.
 *
 * @example
 * ```ts
 * import { choice, grammar, lowerGrammar, pattern, separated, seq } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const calculator = grammar("calculator", (g) => {
 *   const number = g.terminal("number", pattern("[0-9]+"));
 *   const name = g.terminal("name", pattern("[a-z]+"), { except: ["let"] });
 *   g.skip(pattern("[ \n]+"));
 *   const sum = g.rule("sum", () => choice(product, seq(sum, "+", product)));
 *   const product = g.rule("product", () => choice(factor, seq(product, "*", factor)));
 *   const call = g.rule("call", () => seq(name, "(", separated(sum, ","), ")"));
 *   const factor = g.rule("factor", choice(number, name, call, seq("(", sum, ")")));
 *   return g.rule("program", seq("let", name, "=", sum));
 * });
 * assertEquals(calculator.start, "program");
 * assertEquals(calculator.terminals.has('"let"'), true);
 * assertEquals(lowerGrammar(calculator).problems, []);
 * ```
 */
export function grammar(
  name: string,
  write: (builder: GrammarBuilder) => Part,
  options: GrammarOptions = {},
): Grammar {
  const writer = new Writer(name);
  const start = write(writer);
  return writer.finished(start, options);
}

class Writer implements GrammarBuilder {
  readonly #name: string;
  readonly #bodies = new Map<string, Part | (() => Part)>();
  readonly #terminals = new Map<string, Terminal>();
  /** Terminals that match the empty text, too. */
  readonly #optional = new Set<string>();
  readonly #virtuals: Virtual[] = [];
  readonly #skip: string[] = [];
  readonly #lineBreaks: string[] = [];
  readonly #entries: Record<string, string> = {};
  readonly #taken = new Set<string>();
  readonly #problems: Diagnostic[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  rule(name: string, body: Part | (() => Part)): Part {
    this.#take(name);
    this.#bodies.set(name, body);
    return { kind: "rule", name };
  }

  terminal(name: string, lexeme: string | Lexeme, options: TerminalOptions = {}): Part {
    this.#take(name);
    const { pattern } = typeof lexeme === "string" ? text(lexeme) : lexeme;
    const { except, ...rest } = options;
    this.#addTerminal({
      name,
      pattern,
      ...rest,
      ...except ? { except: choiceRegex(except.map(textRegex)) } : {},
    });
    return { kind: "terminal", name };
  }

  skip(lexeme: Part, options: { readonly lineBreak?: boolean } = {}): void {
    const expression = this.#expression(lexeme, "what is skipped");
    const item = expression.kind === "repeat" ? expression.item : expression;
    if (item.kind !== "terminal") {
      return this.#problem("emptyLanguage", "Cannot skip this: expected a text or a pattern", {
        fix: "make one terminal of it",
      });
    }
    this.#skip.push(item.name);
    if (options.lineBreak) this.#lineBreaks.push(item.name);
  }

  virtual(name: string, where: Omit<Virtual, "name">): Part {
    this.#take(name);
    this.#virtuals.push({ name, ...where });
    return { kind: "terminal", name };
  }

  entry(name: string, rule: Part): void {
    this.#entries[name] = this.#ruleName(rule, `the entry ${name}`);
  }

  finished(start: Part, options: GrammarOptions): Grammar {
    const rules = new Map<string, Expression>();
    for (const [name, body] of this.#bodies) {
      const part = typeof body === "function" ? body() : body;
      rules.set(name, this.#expression(part, `rule ${name}`));
    }
    const startName = this.#ruleName(start, "the start");
    if (this.#problems.length > 0) {
      throw new MazeError(
        grammarErrors.emptyLanguage,
        `Cannot build ${this.#name}: ${this.#problems[0]!.message}`,
        { diagnostics: this.#problems },
      );
    }
    return {
      name: this.#name,
      start: startName,
      entries: this.#entries,
      rules,
      terminals: this.#terminals,
      virtuals: this.#virtuals,
      skip: this.#skip,
      lineBreaks: this.#lineBreaks,
      ...options,
    };
  }

  #expression(part: Part, where: string): Expression {
    if (typeof part === "string") {
      return part === "" ? { kind: "empty" } : this.#expression(text(part), where);
    }
    switch (part.kind) {
      case "empty":
      case "rule":
        return part;
      case "lexeme":
        if (!this.#terminals.has(part.name)) this.#addTerminal(part);
        return this.#use(part.name);
      case "terminal":
        return this.#use(part.name);
      case "sequence":
      case "choice":
        return {
          kind: part.kind,
          items: part.items.map((item) => this.#expression(item, where)),
        };
      case "repeat":
        return { ...part, item: this.#expression(part.item, where) };
      default:
        return assertNever(part);
    }
  }

  #use(name: string): Expression {
    const item: Expression = { kind: "terminal", name };
    return this.#optional.has(name) ? { kind: "repeat", item, min: 0, max: 1 } : item;
  }

  /** No lexer finds empty lexemes: what may be empty is optional instead. */
  #addTerminal({ except, group, name, notBefore, pattern }: Terminal): void {
    if (pattern.kind === "empty" || isNothing(pattern)) {
      const what = pattern.kind === "empty" ? "nothing but the empty text" : "no text at all";
      this.#problem("emptyLanguage", `Cannot look for ${name}: it matches ${what}`, {
        fix: "give it characters, or leave it out",
      });
    }
    if (isNullable(pattern)) this.#optional.add(name);
    this.#terminals.set(name, {
      name,
      pattern: nonEmptyRegex(pattern),
      ...except ? { except } : {},
      ...notBefore ? { notBefore } : {},
      ...group === undefined ? {} : { group },
    });
  }

  #ruleName(part: Part, where: string): string {
    if (typeof part !== "string" && part.kind === "rule") return part.name;
    this.#problem("noStart", `Cannot begin at ${where}: expected what rule() gave`, {
      fix: "add a rule for it",
    });
    return "";
  }

  #take(name: string): void {
    if (this.#taken.has(name)) {
      this.#problem("duplicateName", `Cannot define ${name} again: it is defined already`, {
        fix: "rename one",
      });
    }
    this.#taken.add(name);
  }

  #problem(
    kind: "emptyLanguage" | "noStart" | "duplicateName",
    message: string,
    { fix }: { readonly fix: string },
  ): void {
    this.#problems.push({
      code: grammarErrors[kind].code,
      severity: "error",
      message,
      suggestion: fix,
    });
  }
}
