/**
 * Turns the rules of a tree-sitter grammar into the representation that the engine reads: literals,
 * patterns and tokens become terminals, everything else stays a rule.
 */
import type { Expression, Grammar, Terminal, Virtual } from "../../ir/grammar.ts";
import type { CharSet, Regex } from "../../regex/regex.ts";
import { parseRegex } from "../../regex/parse.ts";
import { type Context, expandContexts, type ExpandedRules, ruleOfCopy } from "./contexts.ts";
import type { RuleNode, TerminalDefinition, TreeSitterProblem } from "./nodes.ts";
import { writeNotation } from "./notation.ts";
import type { OverlaidGrammar } from "./overlay.ts";

/** A rule that a text may be, and the contexts that are on in it. */
export interface GrammarEntry {
  /** The rule. */
  readonly rule: string;
  /** Contexts that are on; none if absent. */
  readonly on?: readonly string[];
}

/** What the grammar file does not say. */
export interface LowerOptions {
  /** What the grammar is called in messages; the file's name if absent. */
  readonly name?: string;
  /** The rule that a whole text is; the file's first rule if absent. */
  readonly start?: GrammarEntry;
  /** Further rules that a text may be. */
  readonly entries?: Readonly<Record<string, GrammarEntry>>;
  /** Contexts to make copies of rules for; others are ignored. */
  readonly contexts?: readonly Context[];
  /** Terminals among the extras that hold a line break. */
  readonly lineBreaks?: readonly string[];
  /** See `Grammar.lexing`. */
  readonly lexing?: "expected" | "groups";
  /** See `Grammar.exclusive`. */
  readonly exclusive?: readonly string[];
}

/** What came of it. */
export interface Lowering {
  /** The grammar; what was refused is missing in it. */
  readonly grammar: Grammar;
  /** What was refused, and where. */
  readonly problems: readonly TreeSitterProblem[];
}

/** Name of the virtual terminal before an immediate token. */
const GLUED = "glued";

/**
 * Turns a tree-sitter grammar with its overlays into a grammar of the engine.
 *
 * @param grammar The grammar, after `overlay`.
 * @param options What the grammar does not say.
 * @returns The grammar, and the places that were refused.
 *
 * @example
 * ```ts
 * import { lowerTreeSitter, overlay, readTreeSitter, terminalEdits } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const json = { name: "a", rules: { text: { type: "SYMBOL", name: "digit" } } };
 * const edits = terminalEdits({ digit: { pattern: "[0-9]", group: "number" } });
 * const { grammar, problems } = lowerTreeSitter(overlay(readTreeSitter(json).grammar, edits));
 * assertEquals([grammar.terminals.get("digit")?.group, problems], ["number", []]);
 * ```
 */
export function lowerTreeSitter(grammar: OverlaidGrammar, options: LowerOptions = {}): Lowering {
  const lowerer = new Lowerer(grammar);
  const first = grammar.rules.keys().next().value ?? "";
  const entries = Object.entries(options.entries ?? {});
  const starts = [options.start ?? { rule: first }, ...entries.map(([, entry]) => entry)];
  const expanded = expandContexts(lowerer.syntax(), {
    contexts: options.contexts ?? [],
    starts: starts.map(({ rule, on }) => ({ rule, on: on ?? [] })),
    empty: new Set(grammar.virtuals.map(({ name }) => name)),
  });
  return {
    grammar: {
      name: options.name ?? grammar.name,
      start: expanded.starts[0]!,
      entries: Object.fromEntries(
        entries.map(([name], index) => [name, expanded.starts[index + 1]!]),
      ),
      rules: lowerer.rules(expanded),
      skip: lowerer.skip(),
      lineBreaks: options.lineBreaks ?? [],
      lexing: options.lexing ?? "expected",
      exclusive: options.exclusive ?? [],
      terminals: lowerer.terminals,
      virtuals: lowerer.virtuals,
    },
    problems: lowerer.problems,
  };
}

