/**
 * Recognises the JSON texts that satisfy a schema, byte by byte: any order of properties, any legal
 * spelling of strings and numbers, and no text that the schema refuses.
 */
import type { SchemaNode, SchemaPattern } from "@maze/grammar";
import type { ByteRecogniser, Expectation } from "../run/recogniser.ts";
import type { ValueGoal } from "./contract.ts";
import { Machinery } from "./machinery.ts";
import { push, type Result, State } from "./state.ts";
import type { Frame } from "./state.ts";
import type { ByteAutomaton } from "./text/automaton.ts";

/** The white space of JSON. */
export type WhiteSpace = "any" | "compact" | ByteAutomaton;

/** How schemas are run. */
export interface SchemaMachineOptions {
  /** Makes the automaton of a pattern. */
  readonly compile: (pattern: SchemaPattern) => ByteAutomaton;
  /** The white space between what JSON is made of; any unless said. */
  readonly whiteSpace?: WhiteSpace;
  /** How many objects and arrays may be open at once; 256 unless said. */
  readonly maxDepth?: number;
}

const DEFAULT_MAX_DEPTH = 256;

/**
 * A recogniser of the JSON texts that satisfy a schema. Names may come in any order but never twice,
 * as RFC 8259, section 4, asks for.
 *
 * A text that the schema refuses is never accepted. Whether a beginning can still become a valid text
 * is known at every byte for `type`, `enum`, `const`, `properties`, `additionalProperties: false`,
 * `items`, `prefixItems`, `maxItems`, `maxProperties`, one `pattern`, `format` or `patternProperties`
 * in a place, `maxLength`, bounds of numbers, `multipleOf`, `allOf` of all these, and `anyOf`,
 * `oneOf`, `if` and `dependentSchemas` as far as a branch is told by its type, by an enumerated or
 * constant property or by a required one. It is checked when a value ends, so that a beginning may
 * lead nowhere, where that is not enough: `required` and `minProperties` against names that are
 * refused, several patterns or a pattern and a least length for the same text, `not` of anything but
 * `type` and `required`, branches of `oneOf` that overlap, `uniqueItems`, `contains` (known at every
 * byte as far as `maxItems` leaves no room), `unevaluatedProperties` and `unevaluatedItems` where
 * branches are open.
 *
 * @example
 * ```ts
 * import { compileJsonSchema } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const { schema } = compileJsonSchema({ type: "integer", maximum: 12 });
 * const { recogniser } = schema!;
 * const one = recogniser.step(recogniser.start, "1".charCodeAt(0))!;
 * assertEquals(recogniser.isAccepting(one), true);
 * assertEquals(recogniser.step(one, "a".charCodeAt(0)), undefined);
 * ```
 */
export class SchemaMachine implements ByteRecogniser<State> {
  /** The state before the first byte. */
  readonly start: State;
  readonly #white: ByteAutomaton | undefined;
  readonly #any: boolean;

  /**
   * Makes a machine; what the schema leads to is worked out when a text leads there.
   *
   * @param root The schema's root node.
   * @param options Patterns, white space, limits.
   */
  constructor(root: SchemaNode, options: SchemaMachineOptions) {
    const { whiteSpace = "any" } = options;
    this.#any = whiteSpace === "any";
    this.#white = typeof whiteSpace === "object" ? whiteSpace : undefined;
    const machinery = new Machinery({
      maxDepth: options.maxDepth ?? DEFAULT_MAX_DEPTH,
      compile: options.compile,
      resume: (state, byte) => this.step(state, byte),
    });
    const need = machinery.nodes.leaf(root);
    const goal = machinery.goal({ need, asked: [], canon: false });
    const bottom = new State(END, undefined, 0);
    this.start = push(goal.frame, push(new DocumentFrame(goal), bottom));
  }

  step(state: State, byte: number): State | undefined {
    const { frame } = state;
    if (!frame.loose) return frame.step(byte, state);
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      return this.#any ? state : this.#space(state, byte);
    }
    if (this.#white !== undefined && !this.#white.accepts(this.#whiteState(state))) {
      return undefined;
    }
    return frame.step(byte, state);
  }

  #space(state: State, byte: number): State | undefined {
    if (this.#white === undefined) return undefined;
    const white = this.#white.next(this.#whiteState(state), byte);
    return white < 0 ? undefined : new State(state.frame, state.up, white + 1);
  }

  /** In a state 0 stands for no white space so far, and others are one above the automaton's. */
  #whiteState({ white }: State): number {
    return white === 0 ? this.#white!.start : white - 1;
  }

  /** Whether any white space may stand wherever some may. */
  get isLoose(): boolean {
    return this.#any;
  }

  isAccepting(state: State): boolean {
    return state.frame.ends?.(state) ?? false;
  }

  absorbs(state: State, { characters }: { readonly characters: number }): boolean {
    return state.frame.absorbs?.(characters) ?? false;
  }

  explain(state: State): readonly Expectation[] {
    return state.frame.expects().map((what) => ({ what, wantedBy: [] }));
  }
}

/** The whole text: a value, then the end. */
class DocumentFrame implements Frame {
  readonly loose = false;
  readonly shared = true;
  readonly #goal: ValueGoal;

  constructor(goal: ValueGoal) {
    this.#goal = goal;
  }

  step(): undefined {
    return undefined;
  }

  receive(_result: Result): Frame {
    return END;
  }

  expects(): readonly string[] {
    return this.#goal.expects();
  }
}

const END: Frame = {
  loose: true,
  shared: true,
  step: () => undefined,
  ends: () => true,
  expects: () => ["the end"],
};
