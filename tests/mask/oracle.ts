/**
 * The reference recogniser that masks are judged by: Earley's algorithm (1970) straight over the
 * grammar's expressions and Brzozowski's derivatives (1964) straight over its regular expressions.
 * It shares no code with the engine, keeps nothing, and is slow.
 */
import type { Expression, Grammar, Regex } from "@maze/grammar";

/** How many bytes may be read again when a lexeme turns out to be shorter; the engine's own bound. */
const MOST_REPLAYED = 2;

const NOTHING: Regex = { kind: "chars", set: [] };
const EMPTY: Regex = { kind: "empty" };

/** Whether some text of the grammar begins with these ASCII bytes. */
export function isViablePrefix(grammar: Grammar, bytes: readonly number[]): boolean {
  return read(grammar, bytes) !== undefined;
}

/** Whether these ASCII bytes are a text of the grammar. */
export function isText(grammar: Grammar, bytes: readonly number[]): boolean {
  const at = read(grammar, bytes);
  return at !== undefined && endings(grammar, at).some((chart) => isComplete(grammar, chart));
}

/** The lexemes so far as a chart, and the lexeme under way. */
interface Reading {
  readonly chart: Chart;
  /** What each terminal that was expected still needs, after the bytes of the lexeme. */
  readonly open: ReadonlyMap<string, Regex>;
  readonly isStart: boolean;
  /** Terminals that matched before, and the bytes since. */
  readonly pending:
    | { readonly terminals: readonly string[]; readonly since: readonly number[] }
    | undefined;
}

/** All readings are followed; a lexeme that ties terminals makes more than one chart. */
function read(grammar: Grammar, bytes: readonly number[]): Reading[] | undefined {
  let readings = [begin(grammar, startChart(grammar))];
  for (const byte of bytes) {
    readings = readings.flatMap((reading) => advance(grammar, reading, byte));
    if (readings.length === 0) return;
  }
  return readings;
}

function begin(grammar: Grammar, chart: Chart): Reading {
  const names = grammar.lexing === "groups"
    ? grammar.terminals.keys()
    : new Set([...expected(chart), ...grammar.skip]);
  const open = new Map([...names].map((name) => [name, grammar.terminals.get(name)!.pattern]));
  return { chart, open, isStart: true, pending: undefined };
}

function advance(grammar: Grammar, reading: Reading, byte: number): Reading[] {
  const open = new Map<string, Regex>();
  for (const [name, regex] of reading.open) {
    const rest = derivative(regex, byte);
    if (!isNothing(rest)) open.set(name, rest);
  }
  if (open.size > 0) {
    const usable = new Set([...expected(reading.chart), ...grammar.skip]);
    const pending = matching(open).length > 0 ? undefined : fallback(reading, byte);
    const isWanted = [...open.keys()].some((name) => usable.has(name));
    if (!isWanted && !(pending && giveUp(grammar, reading.chart, pending).length > 0)) return [];
    return [{ chart: reading.chart, open, isStart: false, pending }];
  }
  const ending = matched(reading);
  if (!ending) return [];
  return giveUp(grammar, reading.chart, ending).flatMap((one) => advance(grammar, one, byte));
}

/** The readings after a lexeme and what is read again after it. */
function giveUp(
  grammar: Grammar,
  chart: Chart,
  ending: NonNullable<Reading["pending"]>,
): Reading[] {
  let all = after(grammar, chart, ending.terminals);
  for (const again of ending.since) all = all.flatMap((one) => advance(grammar, one, again));
  return all;
}

function fallback(reading: Reading, byte: number): Reading["pending"] {
  const known = matched(reading);
  if (!known) return;
  const since = [...known.since, byte];
  return since.length > MOST_REPLAYED ? undefined : { ...known, since };
}

function matched(reading: Reading): Reading["pending"] {
  if (reading.isStart) return;
  const terminals = matching(reading.open);
  return terminals.length > 0 ? { terminals, since: [] } : reading.pending;
}

