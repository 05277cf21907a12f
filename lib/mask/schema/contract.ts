/** What the parts of a schema machine ask of each other. */
import type { SchemaNode, SchemaPattern } from "@maze/grammar";
import type { Formula, Formulas } from "./logic/formula.ts";
import type { Specialiser } from "./logic/specialise.ts";
import type { Duties, Frame, State } from "./state.ts";
import type { ByteAutomaton } from "./text/automaton.ts";
import type { NumberDuties } from "./value/number.ts";
import type { StringDuties } from "./value/string.ts";

/** What the next value has to be. */
export interface Wish {
  /** What must hold. */
  readonly need: Formula<SchemaNode>;
  /** The nodes of which it must be known whether they hold. */
  readonly asked: readonly SchemaNode[];
  /** Whether the value is needed in a spelling that equal values share. */
  readonly canon: boolean;
}

/** A wish that values can be begun with. The same wish is the same object. */
export interface ValueGoal extends Wish {
  /** What stands where the value is to begin, and white space may come first. */
  readonly frame: Frame;
  /** Whether no value of any kind will do. */
  readonly hopeless: boolean;
  /** What strings have to be; `undefined` where none will do. */
  readonly strings: StringDuties | undefined;
  /** Opens a value on a stack, at its first byte. */
  begin(byte: number, state: State): State | undefined;
  /** What could begin, for a person. */
  expects(): readonly string[];
}

/** What is shared by all parts of one machine. */
export interface Workshop {
  /** Formulas over nodes. */
  readonly nodes: Formulas<SchemaNode>;
  /** Nodes as formulas over atoms. */
  readonly specialiser: Specialiser;
  /** How many things may be open at once. */
  readonly maxDepth: number;
  /** The goal of a wish. */
  goal(wish: Wish): ValueGoal;
  /** The automaton of a pattern. */
  automaton(pattern: SchemaPattern): ByteAutomaton;
  /** What strings have to be by some duties. */
  strings(duties: Duties): StringDuties;
  /** What numbers have to be by some duties. */
  number(duties: Duties): NumberDuties;
  /** The frame of an object that has just been opened. */
  object(duties: Duties): Frame;
  /** The frame of an array that has just been opened. */
  array(duties: Duties): Frame;
}
