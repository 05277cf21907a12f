/** Arrays as they are read: items by their places, counted, found and compared. */
import type { SchemaNode } from "@maze/grammar";
import type { Workshop } from "../contract.ts";
import type { ArrayAtom, Atom, ContainsAtom, LeftoverAtom } from "../logic/atoms.ts";
import { type Claim, descend, type Descent, wanted } from "../logic/descend.ts";
import {
  evaluate,
  FALSE,
  type Formula,
  isPlain,
  leavesOf,
  neededLeaves,
  TRUE,
} from "../logic/formula.ts";
import { close, type Duties, FINE, type Frame, type Result, type State, swap } from "../state.ts";

const COMMA = 0x2c, CLOSE = 0x5d;
const MOST_FRAMES = 16_384;

/** How much of an array has been read. */
interface Progress {
  /** What is left to hold. */
  readonly formulas: readonly Formula<Atom>[];
  /** How many items there are; beyond what matters it stands still. */
  readonly count: number;
  /** The items in a spelling that equal ones share, where it was asked for. */
  readonly items: readonly string[];
}

/** What is known of the arrays in one place before any is read. */
class Arrays {
  readonly workshop: Workshop;
  readonly duties: Duties;
  readonly start: readonly Formula<Atom>[];
  /** Whether all atoms must hold and never change. */
  readonly plain: boolean;
  /** Counts beyond this make no difference. */
  readonly #countTo: number;
  readonly #conditions = new Map<LeftoverAtom, readonly number[]>();
  readonly #found = new Map<ContainsAtom, ContainsAtom>();
  #frames = new Map<string, ArrayFrame>();

  constructor(workshop: Workshop, duties: Duties) {
    this.workshop = workshop;
    this.duties = duties;
    const formulas = [duties.need, ...duties.asked];
    for (const atom of leavesOf(formulas)) {
      if (atom.kind !== "leftover") continue;
      this.#conditions.set(atom, atom.evaluated.map(({ when }) => formulas.push(when) - 1));
    }
    this.start = formulas;
    const atoms = leavesOf(formulas);
    this.plain = isPlain(duties.need) && duties.asked.length === 0 &&
      atoms.every(({ kind }) => kind === "array");
    this.#countTo = Math.max(0, ...atoms.map(lastPlace));
  }

  frame(progress: Progress, place: Place): ArrayFrame {
    const { formulas, count, items } = progress;
    if (items.length > 0) return new ArrayFrame(this, progress, place);
    const key = `${place} ${count} ${formulas.map(({ id }) => id).join()}`;
    let frame = this.#frames.get(key);
    if (!frame) {
      if (this.#frames.size >= MOST_FRAMES) this.#frames = new Map();
      this.#frames.set(key, frame = new ArrayFrame(this, progress, place));
    }
    return frame;
  }

  /** What the next item has to be; nothing where none will do. */
  descend({ formulas: before, count }: Progress): Descent | undefined {
    const { atoms } = this.workshop.specialiser;
    const isFull = (atom: Atom) => atom.kind === "array" && count >= atom.max;
    const formulas = before.map((formula) =>
      atoms.replace(formula, (atom: Atom) => isFull(atom) ? atoms.false : atoms.leaf(atom))
    );
    if (formulas[0]!.kind === "false") return undefined;
    let most = Infinity;
    for (const atom of neededLeaves(formulas[0]!)) {
      if (atom.kind === "array") most = Math.min(most, atom.max);
    }
    return descend(this.workshop, {
      formulas,
      claimOf: (atom) => this.#claim(atom, { formulas, count, left: most - count }),
      canon: this.duties.canon || leavesOf(formulas).some(({ kind }) => kind === "unique"),
    });
  }

  #claim(
    atom: Atom,
    { formulas, count, left }: { formulas: readonly Formula<Atom>[]; count: number; left: number },
  ): Claim {
    const { nodes, specialiser: { atoms } } = this.workshop;
    const leaf = atoms.leaf(atom);
    switch (atom.kind) {
      case "array": {
        const node = atom.prefix[count] ?? (count < atom.prefix.length ? undefined : atom.items);
        const asks = node ? [node] : [];
        return {
          wants: nodes.and([nodes.unknown, ...asks.map((each) => wanted(this.workshop, each))]),
          asks,
          after: (held) => asks.every(held) ? leaf : atoms.false,
        };
      }
      case "contains":
        return this.#containsClaim(atom, left);
      case "leftover":
        return this.#leftoverClaim(atom, { formulas, count });
      default:
        return { wants: nodes.unknown, asks: [], after: () => leaf };
    }
  }

