/** The one Hole type of the whole product: a gap with an intent, a type, and examples that judge it. */
import type { Span } from "@maze/base";

/** Where an example was found. */
export type ExampleOrigin = "jsdoc" | "test" | "sidecar" | "option";

/** What a call must give. Both texts are expressions in the scope of the module that has the hole. */
export interface HoleExample {
  /** Source text of the call, such as `total([1, 2])` or `new Basket([]).total()`. */
  readonly call: string;
  /** What it must do: give a value equal to this expression's, or throw (an error of this class). */
  readonly expected:
    | { readonly kind: "value"; readonly text: string }
    | { readonly kind: "throws"; readonly error: string | undefined };
  /** Where it was found. */
  readonly origin: ExampleOrigin;
  /** Which file and line it stands in, for people. */
  readonly place?: string;
}

/** A gap in a source file that must be filled. */
export interface TypedHole {
  /** `path#name`, with `:2`, `:3` … after it for further holes of one function. */
  readonly id: string;
  /** The function it stands in: `total`, `Basket.total`. */
  readonly name: string;
  /** `body`: statements stand for the comment. `expression`: an expression stands for the call. */
  readonly kind: "body" | "expression";
  /** The intent, in words. */
  readonly intent: string;
  /** File it is in, absolute with forward slashes. */
  readonly path: string;
  /** What a fill replaces: the comment, or the whole `__hole<T>(…)` call. */
  readonly span: Span;
  /** The function around it, where there is one, with its JSDoc. */
  readonly container: Span | undefined;
  /** Source text of the type that is wanted, where one is written down. */
  readonly typeText: string | undefined;
  /** What judges it. */
  readonly examples: readonly HoleExample[];
}

/** A name that a fill needs from another module. */
export interface NeededImport {
  /** The exported name. */
  readonly name: string;
  /** Module it comes from: absolute path with forward slashes, or a bare specifier. */
  readonly from: string;
  /** True for a default export. */
  readonly isDefault?: boolean;
}

/** One way to fill a hole. */
export interface Candidate {
  /** Text that replaces the hole's span. */
  readonly code: string;
  /** Imports it needs that the file lacks. */
  readonly imports: readonly NeededImport[];
  /** Cost by the search's weights; less is likelier. */
  readonly cost: number;
  /** Names of the components it is made of, such as `method:Array.map` or `operator:+`. */
  readonly components: readonly string[];
  /** How many of the hole's examples it meets. */
  readonly passed: number;
}
