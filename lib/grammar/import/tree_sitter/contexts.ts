/**
 * Rules with contexts become rules without: one copy of a rule for each combination of the contexts
 * that it depends on and is reached in. A context that is not among those asked for is ignored:
 * what it forbids is allowed, so the language only grows.
 */
import { choiceOf, type ContextSettings, partsOf, type RuleNode, sequenceOf } from "./nodes.ts";

/** How a context gets from a rule to the rules it names. */
export interface Context {
  /** Its name, as guards and references have it. */
  readonly name: string;
  /** Whether it is on only at the beginning: what an expression statement must not begin with. */
  readonly leading?: boolean;
  /** Rules that hand it on, where not all do: `in` is forbidden in the head of a `for` alone. */
  readonly through?: readonly string[];
}

/** What to make copies for. */
export interface ContextOptions {
  /** The contexts to keep. */
  readonly contexts: readonly Context[];
  /** Rules to begin with, and the contexts that are on there. */
  readonly starts: readonly { readonly rule: string; readonly on: readonly string[] }[];
  /** Names that stand for the empty text: zero-width terminals. */
  readonly empty: ReadonlySet<string>;
}

/** Rules without contexts. */
export interface ExpandedRules {
  /** The rules, those of the starts first. A copy is named like `expression+no_in`. */
  readonly rules: ReadonlyMap<string, RuleNode>;
  /** For each start the name of its copy. */
  readonly starts: readonly string[];
}

/** Makes the copies that the starts lead to; rules that nothing leads to are left out. */
export function expandContexts(
  rules: ReadonlyMap<string, RuleNode>,
  options: ContextOptions,
): ExpandedRules {
  const expansion = new Expansion(rules, options);
  const starts = options.starts.map(({ rule, on }) => expansion.copy(rule, new Set(on)));
  return { rules: expansion.finished(), starts };
}

/** The rule that a copy was made of. */
export function ruleOfCopy(name: string): string {
  return name.split("+", 1)[0]!;
}

/** The contexts that are on. */
type Contexts = ReadonlySet<string>;

/** Where a node stands. */
interface Place {
  readonly rule: string;
  readonly on: Contexts;
  /** Whether nothing can have been read since the rule began. */
  readonly first: boolean;
}

class Expansion {
  readonly #rules: ReadonlyMap<string, RuleNode>;
  readonly #contexts: ReadonlyMap<string, Context>;
  readonly #empty: ReadonlySet<string>;
  readonly #relevant: ReadonlyMap<string, Contexts>;
  readonly #copies = new Map<string, RuleNode>();
  readonly #waiting: { name: string; rule: string; on: Contexts }[] = [];

  constructor(rules: ReadonlyMap<string, RuleNode>, options: ContextOptions) {
    this.#rules = rules;
    this.#contexts = new Map(options.contexts.map((context) => [context.name, context]));
    this.#empty = emptyRules(rules, options.empty);
    this.#relevant = this.#relevantContexts();
  }