  #containsClaim(atom: ContainsAtom, left: number): Claim {
    const { nodes, specialiser: { atoms } } = this.workshop;
    const { node, min, max, found } = atom;
    const leaf = atoms.leaf(atom);
    const wish = wanted(this.workshop, node);
    let wants = nodes.unknown;
    if (found >= max) wants = nodes.and([wants, nodes.not(wish)]);
    else if (min - found >= left) wants = nodes.and([wants, wish]);
    return {
      wants,
      asks: [node],
      after: (held) => {
        if (!held(node)) return leaf;
        if (found >= max) return atoms.false;
        return found + 1 >= min && max === Infinity ? atoms.true : atoms.leaf(this.#more(atom));
      },
    };
  }

  /** The atom after one more item has been found. */
  #more(atom: ContainsAtom): ContainsAtom {
    let more = this.#found.get(atom);
    if (!more) this.#found.set(atom, more = { ...atom, found: atom.found + 1 });
    return more;
  }

  #leftoverClaim(
    atom: LeftoverAtom,
    { formulas, count }: { formulas: readonly Formula<Atom>[]; count: number },
  ): Claim {
    const { nodes, specialiser: { atoms } } = this.workshop;
    const leaf = atoms.leaf(atom);
    const places = this.#conditions.get(atom)!;
    const always: number[] = [];
    const matching: { place: number; node: SchemaNode }[] = [];
    atom.evaluated.forEach(({ all, prefix = 0, contains }, at) => {
      if (all || count < prefix) always.push(places[at]!);
      else if (contains) matching.push({ place: places[at]!, node: contains });
    });
    const spared = atoms.or(always.map((place) => formulas[place]!));
    if (spared === atoms.true) return { wants: nodes.unknown, asks: [], after: () => leaf };
    const { node } = atom;
    const ways = matching.map(({ place, node: inner }) =>
      formulas[place]!.kind === "true" ? wanted(this.workshop, inner) : nodes.unknown
    );
    if (spared !== atoms.false) ways.push(nodes.unknown);
    return {
      wants: nodes.and([nodes.unknown, nodes.or([wanted(this.workshop, node), ...ways])]),
      asks: [node, ...matching.map((each) => each.node)],
      after: () => leaf,
      late: (held, left) => {
        if (held(node)) return leaf;
        const found = matching.filter((each) => held(each.node)).map(({ place }) => place);
        return atoms.and([leaf, atoms.or([...always, ...found].map((place) => left[place]!))]);
      },
    };
  }

  /** What is left after an item; nothing where that can be of no use. */
  after({ count, items, formulas: before }: Progress, { descent, result }: {
    descent: Descent;
    result: Result;
  }): Progress | undefined {
    let formulas = this.plain ? before : descent.after(result);
    const kept = this.duties.canon || leavesOf(formulas).some(({ kind }) => kind === "unique");
    if (kept && result.canon !== undefined && items.includes(result.canon)) {
      const { atoms } = this.workshop.specialiser;
      formulas = formulas.map((formula) =>
        atoms.replace(
          formula,
          (atom: Atom) => atom.kind === "unique" ? atoms.false : atoms.leaf(atom),
        )
      );
    }
    if (formulas[0]!.kind === "false") return undefined;
    return {
      formulas,
      count: Math.min(count + 1, this.#countTo),
      items: kept ? [...items, result.canon!] : [],
    };
  }

  finish({ formulas, count, items }: Progress): Result | undefined {
    const valueOf = (atom: Atom) => holdsAtEnd(atom, count) ? TRUE : FALSE;
    if (evaluate(formulas[0]!, valueOf) === FALSE) return undefined;
    const { asked, canon } = this.duties;
    if (asked.length === 0 && !canon) return FINE;
    const truth = asked.map((_, at) => evaluate(formulas[at + 1]!, valueOf) === TRUE);
    return { truth, canon: canon ? `[${items.join()}]` : undefined };
  }
}