function after(grammar: Grammar, chart: Chart, terminals: readonly string[]): Reading[] {
  const skipped = terminals.some((name) => grammar.skip.includes(name))
    ? [begin(grammar, chart)]
    : [];
  const wanted = terminals.filter((name) => expected(chart).has(name));
  // Ties are followed together, as one set of stacks is by the engine.
  const next = wanted.length === 0 ? [] : [begin(grammar, scan(grammar, chart, new Set(wanted)))];
  return [...next, ...skipped];
}

function endings(grammar: Grammar, readings: readonly Reading[]): Chart[] {
  return readings.flatMap((reading): Chart[] => {
    if (reading.isStart) return [reading.chart];
    const ending = matched(reading);
    if (!ending) return [];
    return endings(grammar, giveUp(grammar, reading.chart, ending));
  });
}

function matching(open: ReadonlyMap<string, Regex>): string[] {
  return [...open].filter(([, regex]) => isNullable(regex)).map(([name]) => name);
}

// ---- Earley ----

interface Item {
  readonly rule: string;
  readonly rest: readonly Expression[];
  readonly origin: number;
}

type Chart = readonly ReadonlyMap<string, Item>[];

function startChart(grammar: Grammar): Chart {
  return [closed(grammar, [], [startItem(grammar)])];
}

function startItem(grammar: Grammar): Item {
  return { rule: "", rest: [{ kind: "rule", name: grammar.start }], origin: 0 };
}

function scan(grammar: Grammar, chart: Chart, terminals: ReadonlySet<string>): Chart {
  const moved: Item[] = [];
  for (const { origin, rest, rule } of chart.at(-1)!.values()) {
    const [first, ...others] = rest;
    if (first?.kind === "terminal" && terminals.has(first.name)) {
      moved.push({ rule, rest: others, origin });
    }
  }
  return [...chart, closed(grammar, chart, moved)];
}

function expected(chart: Chart): Set<string> {
  const names = new Set<string>();
  for (const { rest: [first] } of chart.at(-1)!.values()) {
    if (first?.kind === "terminal") names.add(first.name);
  }
  return names;
}

function isComplete(_grammar: Grammar, chart: Chart): boolean {
  return [...chart.at(-1)!.values()].some(({ rest, rule }) => rule === "" && rest.length === 0);
}

/** Predicts and completes until nothing is new; again from the start for rules that were empty. */
function closed(grammar: Grammar, before: Chart, items: readonly Item[]): Map<string, Item> {
  const set = new Map<string, Item>();
  const here = before.length;
  for (let size = -1; size !== set.size;) {
    size = set.size;
    const open = [...items, ...set.values()];
    for (let item = open.pop(); item; item = open.pop()) {
      for (const made of consequences(grammar, item, { before, set, here })) {
        const key = keyOf(made);
        if (set.has(key)) continue;
        set.set(key, made);
        open.push(made);
      }
      set.set(keyOf(item), item);
    }
  }
  return set;
}

function consequences(
  grammar: Grammar,
  item: Item,
  at: { readonly before: Chart; readonly set: ReadonlyMap<string, Item>; readonly here: number },
): Item[] {
  const { origin, rest, rule } = item;
  const [first, ...others] = rest;
  const into = (expressions: readonly Expression[]): Item => ({ rule, rest: expressions, origin });
  switch (first?.kind) {
    case undefined: {
      const waiting = origin === at.here ? at.set : at.before[origin]!;
      return [...waiting.values()].flatMap((other) => {
        const [wanted, ...left] = other.rest;
        return wanted?.kind === "rule" && wanted.name === rule
          ? [{ rule: other.rule, rest: left, origin: other.origin }]
          : [];
      });
    }
    case "terminal":
      return [];
    case "empty":
      return [into(others)];
    case "rule":
      return isProductive(grammar, first.name)
        ? [{ rule: first.name, rest: [grammar.rules.get(first.name)!], origin: at.here }]
        : [];
    case "sequence":
      return first.items.every((each) => canComplete(grammar, each))
        ? [into([...first.items, ...others])]
        : [];
    case "choice":
      return first.items.filter((each) => canComplete(grammar, each))
        .map((each) => into([each, ...others]));
    case "repeat": {
      const { item: body, max, min } = first;
      const less: Expression = {
        kind: "repeat",
        item: body,
        min: Math.max(0, min - 1),
        max: max === undefined ? undefined : max - 1,
      };
      const again = max === 0 || !canComplete(grammar, body) ? [] : [into([body, less, ...others])];
      return min === 0 ? [into(others), ...again] : again;
    }
  }
}

