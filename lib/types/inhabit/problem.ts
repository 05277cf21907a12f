/**
 * A search problem as plain data: what may be used at a hole, the types of all that, the examples,
 * and the price of each component. The compiler's side writes it, the kernel in the sandbox reads
 * it, so nothing here refers to either. This file imports nothing.
 */

/** Index into `SearchProblem.types`. */
export type TypeId = number;

/** Names of the primitive types. */
export type PrimitiveName =
  | "number"
  | "string"
  | "boolean"
  | "bigint"
  | "symbol"
  | "undefined"
  | "null"
  | "void"
  | "never"
  | "unknown"
  | "any"
  | "object";

/** A member of an object type. */
export interface MemberType {
  /** Its name. */
  readonly name: string;
  /** Its type. */
  readonly type: TypeId;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** Assignable from outside. */
  readonly writable: boolean;
  /** Whether it is a method, and whether calling it leaves its object as it was. */
  readonly method: "none" | "pure" | "effect";
}

/** One parameter of a signature. */
export interface ParameterType {
  /** Its name. */
  readonly name: string;
  /** Its type. */
  readonly type: TypeId;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** Whether it takes all that follow. */
  readonly rest: boolean;
}

/** One way to call something. */
export interface SignatureType {
  /** Its parameters, in order. */
  readonly parameters: readonly ParameterType[];
  /** The type it gives. */
  readonly returns: TypeId;
  /** Its own type parameters. */
  readonly variables: readonly TypeId[];
}

/** A type, as far as the search needs to know it. */
export type SearchType =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "literal"; readonly value: string | number | boolean; readonly of?: string }
  | { readonly kind: "array"; readonly of: TypeId; readonly readonly: boolean }
  | { readonly kind: "tuple"; readonly of: readonly TypeId[]; readonly readonly: boolean }
  | {
    readonly kind: "object";
    readonly name: string;
    readonly members: readonly MemberType[];
    /** Type of the values under any string key, where there is an index signature. */
    readonly index?: TypeId;
    /** True for classes: members may be hidden, so nothing else can be assigned to it. */
    readonly nominal: boolean;
  }
  | {
    readonly kind: "library";
    /** `Map`, `Set`, `Promise`, `RegExp`, `Date`, `Iterable`, `Error`, … */
    readonly name: string;
    readonly of: readonly TypeId[];
    readonly readonly: boolean;
  }
  | { readonly kind: "function"; readonly signatures: readonly SignatureType[] }
  | { readonly kind: "union"; readonly of: readonly TypeId[] }
  | { readonly kind: "variable"; readonly name: string; readonly constraint?: TypeId };

/** Something that has a name at the hole. */
export interface SearchAtom {
  /** The expression: `items`, `this`, `this.#rate`, `Color.Red`. */
  readonly code: string;
  /** Its type. */
  readonly type: TypeId;
  /** What it is. */
  readonly kind: "parameter" | "local" | "this" | "module" | "import" | "member";
  /** Its own words and those of its documentation. */
  readonly words: readonly string[];
  /** True where the hole may assign to it. */
  readonly assignable: boolean;
  /** For values of other modules: where they come from, and how they are exported. */
  readonly from?: { readonly path: string; readonly name: string; readonly isDefault: boolean };
  /** For callables: whether a call leaves everything as it was. */
  readonly pure: boolean;
}

/** A class that can be constructed, or thrown. */
export interface SearchClass {
  /** Its source text. */
  readonly code: string;
  /** Its type. */
  readonly type: TypeId;
  /** The ways to construct it. */
  readonly constructors: readonly SignatureType[];
  /** Whether it is thrown as an error. */
  readonly isError: boolean;
  /** Where it comes from, for values of other modules. */
  readonly from?: { readonly path: string; readonly name: string; readonly isDefault: boolean };
}

/** How a fill gets its effect. */
export type HoleForm =
  | { readonly kind: "value" }
  | { readonly kind: "return" }
  | { readonly kind: "assign"; readonly target: string; readonly type: TypeId }
  | { readonly kind: "effect" };

/** An example, for the kernel: the texts stand in the module's own scope. */
export interface SearchExample {
  /** The call. */
  readonly call: string;
  /** What it must give. */
  readonly expected:
    | { readonly kind: "value"; readonly text: string }
    | { readonly kind: "throws"; readonly error: string | undefined };
}

/** How code is written in the project. */
export interface CodeStyle {
  /** `"` or `'`. */
  readonly quote: '"' | "'";
  /** Whether statements end in semicolons. */
  readonly semicolons: boolean;
  /** One level of indentation. */
  readonly indent: string;
  /** Longest line. */
  readonly width: number;
}