/** The count from which on all counts are the same to an atom. */
function lastPlace(atom: Atom): number {
  if (atom.kind !== "array") return 0;
  const { prefix, min, max } = atom as ArrayAtom;
  return Math.max(prefix.length, min, max < Infinity ? max + 1 : 0);
}

function holdsAtEnd(atom: Atom, count: number): boolean {
  if (atom.kind === "array") return count >= atom.min && count <= atom.max;
  if (atom.kind === "contains") return atom.found >= atom.min && atom.found <= atom.max;
  return true;
}

/** After the bracket, after an item, after a comma. */
type Place = "open" | "after" | "next";

/** The frame of an array that has just been opened. */
export function openArray(workshop: Workshop, duties: Duties): Frame {
  const arrays = new Arrays(workshop, duties);
  return arrays.frame({ formulas: arrays.start, count: 0, items: [] }, "open");
}

/** An array between its items. */
class ArrayFrame implements Frame {
  readonly loose = true;
  readonly shared = true;
  readonly #arrays: Arrays;
  readonly #progress: Progress;
  readonly #place: Place;
  #item: ItemFrame | undefined | null = null;
  #result: Result | undefined | null = null;

  constructor(arrays: Arrays, progress: Progress, place: Place) {
    this.#arrays = arrays;
    this.#progress = progress;
    this.#place = place;
  }

  step(byte: number, state: State): State | undefined {
    if (byte === CLOSE && this.#place !== "next") {
      if (this.#result === null) this.#result = this.#arrays.finish(this.#progress);
      return this.#result && close(state, this.#result);
    }
    if (this.#place === "after") {
      if (byte !== COMMA) return undefined;
      const next = this.#arrays.frame(this.#progress, "next");
      return next.#openItem() && swap(next, state);
    }
    const item = this.#openItem();
    return item && item.goal.begin(byte, swap(item, state));
  }

  #openItem(): ItemFrame | undefined {
    if (this.#item === null) {
      const descent = this.#arrays.descend(this.#progress);
      this.#item = descent && new ItemFrame(descent, this.#progress.items, (result) => {
        const progress = this.#arrays.after(this.#progress, { descent, result });
        return progress && this.#arrays.frame(progress, "after");
      });
    }
    return this.#item;
  }

  expects(): readonly string[] {
    if (this.#place === "after") return [",", "]"];
    return [...this.#openItem()?.goal.expects() ?? [], ...this.#place === "open" ? ["]"] : []];
  }
}

/** An array while an item is under way. */
class ItemFrame implements Frame {
  readonly loose = false;
  readonly shared = true;
  readonly #descent: Descent;
  readonly #before: readonly string[];
  readonly #after: (result: Result) => Frame | undefined;
  #fine: Frame | undefined | null = null;

  constructor(
    descent: Descent,
    before: readonly string[],
    after: (result: Result) => Frame | undefined,
  ) {
    this.#descent = descent;
    this.#before = before;
    this.#after = after;
  }

  /** The items before, which a unique one must not equal. */
  taken(): readonly string[] {
    return this.#before;
  }

  get goal(): Descent["goal"] {
    return this.#descent.goal;
  }

  step(): undefined {
    return undefined;
  }

  receive(result: Result): Frame | undefined {
    if (result !== FINE) return this.#after(result);
    if (this.#fine === null) this.#fine = this.#after(result);
    return this.#fine;
  }

  expects(): readonly string[] {
    return [];
  }
}
