/**
 * A compact notation for the rules of tree-sitter grammars, so that grammars and what is changed in
 * them can be kept as text that people read and compare. One rule per definition:
 *
 * ```
 * if_statement = "if" parenthesized_expression statement else_clause?
 * arguments = "(" (argument % ",")? ")"            one or more, separated
 * comment = token("//" /[^\n]*\/)                  one terminal
 * for_init = expression[~in]                       with a context turned off
 * binary = [+in] binary "in" unary | unary         an alternative for one context
 * ```
 *
 * A definition begins at a line start; lines that begin with space continue it, `#` begins a comment.
 */
import { choiceOf, type ContextSettings, type RuleNode, sequenceOf } from "./nodes.ts";

/** What a definition does: `=` replaces a rule, `:=` makes a new one, `+=` adds alternatives. */
export type DefinitionOperator = "=" | ":=" | "+=";

/** One definition of a text in the notation. */
export interface Definition {
  /** The rule's name. */
  readonly name: string;
  /** What the definition does. */
  readonly operator: DefinitionOperator;
  /** Its right-hand side. */
  readonly body: RuleNode;
}

/**
 * Reads definitions.
 *
 * @param text Definitions in the notation.
 * @returns The definitions in order.
 * @throws {SyntaxError} With the line of the definition that is not in the notation.
 *
 * @example
 * ```ts
 * import { readNotation } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const [list] = readNotation('list = item % ","');
 * assertEquals([list?.name, list?.operator, list?.body.kind], ["list", "=", "sequence"]);
 * ```
 */
export function readNotation(text: string): Definition[] {
  const definitions: Definition[] = [];
  for (const { line, source } of definitionTexts(text)) {
    const head = /^([A-Za-z_]\w*)\s*(=|:=|\+=)\s/.exec(source);
    if (head === null) {
      throw new SyntaxError(`Cannot read line ${line}: expected a name and = or := or +=`);
    }
    const reader = new NotationReader(source, { at: head[0].length, line });
    const operator = head[2] as DefinitionOperator;
    definitions.push({ name: head[1]!, operator, body: reader.whole() });
  }
  return definitions;
}

function definitionTexts(text: string): { line: number; source: string }[] {
  const found: { line: number; source: string }[] = [];
  text.split("\n").forEach((source, index) => {
    if (source.trim() === "" || source.startsWith("#")) return;
    const previous = found.at(-1);
    if (/^\s/.test(source) && previous) previous.source += `\n${source}`;
    else found.push({ line: index + 1, source: `${source} ` });
  });
  return found;
}

const spaces = /\s*/y;
const literals = /"(?:[^"\\\n]|\\.)*"/y;
const patterns = /\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y;
const names = /[A-Za-z_]\w*/y;
const contexts = /\[\s*([+~]\w+(?:\s+[+~]\w+)*)\s*\]/y;

class NotationReader {
  #at: number;
  readonly #line: number;

  constructor(readonly source: string, start: { readonly at: number; readonly line: number }) {
    this.#at = start.at;
    this.#line = start.line;
  }