function keyOf({ origin, rest, rule }: Item): string {
  return `${origin} ${rule} ${JSON.stringify(rest)}`;
}

const productive = new WeakMap<Grammar, Set<string>>();

function isProductive(grammar: Grammar, rule: string): boolean {
  let rules = productive.get(grammar);
  if (!rules) {
    productive.set(grammar, rules = new Set());
    for (let size = -1; size !== rules.size;) {
      size = rules.size;
      for (const [name, body] of grammar.rules) if (canComplete(grammar, body)) rules.add(name);
    }
  }
  return rules.has(rule);
}

function canComplete(grammar: Grammar, expression: Expression): boolean {
  switch (expression.kind) {
    case "empty":
    case "terminal":
      return true;
    case "rule":
      return isProductive(grammar, expression.name);
    case "sequence":
      return expression.items.every((item) => canComplete(grammar, item));
    case "choice":
      return expression.items.some((item) => canComplete(grammar, item));
    case "repeat":
      return expression.min === 0 || canComplete(grammar, expression.item);
  }
}

// ---- derivatives ----

function isNullable(regex: Regex): boolean {
  switch (regex.kind) {
    case "empty":
      return true;
    case "chars":
    case "byte":
      return false;
    case "sequence":
    case "and":
      return regex.items.every(isNullable);
    case "choice":
      return regex.items.some(isNullable);
    case "repeat":
      return regex.min === 0 || isNullable(regex.item);
    case "not":
      return !isNullable(regex.item);
  }
}

/** Whether the expression matches no text at all; it is built so that this shows. */
function isNothing(regex: Regex): boolean {
  return regex.kind === "chars" && regex.set.length === 0;
}

function derivative(regex: Regex, byte: number): Regex {
  switch (regex.kind) {
    case "empty":
      return NOTHING;
    case "chars":
      return regex.set.some(([from, to]) => from <= byte && byte <= to) ? EMPTY : NOTHING;
    case "byte":
      return regex.byte === byte ? EMPTY : NOTHING;
    case "choice":
      return choice(regex.items.map((item) => derivative(item, byte)));
    case "sequence": {
      const [first, ...others] = regex.items;
      if (!first) return NOTHING;
      const rest: Regex = { kind: "sequence", items: others };
      const taken = sequence([derivative(first, byte), ...others]);
      return isNullable(first) ? choice([taken, derivative(rest, byte)]) : taken;
    }
    case "repeat": {
      const { item, max, min } = regex;
      if (max === 0) return NOTHING;
      const less: Regex = {
        kind: "repeat",
        item,
        min: Math.max(0, min - 1),
        max: max === undefined ? undefined : max - 1,
      };
      return sequence([derivative(item, byte), less]);
    }
    case "and":
    case "not":
      throw new TypeError("Cannot derive: the oracle's grammars have no `and` or `not`");
  }
}

function sequence(items: readonly Regex[]): Regex {
  if (items.some(isNothing)) return NOTHING;
  const flat = items.flatMap((item) => item.kind === "sequence" ? item.items : [item])
    .filter(({ kind }) => kind !== "empty");
  return flat.length === 0
    ? EMPTY
    : flat.length === 1
    ? flat[0]!
    : { kind: "sequence", items: flat };
}

function choice(items: readonly Regex[]): Regex {
  const flat = items.flatMap((item) => item.kind === "choice" ? item.items : [item])
    .filter((item) => !isNothing(item));
  const distinct = [...new Map(flat.map((item) => [JSON.stringify(item), item])).values()];
  return distinct.length === 0 ? NOTHING : distinct.length === 1 ? distinct[0]! : {
    kind: "choice",
    items: distinct,
  };
}