class Lowerer {
  readonly terminals = new Map<string, Terminal>();
  readonly virtuals: Virtual[];
  readonly problems: TreeSitterProblem[] = [];
  readonly #source: OverlaidGrammar;
  readonly #reservedWords: Regex | undefined;

  constructor(source: OverlaidGrammar) {
    this.#source = source;
    this.virtuals = [...source.virtuals];
    this.#reservedWords = this.#words([...source.reserved.keys()][0]);
  }

  /** The rules that are not terminals. */
  syntax(): ReadonlyMap<string, RuleNode> {
    return new Map([...this.#source.rules].filter(([, body]) => !isLexical(body)));
  }

  rules(expanded: ExpandedRules): ReadonlyMap<string, Expression> {
    return new Map(
      [...expanded.rules].map(([name, body]) => [name, this.#expression(body, `rules.${name}`)]),
    );
  }

  skip(): readonly string[] {
    return this.#source.extras.flatMap((extra, index) => {
      const expression = this.#expression(extra, `extras[${index}]`);
      if (expression.kind === "terminal") return [expression.name];
      this.#refuse(`extras[${index}]`, "a rule, expected a terminal");
      return [];
    });
  }

  #expression(node: RuleNode, path: string): Expression {
    switch (node.kind) {
      case "empty":
        return { kind: "empty" };
      case "sequence":
      case "choice":
        return {
          kind: node.kind,
          items: node.items.map((item, index) => this.#expression(item, `${path}[${index}]`)),
        };
      case "repeat": {
        const item = this.#expression(node.item, path);
        return { kind: "repeat", item, min: node.min, max: undefined };
      }
      case "symbol":
        return this.#symbol(node.name, path);
      case "literal":
        return this.#terminal(JSON.stringify(node.text), node, path);
      case "pattern":
        return this.#terminal(writeNotation(node), node, path);
      case "token":
        return this.#token(node, path);
      case "reserved":
        return this.#withWords(node, path);
      case "guard":
        this.#refuse(path, `the context ${node.context} outside of contexts`);
        return { kind: "empty" };
    }
  }

  #symbol(name: string, path: string): Expression {
    const body = this.#source.rules.get(name);
    if (body !== undefined && isLexical(body)) return this.#terminal(name, body, path);
    if (this.#source.terminals.has(name)) return this.#terminal(name, { kind: "empty" }, path);
    if (this.virtuals.some((virtual) => virtual.name === name)) return { kind: "terminal", name };
    if (body === undefined && !this.#source.rules.has(ruleOfCopy(name))) {
      const what = this.#source.externals.includes(name) ? "the external" : "the undefined name";
      this.#refuse(path, `${what} ${name}, expected a rule or the meaning of an external`);
      return { kind: "empty" };
    }
    return { kind: "rule", name };
  }

  #token(node: RuleNode & { readonly kind: "token" }, path: string): Expression {
    const name = node.item.kind === "literal"
      ? JSON.stringify(node.item.text)
      : writeNotation({ ...node, immediate: false });
    const terminal = this.#terminal(name, node.item, path);
    if (!node.immediate) return terminal;
    if (!this.virtuals.some((virtual) => virtual.name === GLUED)) {
      this.virtuals.push({ name: GLUED, when: "glued" });
    }
    return { kind: "sequence", items: [{ kind: "terminal", name: GLUED }, terminal] };
  }

  /** The word terminal with the reserved words of a named set instead of the first set's. */
  #withWords(node: RuleNode & { readonly kind: "reserved" }, path: string): Expression {
    const { word } = this.#source;
    if (word === undefined || !this.#source.reserved.has(node.words)) {
      this.#refuse(path, `the set of reserved words ${node.words}, which the grammar lacks`);
      return { kind: "empty" };
    }
    const name = `${word}_${node.words}`;
    const replaced = (expression: Expression): Expression => {
      if (expression.kind === "terminal" && expression.name === word) {
        return { kind: "terminal", name };
      }
      if (expression.kind === "sequence" || expression.kind === "choice") {
        return { ...expression, items: expression.items.map(replaced) };
      }
      return expression.kind === "repeat"
        ? { ...expression, item: replaced(expression.item) }
        : expression;
    };
    const expression = this.#expression(node.item, path);
    this.#symbol(word, path);
    const plain = this.terminals.get(word);
    if (plain && !this.terminals.has(name)) {
      const { except: _, ...rest } = plain;
      const except = this.#words(node.words);
      this.terminals.set(name, { ...rest, name, ...(except ? { except } : {}) });
    }
    return replaced(expression);
  }

