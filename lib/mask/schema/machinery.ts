/** What the parts of a schema machine share: formulas, goals, automata, limits. */
import type { SchemaNode, SchemaPattern } from "@maze/grammar";
import type { ValueGoal, Wish, Workshop } from "./contract.ts";
import { Goal } from "./goal.ts";
import type { Atom } from "./logic/atoms.ts";
import { type Formula, Formulas } from "./logic/formula.ts";
import { Specialiser } from "./logic/specialise.ts";
import { openArray } from "./value/array.ts";
import { NumberDuties } from "./value/number.ts";
import { openObject } from "./object/frame.ts";
import { StringDuties } from "./value/string.ts";
import type { Duties, Frame, State } from "./state.ts";
import type { ByteAutomaton } from "./text/automaton.ts";

/** Most goals and shapes held for sharing; beyond that sharing starts anew. */
const MOST_SHARED = 50_000;

/** What a machinery is made with. */
export interface MachineryOptions {
  /** How many things may be open at once. */
  readonly maxDepth: number;
  /** Makes the automaton of a pattern. */
  readonly compile: (pattern: SchemaPattern) => ByteAutomaton;
  /** Goes on with a byte after a number has ended. */
  readonly resume: (state: State, byte: number) => State | undefined;
}

/** Makes everything once and hands it out. */
export class Machinery implements Workshop {
  readonly nodes: Formulas<SchemaNode> = new Formulas();
  readonly specialiser: Specialiser = new Specialiser();
  readonly maxDepth: number;
  readonly #options: MachineryOptions;
  readonly #automata = new Map<string, ByteAutomaton>();
  #goals = new Map<string, ValueGoal>();
  #strings = new Map<string, StringDuties>();
  #numbers = new Map<string, NumberDuties>();
  #frames = new Map<string, Frame>();

  constructor(options: MachineryOptions) {
    this.#options = options;
    this.maxDepth = options.maxDepth;
  }

  goal({ need, asked, canon }: Wish): ValueGoal {
    let key = canon ? `c${need.id}` : `${need.id}`;
    for (const node of asked) key += ` ${this.nodes.leaf(node).id}`;
    return shared(this.#goals, key, () => new Goal(this, { need, asked, canon }));
  }

  automaton(pattern: SchemaPattern): ByteAutomaton {
    return shared(this.#automata, pattern.source, () => this.#options.compile(pattern));
  }

  strings(duties: Duties): StringDuties {
    return shared(
      this.#strings,
      keyOf(duties),
      () => new StringDuties(duties, (pattern) => this.automaton(pattern)),
    );
  }

  number(duties: Duties): NumberDuties {
    const make = () => new NumberDuties(duties, this.#options.resume);
    return shared(this.#numbers, keyOf(duties), make);
  }

  object(duties: Duties): Frame {
    return shared(this.#frames, `{${keyOf(duties)}`, () => openObject(this, duties));
  }

  array(duties: Duties): Frame {
    return shared(this.#frames, `[${keyOf(duties)}`, () => openArray(this, duties));
  }
}

function keyOf({ need, asked, canon }: Duties): string {
  const ids = asked.map((formula: Formula<Atom>) => formula.id).join(" ");
  return `${canon ? "c" : ""}${need.id} ${ids}`;
}

function shared<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    if (map.size >= MOST_SHARED) map.clear();
    map.set(key, value);
  }
  return value;
}
