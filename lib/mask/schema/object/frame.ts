/** Objects as they are read: any order of properties, no name twice, nothing missing at the end. */
import type { SchemaNode } from "@maze/grammar";
import type { ValueGoal, Workshop } from "../contract.ts";
import type { Atom, ObjectAtom } from "../logic/atoms.ts";
import { descend, type Descent, wanted } from "../logic/descend.ts";
import {
  evaluate,
  FALSE,
  type Formula,
  leavesOf,
  neededLeaves,
  TRUE,
  UNKNOWN,
} from "../logic/formula.ts";
import {
  close,
  type Duties,
  FINE,
  type Frame,
  push,
  type Result,
  type State,
  swap,
} from "../state.ts";
import { TextFrame } from "../text/decode.ts";
import { openName } from "./name.ts";
import { has, type NameClass, ObjectShape, type Present } from "./shape.ts";

const COMMA = 0x2c, COLON = 0x3a, QUOTE = 0x22, CLOSE = 0x7d;

/** Objects with more properties than this are not looked up among equal ones. */
const MOST_SHARED_PROPERTIES = 64;
const MOST_FRAMES = 16_384;

/** Most names of one object that are kept besides those of the schemas. */
const MOST_ENTRIES = 256;

/** How much of an object has been read. */
interface Progress extends Present {
  /** What is left to hold. */
  readonly formulas: readonly Formula<Atom>[];
  /** Names present that the schemas do not speak of, as UTF-8, sorted. */
  readonly others: readonly string[];
  /** The properties in a spelling that equal ones share, where it was asked for. */
  readonly canon: readonly string[];
}

/** The frames of the objects in one place. */
class Objects {
  readonly shape: ObjectShape;
  #frames = new Map<string, ObjectFrame>();
  /** What follows a name, where nothing but the name decides. */
  readonly plain = new Map<string, Descent | undefined>();

  constructor(shape: ObjectShape) {
    this.shape = shape;
  }

  frame(progress: Progress, place: Place): ObjectFrame {
    if (progress.count > MOST_SHARED_PROPERTIES) return new ObjectFrame(this, progress, place);
    const { formulas, seen, others, canon } = progress;
    let key = `${place} ${seen.join()}`;
    for (const { id } of formulas) key += ` ${id}`;
    if (others.length > 0) key += JSON.stringify(others);
    if (canon.length > 0) key += JSON.stringify(canon);
    let frame = this.#frames.get(key);
    if (!frame) {
      if (this.#frames.size >= MOST_FRAMES) this.#frames = new Map();
      this.#frames.set(key, frame = new ObjectFrame(this, progress, place));
    }
    return frame;
  }
}

/** After the brace, after a property, after a comma. */
type Place = "open" | "after" | "next";

/** The frame of an object that has just been opened. */
export function openObject(workshop: Workshop, duties: Duties): Frame {
  const shape = new ObjectShape(workshop, duties);
  const start = { formulas: shape.formulas, seen: [], others: [], count: 0, canon: [] };
  return new Objects(shape).frame(start, "open");
}

/** An object between its properties. */
export class ObjectFrame implements Frame {
  readonly loose = true;
  readonly shared = true;
  readonly #objects: Objects;
  readonly #progress: Progress;
  readonly #place: Place;
  readonly #entries = new Map<string, EntryFrame | undefined>();
  readonly #descents = new Map<string, Descent | undefined>();
  #result: Result | undefined | null = null;
  #name: TextFrame | undefined | null = null;
  readonly #anew = new Map<NameClass, EntryFrame | undefined>();

  constructor(objects: Objects, progress: Progress, place: Place) {
    this.#objects = objects;
    this.#progress = progress;
    this.#place = place;
  }