/** Bounds on one search. Costs are whole numbers; a use of a common component costs about two. */
export interface SearchLimits {
  /**
   * Wall clock of one fill, in milliseconds, from the start of the sandbox: a fuse, not the measure.
   * The search ends at 85 % of it, so that what it found can be checked in time. Default 6,000.
   */
  readonly budgetMs: number;
  /** Evaluations of components before the search gives up; the measure that repeats. Default 12,000,000. */
  readonly work: number;
  /** Evaluations after the first solution, as a multiple of those before it. Default 1. */
  readonly afterwards: number;
  /** Largest cost of a term that is built from below. Default 24. */
  readonly cost: number;
  /** Largest cost of a lambda's body built from below. Default 11. */
  readonly lambdaCost: number;
  /** Terms kept in one context. Default 120,000. */
  readonly terms: number;
  /** Values on which the bodies of one lambda are told apart. Default 20. */
  readonly samples: number;
  /** Lambdas within lambdas. Default 2. */
  readonly lambdaDepth: number;
  /** Branches of a conditional. Default 4. */
  readonly branches: number;
  /** Calls of itself, for one example, before a recursive candidate is given up. Default 2,000. */
  readonly recursion: number;
  /** Candidates that are reported. Default 24. */
  readonly candidates: number;
  /** Near misses that are reported. Default 3. */
  readonly nearest: number;
}

/** The whole problem. */
export interface SearchProblem {
  /** Its name. */
  readonly name: string;
  /** The types, by their ids. */
  readonly types: readonly SearchType[];
  /** Type that is wanted at the hole, with `Promise` taken off in async functions. */
  readonly wanted: TypeId;
  /** How a fill may get its effect. */
  readonly forms: readonly HoleForm[];
  /** Whether the function is async. */
  readonly isAsync: boolean;
  /** What has a name at the hole. */
  readonly atoms: readonly SearchAtom[];
  /** What can be constructed or thrown. */
  readonly classes: readonly SearchClass[];
  /** Source text of the wanted type, where it is written down. */
  readonly wantedText?: string;
  /** How the function calls itself, and with what: by `code`, or as this `method` of another object. */
  readonly self?: {
    readonly code: string;
    readonly method?: string;
    readonly signature: SignatureType;
  };
  /** What judges. */
  readonly examples: readonly SearchExample[];
  /** The intent, and words of the names around the hole, lower case. */
  readonly words: { readonly intent: readonly string[]; readonly name: readonly string[] };
  /** The intent as written, for quoted literals and numbers. */
  readonly intent: string;
  /** Price changes by component name: learned weights and the project's usage. */
  readonly adjustments: Readonly<Record<string, number>>;
  /** Optional members of the library: `Array.toSorted`, `Map.groupBy`, … */
  readonly features: readonly string[];
  /** Whether reading by index may give `undefined`, by the project's options. */
  readonly uncheckedIndex: boolean;
  /** Names that new bindings must not take. */
  readonly taken: readonly string[];
  /** How code is written. */
  readonly style: CodeStyle;
  /** Bounds. */
  readonly limits: SearchLimits;
  /** Fixes what cost does not. */
  readonly seed: number;
}

/** A program the search found. */
export interface FoundProgram {
  /** Its source text. */
  readonly code: string;
  /** What it needs from other modules. */
  readonly imports: readonly {
    readonly path: string;
    readonly name: string;
    readonly isDefault: boolean;
  }[];
  /** Its cost by the search; less is likelier. */
  readonly cost: number;
  /** Names of what it is made of. */
  readonly components: readonly string[];
  /** Which form of the hole it fills. */
  readonly form: HoleForm["kind"];
  /** How many examples it meets. */
  readonly passed: number;
}

/** What a near miss gave for an example it failed. */
export interface Miss {
  /** The example's call. */
  readonly call: string;
  /** What was wanted, as text. */
  readonly expected: string;
  /** What came, as text. */
  readonly actual: string;
}

/** What the kernel reports. */
export interface SearchOutcome {
  /** Programs that meet every example, best first. */
  readonly solutions: readonly FoundProgram[];
  /** Programs that meet some examples, best first. */
  readonly nearest: readonly (FoundProgram & { readonly misses: readonly Miss[] })[];
  /** Why the search ended. */
  readonly ended: "solved" | "exhausted" | "work" | "time";
  /** Evaluations of components. */
  readonly work: number;
  /** Wall clock, in milliseconds. */
  readonly elapsedMs: number;
  /** Terms of the outermost context, by cost. */
  readonly levels: readonly number[];
  /** Contexts of lambdas that were opened. */
  readonly contexts: number;
  /** Examples that could not be run as they stand, with the reason. */
  readonly broken: readonly { readonly call: string; readonly reason: string }[];
}