  /** The name of the copy of a rule for what is on there. */
  copy(rule: string, on: Contexts): string {
    const relevant = this.#relevant.get(rule);
    if (relevant === undefined) return rule; // a terminal, or undefined
    const names = [...this.#contexts.keys()].filter((name) => relevant.has(name) && on.has(name));
    const name = [rule, ...names].join("+");
    if (!this.#copies.has(name)) {
      this.#copies.set(name, { kind: "empty" });
      this.#waiting.push({ name, rule, on: new Set(names) });
    }
    return name;
  }

  finished(): ReadonlyMap<string, RuleNode> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const place = { rule: next.rule, on: next.on, first: true };
      const body = this.#expanded(this.#rules.get(next.rule)!, place);
      this.#copies.set(next.name, body ?? { kind: "choice", items: [] });
    }
    return this.#copies;
  }

  /** The node without contexts; `undefined` where a guard forbids it. */
  #expanded(node: RuleNode, place: Place): RuleNode | undefined {
    switch (node.kind) {
      case "guard":
        return !this.#contexts.has(node.context) || place.on.has(node.context) === node.on
          ? { kind: "empty" }
          : undefined;
      case "symbol":
        return { kind: "symbol", name: this.copy(node.name, this.#handedOn(place, node.set)) };
      case "choice": {
        const items = node.items.flatMap((item) => this.#expanded(item, place) ?? []);
        return items.length === 0 ? undefined : choiceOf(items);
      }
      case "sequence":
        return this.#sequence(node.items, place);
      case "repeat":
      case "token":
      case "reserved": {
        const item = this.#expanded(node.item, place);
        if (item) return { ...node, item };
        return node.kind === "repeat" && node.min === 0 ? { kind: "empty" } : undefined;
      }
      default:
        return node;
    }
  }

  #sequence(items: readonly RuleNode[], place: Place): RuleNode | undefined {
    const parts: RuleNode[] = [];
    let { first } = place;
    for (const item of items) {
      const part = this.#expanded(item, { ...place, first });
      if (part === undefined) return undefined;
      if (part.kind !== "empty") parts.push(part);
      first &&= mayBeEmpty(item, this.#empty);
    }
    return sequenceOf(parts);
  }

  #handedOn(place: Place, set: ContextSettings | undefined): Contexts {
    const on = new Set<string>();
    for (const context of this.#contexts.values()) {
      const inherited = place.on.has(context.name) && handsOn(context, place);
      const given = set !== undefined && Object.hasOwn(set, context.name);
      if (given ? set[context.name] : inherited) on.add(context.name);
    }
    return on;
  }

  /** For each rule the contexts that decide what it matches: its guards', and those it hands on. */
  #relevantContexts(): ReadonlyMap<string, Contexts> {
    const relevant = new Map([...this.#rules.keys()].map((name) => [name, new Set<string>()]));
    const collect = (node: RuleNode, at: { rule: string; first: boolean }): void => {
      const into = relevant.get(at.rule)!;
      if (node.kind === "guard" && this.#contexts.has(node.context)) into.add(node.context);
      if (node.kind === "symbol") {
        for (const name of relevant.get(node.name) ?? []) {
          const given = node.set !== undefined && Object.hasOwn(node.set, name);
          if (!given && handsOn(this.#contexts.get(name)!, at)) into.add(name);
        }
      }
      let { first } = at;
      for (const part of partsOf(node)) {
        collect(part, { ...at, first });
        if (node.kind === "sequence") first &&= mayBeEmpty(part, this.#empty);
      }
    };
    const total = () => [...relevant.values()].reduce((sum, { size }) => sum + size, 0);
    for (let before = -1; before < total();) {
      before = total();
      for (const [rule, body] of this.#rules) collect(body, { rule, first: true });
    }
    return relevant;
  }
}

function handsOn(context: Context, place: { readonly rule: string; readonly first: boolean }) {
  if (context.leading && !place.first) return false;
  return context.through === undefined || context.through.includes(place.rule);
}

/** Names that may stand for the empty text, guards being as they may. */
function emptyRules(
  rules: ReadonlyMap<string, RuleNode>,
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const empty = new Set(known);
  for (let before = -1; before < empty.size;) {
    before = empty.size;
    for (const [name, body] of rules) if (mayBeEmpty(body, empty)) empty.add(name);
  }
  return empty;
}

function mayBeEmpty(node: RuleNode, empty: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case "empty":
    case "guard":
      return true;
    case "symbol":
      return empty.has(node.name);
    case "choice":
      return node.items.some((item) => mayBeEmpty(item, empty));
    case "sequence":
      return node.items.every((item) => mayBeEmpty(item, empty));
    case "repeat":
      return node.min === 0 || mayBeEmpty(node.item, empty);
    default:
      return false;
  }
}
