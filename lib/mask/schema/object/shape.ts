/** What is known of the objects in one place before any is read: names, patterns, who wants what. */
import type { SchemaNode, SchemaPattern } from "@maze/grammar";
import type { Workshop } from "../contract.ts";
import type { Atom, LeftoverAtom, ObjectAtom } from "../logic/atoms.ts";
import { type Claim, wanted } from "../logic/descend.ts";
import { type Formula, isPlain, leavesOf } from "../logic/formula.ts";
import type { Duties } from "../state.ts";
import { type ByteAutomaton, bytesOf, SortedTexts } from "../text/automaton.ts";

/** What the schemas can tell of a property's name. */
export interface NameClass {
  /** Index among the names that the schemas speak of, or -1. */
  readonly index: number;
  /** The name, if it is one of those. */
  readonly name: string | undefined;
  /** Which patterns it matches. */
  readonly matches: readonly boolean[];
  /** Tells classes apart. */
  readonly key: string;
}

/** How many properties there are, and which of those with an index. */
export interface Present {
  /** Indices of named properties, sorted. */
  readonly seen: readonly number[];
  /** How many properties. */
  readonly count: number;
}

/** The objects in one place. */
export class ObjectShape {
  readonly workshop: Workshop;
  readonly duties: Duties;
  /** What must hold, what is asked, and on what leftovers depend, before the first property. */
  readonly formulas: readonly Formula<Atom>[];
  /** Whether all atoms must hold, so that they never change. */
  readonly plain: boolean;
  /** The names that the schemas speak of, as UTF-8. */
  readonly names: SortedTexts;
  /** The patterns for names. */
  readonly automata: readonly ByteAutomaton[];
  /** Whether anything is asked of names as texts. */
  readonly hasNameSchemas: boolean;
  /** Whether a number of properties is bounded. */
  readonly hasMost: boolean;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #patterns: readonly SchemaPattern[];
  readonly #conditions = new Map<LeftoverAtom, readonly number[]>();
  readonly #classes = new Map<string, NameClass>();
  readonly #ofName: NameClass[] = [];
  readonly #indices = new Map<ObjectAtom, { required: number[]; named: number[] }>();

  constructor(workshop: Workshop, duties: Duties) {
    this.workshop = workshop;
    this.duties = duties;
    const formulas = [duties.need, ...duties.asked];
    const conditional: LeftoverAtom[] = [];
    for (const atom of leavesOf(formulas)) if (atom.kind === "leftover") conditional.push(atom);
    for (const atom of conditional) {
      const places = atom.evaluated.map(({ when }) => formulas.push(when) - 1);
      this.#conditions.set(atom, places);
    }
    this.formulas = formulas;
    const atoms = leavesOf(formulas).filter((atom) => atom.kind === "object");
    this.plain = isPlain(duties.need) && duties.asked.length === 0 && conditional.length === 0;
    this.hasNameSchemas = atoms.some(({ names }) => names !== undefined);
    this.hasMost = atoms.some(({ max }) => max < Infinity);
    this.#texts = textsOf(atoms, conditional);
    this.names = new SortedTexts(this.#texts.keys());
    this.#patterns = patternsOf(atoms, conditional);
    this.automata = this.#patterns.map((pattern) => workshop.automaton(pattern));
  }

  /** The class of a name, given as UTF-8, by its index and the states of the patterns' automata. */
  classOf(index: number, states: readonly number[]): NameClass {
    const matches = this.automata.map((automaton, at) =>
      states[at]! >= 0 && automaton.accepts(states[at]!)
    );
    return this.#class(index, matches);
  }

  /** The class of one of the names that the schemas speak of. */
  classOfName(index: number): NameClass {
    const starts = this.automata.map(({ start }) => start);
    return this.#ofName[index] ??= this.classOf(index, this.run(starts, this.names.texts[index]!));
  }

  /** The states of the patterns' automata after some UTF-8. */
  run(states: readonly number[], bytes: string): readonly number[] {
    return this.automata.map((automaton, index) => {
      let state = states[index]!;
      for (let at = 0; at < bytes.length && state >= 0; at++) {
        state = automaton.next(state, bytes.charCodeAt(at));
      }
      return state;
    });
  }

  /** The class of other names that match one pattern, or none for -1. */
  classOfPattern(pattern: number): NameClass {
    return this.#class(-1, this.automata.map((_, at) => at === pattern));
  }

  #class(index: number, matches: readonly boolean[]): NameClass {
    const key = matches.length === 0
      ? String(index)
      : `${index} ${matches.map((match) => match ? 1 : 0).join("")}`;
    let found = this.#classes.get(key);
    if (!found) {
      const name = index < 0 ? undefined : this.#texts.get(this.names.texts[index]!);
      this.#classes.set(key, found = { index, name, matches, key });
    }
    return found;
  }

  /** What an atom wants of the value of a property, once that is among those present. */
  claim(
    atom: Atom,
    { named, present, formulas }: {
      named: NameClass;
      present: Present;
      formulas: readonly Formula<Atom>[];
    },
  ): Claim {
    if (atom.kind === "leftover") return this.#leftoverClaim(atom, { named, formulas });
    const object = atom as ObjectAtom;
    const { nodes, specialiser: { atoms } } = this.workshop;
    const asks = this.#asksOf(object, named);
    const settled = !this.plain && this.#isSettled(object, present);
    const wants = nodes.and([
      settled ? nodes.true : nodes.unknown,
      ...asks.map((node) => wanted(this.workshop, node)),
    ]);
    const left = settled ? atoms.true : atoms.leaf(atom);
    return { wants, asks, after: (held) => asks.every(held) ? left : atoms.false };
  }