  whole(): RuleNode {
    const body = this.#choice();
    if (this.#peek() !== "") this.#fail("the end of the definition");
    return body;
  }

  #choice(): RuleNode {
    const items = [this.#sequence()];
    while (this.#skip("|")) items.push(this.#sequence());
    return choiceOf(items);
  }

  #sequence(): RuleNode {
    const items: RuleNode[] = [];
    while (!["", "|", ")"].includes(this.#peek())) {
      const guard = this.#match(contexts);
      items.push(...guard ? guards(settings(guard[1]!)) : this.#separated());
    }
    return sequenceOf(items);
  }

  #separated(): RuleNode[] {
    const item = this.#postfix();
    if (!this.#skip("%")) return [item];
    const rest = sequenceOf([this.#postfix(), item]);
    return [item, { kind: "repeat", item: rest, min: 0 }];
  }

  #postfix(): RuleNode {
    let node = this.#primary();
    for (;;) {
      if (this.#skip("?")) node = { kind: "choice", items: [node, { kind: "empty" }] };
      else if (this.#skip("*")) node = { kind: "repeat", item: node, min: 0 };
      else if (this.#skip("+")) node = { kind: "repeat", item: node, min: 1 };
      else return node;
    }
  }

  #primary(): RuleNode {
    this.#peek();
    const literal = this.#match(literals);
    if (literal) return { kind: "literal", text: JSON.parse(literal[0]) };
    const pattern = this.#match(patterns);
    if (pattern) return { kind: "pattern", source: pattern[1]!, flags: pattern[2]! };
    if (this.#skip("(")) return this.#closed();
    const name = this.#match(names)?.[0];
    if (name === undefined) return this.#fail("a name, a literal, a pattern or a parenthesis");
    return this.#named(name);
  }

  #named(name: string): RuleNode {
    const next = this.source[this.#at];
    if (next === "(" && (name === "token" || name === "immediate")) {
      this.#at += 1;
      return { kind: "token", item: this.#closed(), immediate: name === "immediate" };
    }
    if (next === "(" && name.startsWith("reserved_")) {
      this.#at += 1;
      return { kind: "reserved", words: name.slice("reserved_".length), item: this.#closed() };
    }
    const set = next === "[" ? this.#match(contexts) : null;
    return set ? { kind: "symbol", name, set: settings(set[1]!) } : { kind: "symbol", name };
  }

  #closed(): RuleNode {
    const node = this.#choice();
    if (!this.#skip(")")) this.#fail(")");
    return node;
  }

  #peek(): string {
    this.#match(spaces);
    return this.source[this.#at] ?? "";
  }

  #skip(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.source);
    if (found) this.#at = expression.lastIndex;
    return found;
  }

  #fail(expected: string): never {
    const rest = this.source.slice(this.#at, this.#at + 30);
    throw new SyntaxError(
      `Cannot read line ${this.#line} at ${JSON.stringify(rest)}: expected ${expected}`,
    );
  }
}

function settings(text: string): ContextSettings {
  return Object.fromEntries(
    text.trim().split(/\s+/).map((item) => [item.slice(1), item.startsWith("+")]),
  );
}

function guards(set: ContextSettings): RuleNode[] {
  return Object.entries(set).map(([context, on]) => ({ kind: "guard", context, on }));
}

/**
 * Writes a rule in the notation.
 *
 * @param node The rule's right-hand side.
 * @returns Text that {@linkcode readNotation} reads back to the same node, but for nested choices.
 *
 * @example
 * ```ts
 * import { readNotation, writeNotation } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const [rule] = readNotation('pair = "(" (key | value)? ")"');
 * assertEquals(rule && writeNotation(rule.body), '"(" (key | value)? ")"');
 * ```
 */
export function writeNotation(node: RuleNode): string {
  return written(node, "choice");
}

type Around = "choice" | "sequence" | "postfix";

function written(node: RuleNode, around: Around): string {
  switch (node.kind) {
    case "empty":
      return "()";
    case "literal":
      return JSON.stringify(node.text);
    case "pattern":
      return `/${node.source.replace(/(?<!\\)((?:\\\\)*)\//g, "$1\\/")}/${node.flags}`;
    case "symbol":
      return node.name + (node.set ? `[${writtenSettings(node.set)}]` : "");
    case "guard":
      return `[${writtenSettings({ [node.context]: node.on })}]`;
    case "token":
      return `${node.immediate ? "immediate" : "token"}(${written(node.item, "choice")})`;
    case "reserved":
      return `reserved_${node.words}(${written(node.item, "choice")})`;
    case "repeat":
      return written(node.item, "postfix") + (node.min === 0 ? "*" : "+");
    case "sequence": {
      const text = node.items.map((item) => written(item, "sequence")).join(" ");
      return around === "postfix" ? `(${text})` : text;
    }
    case "choice":
      return writtenChoice(node.items, around);
  }
}

function writtenChoice(items: readonly RuleNode[], around: Around): string {
  if (items.length === 2 && items[1]!.kind === "empty" && items[0]!.kind !== "empty") {
    return `${written(items[0]!, "postfix")}?`;
  }
  const text = items.map((item) => written(item, "choice")).join(" | ");
  return around === "choice" ? text : `(${text})`;
}

function writtenSettings(set: ContextSettings): string {
  return Object.entries(set).map(([context, on]) => `${on ? "+" : "~"}${context}`).join(" ");
}