  step(byte: number, state: State): State | undefined {
    if (byte === QUOTE && this.#place !== "after") {
      const name = this.#openName();
      return name && swap(name, state);
    }
    if (byte === COMMA && this.#place === "after") {
      const next = this.#objects.frame(this.#progress, "next");
      return next.#openName() && swap(next, state);
    }
    if (byte === CLOSE && this.#place !== "next") {
      if (this.#result === null) this.#result = this.#finish();
      return this.#result && close(state, this.#result);
    }
    return undefined;
  }

  expects(): readonly string[] {
    const { shape } = this.#objects;
    const missing = shape.missing(this.#progress).map((name) => JSON.stringify(name));
    if (this.#place === "after") return missing.length > 0 ? [","] : [",", "}"];
    return missing.length > 0 ? missing : ["a property name", "}"];
  }

  #openName(): TextFrame | undefined {
    if (this.#name === null) {
      const sink = this.#hasRoom() ? openName(this.#objects.shape, this) : undefined;
      this.#name = sink && TextFrame.of(sink);
    }
    return this.#name;
  }

  /** Whether one more property is possible so far as their number goes. */
  #hasRoom(): boolean {
    if (!this.#objects.shape.hasMost) return true;
    const { formulas, count } = this.#progress;
    const isFull = (atom: Atom) => atom.kind === "object" && count >= atom.max;
    return evaluate(formulas[0]!, (atom) => isFull(atom) ? FALSE : UNKNOWN) !== FALSE;
  }

  /** Whether a name of the schemas is present already. */
  isTaken(index: number): boolean {
    return has(this.#progress.seen, index);
  }

  /** Whether a property of a class can be of use. */
  allows(named: NameClass): boolean {
    return this.#descent(named, this.#progress.formulas) !== undefined;
  }

  /** Names present that the schemas do not speak of. */
  get others(): readonly string[] {
    return this.#progress.others;
  }

  /** The frame after some new name of a class; its text is left out, so it stands for all. */
  namedAnew(named: NameClass): EntryFrame | undefined {
    if (this.#anew.has(named)) return this.#anew.get(named);
    // No UTF-8 holds this text, so it is like no other name.
    const entry = this.#entry("\uffff", { named, outcome: undefined, goal: undefined });
    this.#anew.set(named, entry);
    return entry;
  }

  /** What must hold of the next name as a text, if anything. */
  nameGoal(): ValueGoal {
    const { workshop } = this.#objects.shape;
    const { nodes } = workshop;
    const { formulas } = this.#progress;
    const claim = (atom: Atom): Formula<SchemaNode> => {
      const names = atom.kind === "object" ? atom.names : undefined;
      return names ? nodes.and([nodes.unknown, wanted(workshop, names)]) : nodes.unknown;
    };
    const need = nodes.possible(nodes.replace(formulas[0]!, claim));
    const sure = neededLeaves(need);
    const asked = new Set<SchemaNode>();
    for (const atom of leavesOf(formulas)) {
      if (atom.kind === "object" && atom.names && !sure.has(atom.names)) asked.add(atom.names);
    }
    return workshop.goal({ need, asked: [...asked], canon: false });
  }

  /**
   * The frame after a name, or `undefined` where that cannot be of use.
   *
   * @param text The name as UTF-8.
   * @param named Its class.
   * @param outcome What came of the name as a text, and what was asked of it.
   */
  named(
    text: string,
    { named, outcome, goal }: {
      named: NameClass;
      outcome: Result | undefined;
      goal: ValueGoal | undefined;
    },
  ): EntryFrame | undefined {
    if (this.#entries.has(text)) return this.#entries.get(text);
    const frame = this.#entry(text, { named, outcome, goal });
    if (named.index >= 0 || this.#entries.size < MOST_ENTRIES) this.#entries.set(text, frame);
    return frame;
  }

  #entry(
    text: string,
    { named, outcome, goal }: {
      named: NameClass;
      outcome: Result | undefined;
      goal: ValueGoal | undefined;
    },
  ): EntryFrame | undefined {
    const { seen, others, count, canon } = this.#progress;
    const known = named.index >= 0;
    if (known ? has(seen, named.index) : others.includes(text)) return undefined;
    const formulas = this.#afterName(outcome, goal);
    if (formulas[0]!.kind === "false") return undefined;
    const descent = this.#descent(named, formulas);
    if (!descent) return undefined;
    return new EntryFrame(descent, (result) => {
      const left = this.#objects.shape.plain ? formulas : descent.after(result);
      if (left[0]!.kind === "false") return undefined;
      return this.#objects.frame({
        formulas: left,
        seen: known ? [...seen, named.index].sort((a, b) => a - b) : seen,
        others: known ? others : [...others, text].sort(),
        count: count + 1,
        canon: this.#objects.shape.duties.canon
          ? [...canon, `${JSON.stringify(text)}:${result.canon}`].sort()
          : canon,
      }, "after");
    });
  }

  /** What is left to hold after a name as a text. */
  #afterName(outcome: Result | undefined, goal: ValueGoal | undefined): readonly Formula<Atom>[] {
    const { formulas } = this.#progress;
    if (!goal || !outcome || goal.asked.length === 0) return formulas;
    const { atoms } = this.#objects.shape.workshop.specialiser;
    const refused = new Set(goal.asked.filter((_, at) => !outcome.truth[at]));
    return formulas.map((formula) =>
      atoms.replace(formula, (atom: Atom) => {
        const fails = atom.kind === "object" && atom.names && refused.has(atom.names);
        return fails ? atoms.false : atoms.leaf(atom);
      })
    );
  }

  #descent(named: NameClass, formulas: readonly Formula<Atom>[]): Descent | undefined {
    const { shape, plain } = this.#objects;
    const free = shape.plain && !shape.hasMost;
    const known = free ? plain : this.#descents;
    const key = free || formulas === this.#progress.formulas
      ? named.key
      : `${named.key}/${formulas.map(({ id }) => id).join()}`;
    if (known.has(key)) return known.get(key);
    const descent = this.#descend(named, formulas);
    known.set(key, descent);
    return descent;
  }

  #descend(named: NameClass, before: readonly Formula<Atom>[]): Descent | undefined {
    const { shape } = this.#objects;
    const { seen, count } = this.#progress;
    const present: Present = {
      seen: named.index < 0 ? seen : [...seen, named.index].sort((a, b) => a - b),
      count: count + 1,
    };
    const formulas = shape.hasMost ? this.#withRoom(before, present) : before;
    if (formulas[0]!.kind === "false") return undefined;
    return descend(shape.workshop, {
      formulas,
      claimOf: (atom) => shape.claim(atom, { named, present, formulas }),
      canon: shape.duties.canon,
    });
  }