  #leftoverClaim(
    atom: LeftoverAtom,
    { named, formulas }: { named: NameClass; formulas: readonly Formula<Atom>[] },
  ): Claim {
    const { nodes, specialiser: { atoms } } = this.workshop;
    const leaf = atoms.leaf(atom);
    const places = this.#conditions.get(atom)!.filter((_, at) =>
      this.#covers(atom.evaluated[at]!, named)
    );
    const spared = atoms.or(places.map((place) => formulas[place]!));
    if (spared === atoms.true) {
      return { wants: nodes.unknown, asks: [], after: () => leaf };
    }
    const { node } = atom;
    const otherwise = spared === atoms.false ? nodes.false : nodes.unknown;
    return {
      wants: nodes.and([nodes.unknown, nodes.or([wanted(this.workshop, node), otherwise])]),
      asks: [node],
      after: () => leaf,
      late: (held, left) =>
        held(node) ? leaf : atoms.and([leaf, atoms.or(places.map((place) => left[place]!))]),
    };
  }

  #covers(
    { all, properties, patterns }: LeftoverAtom["evaluated"][number],
    { name, matches }: NameClass,
  ): boolean {
    if (all || (name !== undefined && properties?.has(name))) return true;
    return patterns?.some(({ source }) => matches[this.#patternAt(source)]) ?? false;
  }

  #patternAt(source: string): number {
    return this.#patterns.findIndex((pattern) => pattern.source === source);
  }

  #asksOf(
    { properties, patterns, additional }: ObjectAtom,
    { name, matches }: NameClass,
  ): SchemaNode[] {
    const asks: SchemaNode[] = [];
    const named = name === undefined ? undefined : properties.get(name);
    if (named) asks.push(named);
    for (const { source, node } of patterns) {
      if (matches[this.#patternAt(source)]) asks.push(node);
    }
    if (asks.length === 0 && additional) asks.push(additional);
    return asks;
  }

  /** Whether an atom holds whatever properties may follow. */
  #isSettled(atom: ObjectAtom, present: Present): boolean {
    if (atom.patterns.length > 0 || atom.additional || atom.names || atom.max < Infinity) {
      return false;
    }
    return this.isComplete(atom, present) &&
      this.#indicesOf(atom).named.every((index) => has(present.seen, index));
  }

  /** Whether an object may end so far as an atom is concerned. */
  isComplete(atom: Atom, { seen, count }: Present): boolean {
    if (atom.kind !== "object") return true;
    if (count < atom.min || count > atom.max) return false;
    return this.#indicesOf(atom).required.every((index) => has(seen, index));
  }

  /** Whether an atom still leaves room for what it requires. */
  hasRoom(atom: Atom, { seen, count }: Present): boolean {
    if (atom.kind !== "object" || atom.max === Infinity) return true;
    let missing = 0;
    for (const index of this.#indicesOf(atom).required) if (!has(seen, index)) missing++;
    return count + missing <= atom.max;
  }

  /** Names that must come and have not, for a person. */
  missing({ seen }: Present): string[] {
    const missing = new Set<string>();
    for (const atom of leavesOf([this.duties.need])) {
      if (atom.kind !== "object") continue;
      for (const name of atom.required) {
        if (!has(seen, this.names.indexOf(bytesOf(name)))) missing.add(name);
      }
    }
    return [...missing];
  }

  #indicesOf(atom: ObjectAtom): { required: number[]; named: number[] } {
    let indices = this.#indices.get(atom);
    if (!indices) {
      const indexOf = (name: string) => this.names.indexOf(bytesOf(name));
      const required = [...new Set(atom.required)].map(indexOf);
      indices = { required, named: [...atom.properties.keys()].map(indexOf) };
      this.#indices.set(atom, indices);
    }
    return indices;
  }
}

/** Whether a sorted list has a number. */
export function has(sorted: readonly number[], wanted: number): boolean {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === wanted;
}

function textsOf(
  atoms: readonly ObjectAtom[],
  leftovers: readonly LeftoverAtom[],
): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (name: string): void => {
    texts.set(bytesOf(name), name);
  };
  for (const { properties, required } of atoms) {
    for (const name of properties.keys()) add(name);
    required.forEach(add);
  }
  for (const { evaluated } of leftovers) {
    for (const { properties } of evaluated) for (const name of properties?.keys() ?? []) add(name);
  }
  return texts;
}

function patternsOf(
  atoms: readonly ObjectAtom[],
  leftovers: readonly LeftoverAtom[],
): SchemaPattern[] {
  const patterns = new Map<string, SchemaPattern>();
  const lists = [
    ...atoms.map((atom) => atom.patterns),
    ...leftovers.flatMap(({ evaluated }) => evaluated.map((each) => each.patterns ?? [])),
  ];
  for (const list of lists) for (const pattern of list) patterns.set(pattern.source, pattern);
  return [...patterns.values()];
}
