/**
 * What the next value has to be, whatever its kind: a formula over nodes. Its first byte tells the
 * kind, the formula shrinks to what concerns that kind, and a frame is opened with it.
 */
import type { SchemaNode } from "@maze/grammar";
import type { ValueGoal, Wish, Workshop } from "./contract.ts";
import type { Kind } from "./logic/atoms.ts";
import { evaluate, type Formula, TRUE } from "./logic/formula.ts";
import { type Duties, FINE, type Frame, push, type Result, type State } from "./state.ts";
import { TextFrame } from "./text/decode.ts";
import { LiteralFrame } from "./value/literal.ts";
import type { NumberDuties } from "./value/number.ts";
import { KeptText } from "./value/kept_text.ts";
import type { StringDuties } from "./value/string.ts";

const KINDS: readonly Kind[] = ["object", "array", "string", "number", "true", "false", "null"];
const QUOTE = 0x22, MINUS = 0x2d, NINE = 0x39, BRACKET = 0x5b, BRACE = 0x7b;

/** What the next value has to be. */
export class Goal implements ValueGoal {
  readonly #workshop: Workshop;
  readonly need: Formula<SchemaNode>;
  readonly asked: readonly SchemaNode[];
  readonly canon: boolean;
  readonly frame: Frame = new ValueFrame(this);
  readonly #duties = new Map<Kind, Duties | undefined>();
  /** The frames that open a value, by its first byte; numbers are their own affair. */
  readonly #opening = new Map<number, Frame | undefined>();
  #number: NumberDuties | undefined;

  constructor(workshop: Workshop, { need, asked, canon }: Wish) {
    this.#workshop = workshop;
    this.need = need;
    this.asked = asked;
    this.canon = canon;
  }

  get hopeless(): boolean {
    return KINDS.every((kind) => this.#dutiesOf(kind) === undefined);
  }

  get strings(): StringDuties | undefined {
    const duties = this.#dutiesOf("string");
    return duties && this.#workshop.strings(duties);
  }

  begin(byte: number, state: State): State | undefined {
    const isNumber = byte === MINUS || (byte > 0x2f && byte <= NINE);
    const frame = isNumber ? this.#beginNumber(byte) : this.#open(byte);
    if (frame === undefined) return undefined;
    // The document itself is the first thing open, so the depth is that of the value to come.
    if (state.depth > this.#workshop.maxDepth && (byte === BRACE || byte === BRACKET)) {
      return undefined;
    }
    return push(frame, state);
  }

  expects(): readonly string[] {
    return KINDS.filter((kind) => this.#dutiesOf(kind) !== undefined);
  }

  /** What a value of a kind has to be; `undefined` where none will do. */
  #dutiesOf(kind: Kind): Duties | undefined {
    if (this.#duties.has(kind)) return this.#duties.get(kind);
    const { specialiser } = this.#workshop;
    const { atoms } = specialiser;
    const need = atoms.replace(this.need, (node: SchemaNode) => specialiser.of(node, kind));
    const duties = need === atoms.false
      ? undefined
      : { need, asked: this.asked.map((node) => specialiser.of(node, kind)), canon: this.canon };
    this.#duties.set(kind, duties);
    return duties;
  }

  #open(byte: number): Frame | undefined {
    if (this.#opening.has(byte)) return this.#opening.get(byte);
    const frame = this.#make(byte);
    this.#opening.set(byte, frame);
    return frame;
  }

  #make(byte: number): Frame | undefined {
    switch (byte) {
      case QUOTE: {
        const start = this.strings?.start;
        return start && TextFrame.of(this.canon ? new KeptText(start, "") : start);
      }
      case BRACE: {
        const duties = this.#dutiesOf("object");
        return duties && this.#workshop.object(duties);
      }
      case BRACKET: {
        const duties = this.#dutiesOf("array");
        return duties && this.#workshop.array(duties);
      }
    }
    const kind = KINDS.slice(-3).find((literal) => literal.charCodeAt(0) === byte);
    const duties = kind && this.#dutiesOf(kind);
    return duties && new LiteralFrame(kind, literalResult(duties, kind));
  }

  #beginNumber(byte: number): Frame | undefined {
    const duties = this.#dutiesOf("number");
    return duties && (this.#number ??= this.#workshop.number(duties)).begin(byte);
  }
}

/** Nothing is left open once the kind is a single value: formulas are constants. */
function literalResult({ asked, canon }: Duties, kind: Kind): Result {
  if (asked.length === 0 && !canon) return FINE;
  const truth = asked.map((formula) => evaluate(formula, () => TRUE) === TRUE);
  return { truth, canon: canon ? kind : undefined };
}

/** The place where a value is to begin. */
class ValueFrame implements Frame {
  readonly loose = true;
  readonly shared = true;
  readonly #goal: Goal;

  constructor(goal: Goal) {
    this.#goal = goal;
  }

  step(byte: number, state: State): State | undefined {
    return this.#goal.begin(byte, state.up!);
  }

  expects(): readonly string[] {
    return this.#goal.expects();
  }
}