  #withRoom(formulas: readonly Formula<Atom>[], present: Present): readonly Formula<Atom>[] {
    const { shape } = this.#objects;
    const { atoms } = shape.workshop.specialiser;
    return formulas.map((formula) =>
      atoms.replace(
        formula,
        (atom: Atom) => shape.hasRoom(atom, present) ? atoms.leaf(atom) : atoms.false,
      )
    );
  }

  #finish(): Result | undefined {
    const { shape } = this.#objects;
    const { formulas, canon } = this.#progress;
    const valueOf = (atom: Atom) =>
      shape.isComplete(atom as ObjectAtom, this.#progress) ? TRUE : FALSE;
    if (evaluate(formulas[0]!, valueOf) === FALSE) return undefined;
    const { asked } = shape.duties;
    if (asked.length === 0 && !shape.duties.canon) return FINE;
    const truth = asked.map((_, at) => evaluate(formulas[at + 1]!, valueOf) === TRUE);
    return { truth, canon: shape.duties.canon ? `{${canon.join()}}` : undefined };
  }
}

/** An object after a name: the colon is to come, or the value is under way. */
export class EntryFrame implements Frame {
  readonly loose = true;
  readonly shared = true;
  readonly #descent: Descent;
  readonly #after: (result: Result) => Frame | undefined;
  readonly #left = new Map<string, Frame | undefined>();
  #fine: Frame | undefined | null = null;

  constructor(descent: Descent, after: (result: Result) => Frame | undefined) {
    this.#descent = descent;
    this.#after = after;
  }

  step(byte: number, state: State): State | undefined {
    return byte === COLON ? push(this.#descent.goal.frame, state) : undefined;
  }

  receive(result: Result): Frame | undefined {
    if (result === FINE) {
      if (this.#fine === null) this.#fine = this.#after(result);
      return this.#fine;
    }
    if (result.canon !== undefined) return this.#after(result);
    const key = result.truth.join();
    if (!this.#left.has(key)) this.#left.set(key, this.#after(result));
    return this.#left.get(key);
  }

  expects(): readonly string[] {
    return [":"];
  }
}