  #words(set: string | undefined): Regex | undefined {
    const words = set === undefined ? [] : this.#source.reserved.get(set) ?? [];
    if (words.length === 0) return undefined;
    return { kind: "choice", items: words.map((word) => this.#regex(word, `reserved.${set}`)) };
  }

  #terminal(name: string, node: RuleNode, path: string): Expression {
    if (!this.terminals.has(name)) {
      const definition = this.#source.terminals.get(name);
      const terminal = definition
        ? this.#defined(name, definition)
        : { name, pattern: this.#regex(node, path), ...this.#reserving(name) };
      this.terminals.set(name, terminal);
    }
    return { kind: "terminal", name };
  }

  #reserving(name: string): { readonly except?: Regex } {
    return name === this.#source.word && this.#reservedWords ? { except: this.#reservedWords } : {};
  }

  #defined(name: string, definition: TerminalDefinition): Terminal {
    const { pattern, except, notBefore, group } = definition;
    const path = `terminals.${name}`;
    return {
      name,
      pattern: this.#pattern(pattern, { flags: "", path }),
      ...(except === undefined ? {} : { except: this.#pattern(except, { flags: "", path }) }),
      ...(notBefore === undefined ? {} : { notBefore: this.#charSet(notBefore, path) }),
      ...(group === undefined ? {} : { group }),
    };
  }

  #regex(node: RuleNode, path: string): Regex {
    switch (node.kind) {
      case "empty":
        return { kind: "empty" };
      case "literal":
        return literal(node.text);
      case "pattern":
        return this.#pattern(node.source, { flags: node.flags, path });
      case "sequence":
      case "choice":
        return {
          kind: node.kind,
          items: node.items.map((item, index) => this.#regex(item, `${path}[${index}]`)),
        };
      case "repeat":
        return {
          kind: "repeat",
          item: this.#regex(node.item, path),
          min: node.min,
          max: undefined,
        };
      case "token":
        return this.#regex(node.item, path);
      case "symbol":
      case "reserved":
      case "guard":
        this.#refuse(path, `a ${node.kind} within a token, expected literals and patterns`);
        return { kind: "empty" };
    }
  }

  #pattern(source: string, place: { readonly flags: string; readonly path: string }): Regex {
    const parsed = parseRegex(source, { dialect: "ecma", flags: place.flags });
    if (parsed.kind === "parsed") return parsed.regex;
    this.#refuse(place.path, `the pattern /${source}/: ${parsed.diagnostic.message}`);
    return { kind: "empty" };
  }

  #charSet(source: string, path: string): CharSet {
    const regex = this.#pattern(source, { flags: "", path });
    if (regex.kind === "chars") return regex.set;
    this.#refuse(path, `the pattern /${source}/, expected one character class`);
    return [];
  }

  #refuse(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}

/** Whether a rule is a terminal: a pattern or a token, but not a literal, which is one by itself. */
function isLexical(node: RuleNode): boolean {
  return node.kind === "pattern" || (node.kind === "token" && !node.immediate);
}

function literal(text: string): Regex {
  const items = Array.from(text, (character): Regex => {
    const point = character.codePointAt(0)!;
    return { kind: "chars", set: [[point, point]] };
  });
  return items.length === 1 ? items[0]! : { kind: "sequence", items };
}
