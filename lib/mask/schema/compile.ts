/** From a JSON Schema to what a matcher runs on: the passes, in order. */
import { MazeError } from "@maze/base";
import {
  compileSchema,
  type JsonValue,
  parseRegex,
  type Regex,
  schemaErrors,
  type SchemaNode,
  type SchemaOptions,
  type SchemaPattern,
  type SchemaProblem,
} from "@maze/grammar";
import { compileRegex } from "../lexer/automaton/automaton.ts";
import type { LexerLimits } from "../lexer/nfa/entry.ts";
import { MaskPool } from "../masks/pool.ts";
import type { MaskedRecogniser } from "../run/matcher.ts";
import type { Vocabulary } from "../vocab/vocabulary.ts";
import type { ByteRecogniser } from "../run/recogniser.ts";
import { SchemaMachine, type WhiteSpace } from "./machine.ts";
import { SchemaMasks } from "./masks/masks.ts";
import type { State } from "./state.ts";
import type { ByteAutomaton } from "./text/automaton.ts";

/** How a schema is read and run. */
export interface SchemaRunOptions extends SchemaOptions {
  /**
   * The white space between what JSON is made of: `"any"` (the default), `"compact"` for none, or
   * whatever an expression matches.
   */
  readonly whiteSpace?: "any" | "compact" | { readonly pattern: string };
  /** How many objects and arrays may be open at once. Default 256. */
  readonly maxDepth?: number;
  /** Bounds of the automata of patterns. */
  readonly patterns?: Partial<LexerLimits>;
  /** Bytes that masks of one vocabulary may take. Default 64 MiB, 2,600 masks of 200,000 tokens. */
  readonly maskBytes?: number;
}

const DEFAULT_MASK_BYTES = 64 << 20;

/** Automata under the default limits by their expressions: formats are the same for all schemas. */
const known = new WeakMap<Regex, ByteAutomaton>();

/** Patterns that may grow beyond this many states are tried at once, to name those that do. */
const SURELY_SMALL = 20_000;

/**
 * A schema with what recognises its texts.
 *
 * @example
 * ```ts
 * import { compileJsonSchema, recognise } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const { schema } = compileJsonSchema({ type: "array", items: { type: "integer" } });
 * assertEquals(schema!.root.types, ["array"]);
 * assertEquals(recognise(schema!.recogniser, "[1, 2e3]").kind, "accepted");
 * ```
 */
export class CompiledSchema {
  /** The schema as a graph. */
  readonly root: SchemaNode;
  /** Recognises the JSON texts that satisfy the schema. */
  readonly recogniser: ByteRecogniser<object>;
  readonly #machine: SchemaMachine;
  readonly #maskBytes: number;
  readonly #masks = new WeakMap<Vocabulary, MaskedRecogniser<State>>();

  /** @internal Use {@linkcode compileJsonSchema}. */
  constructor(root: SchemaNode, machine: SchemaMachine, maskBytes: number) {
    this.root = root;
    this.recogniser = machine;
    this.#machine = machine;
    this.#maskBytes = maskBytes;
  }

  /**
   * The same with masks over a vocabulary.
   *
   * @param vocabulary The tokens.
   * @returns What a matcher takes, the same one each time.
   */
  masked(vocabulary: Vocabulary): MaskedRecogniser<object> {
    let masked = this.#masks.get(vocabulary);
    if (!masked) {
      const pool = new MaskPool(this.#maskBytes, (vocabulary.size + 31) >>> 5);
      masked = new SchemaMasks(this.#machine, { vocabulary, pool });
      this.#masks.set(vocabulary, masked);
    }
    return masked;
  }
}

/** What came of a schema: a way to run it, or what stands in the way. */
export type SchemaCompilation =
  | { readonly schema: CompiledSchema; readonly problems: readonly [] }
  | { readonly schema?: undefined; readonly problems: readonly SchemaProblem[] };

/**
 * Compiles a JSON Schema. What a text leads to is worked out when it leads there, so large schemas
 * cost what is used of them.
 *
 * No text that the schema refuses is ever accepted, and none that it allows is refused. A byte is
 * refused as soon as it is sure that nothing valid goes on so; {@linkcode SchemaMachine} says where
 * that is known at every byte and where at the end of a value.
 *
 * @param schema The schema, as `JSON.parse` gives it.
 * @param options The draft, formats, white space, limits.
 * @returns The compiled schema, or the keywords that stand in the way and where they are.
 * @throws {MazeError} Where the expression for white space is refused.
 *
 * @example
 * ```ts
 * import { compileJsonSchema, recognise } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const { schema } = compileJsonSchema({ type: "array", items: { enum: ["a", "b"] }, maxItems: 1 });
 * const kinds = ['["b"]', '["b', '["c"]', '["a", "b"]'].map((text) =>
 *   recognise(schema!.recogniser, text).kind
 * );
 * assertEquals(kinds, ["accepted", "incomplete", "refused", "refused"]);
 * ```
 */
export function compileJsonSchema(
  schema: JsonValue,
  options: SchemaRunOptions = {},
): SchemaCompilation {
  const { maskBytes = DEFAULT_MASK_BYTES, maxDepth, patterns } = options;
  const graph = compileSchema(schema, options);
  if (!graph.root) return { problems: graph.problems };
  const automata = patterns ? new WeakMap<Regex, ByteAutomaton>() : known;
  const automatonOf = ({ regex }: SchemaPattern): ByteAutomaton => {
    let automaton = automata.get(regex);
    if (!automaton) automata.set(regex, automaton = compileRegex(regex, patterns));
    return automaton;
  };
  const problems = graph.patterns.flatMap((pattern) => {
    if (sizeOf(pattern.regex) <= SURELY_SMALL) return [];
    try {
      automatonOf(pattern);
      return [];
    } catch (error) {
      if (!(error instanceof MazeError)) throw error;
      return [problemOf(pattern, error)];
    }
  });
  if (problems.length > 0) return { problems };
  const machine = new SchemaMachine(graph.root, {
    compile: automatonOf,
    whiteSpace: whiteSpaceOf(options.whiteSpace),
    maxDepth,
  });
  return { schema: new CompiledSchema(graph.root, machine, maskBytes), problems: [] };
}

function whiteSpaceOf(option: SchemaRunOptions["whiteSpace"]): WhiteSpace {
  if (typeof option !== "object") return option ?? "any";
  const parsed = parseRegex(option.pattern, { dialect: "ecma", match: "whole" });
  if (parsed.kind === "parsed") return compileRegex(parsed.regex);
  throw new MazeError(
    schemaErrors.malformed,
    `Cannot read the expression for white space: ${parsed.diagnostic.message}`,
    { fix: parsed.diagnostic.suggestion, diagnostics: [parsed.diagnostic] },
  );
}

function problemOf({ source }: SchemaPattern, error: MazeError): SchemaProblem {
  return {
    code: error.code,
    severity: "error",
    message: `Cannot enforce the pattern "${source}": ${error.message}`,
    suggestion: error.fix,
    keyword: source.startsWith("format ") ? "format" : "pattern",
    pointer: "",
  };
}

/** Roughly how many states the nondeterministic automaton of an expression has. */
function sizeOf(regex: Regex): number {
  switch (regex.kind) {
    case "empty":
    case "byte":
      return 1;
    case "chars":
      return 2 + regex.set.length;
    case "sequence":
    case "choice":
      return regex.items.reduce((sum, item) => sum + sizeOf(item), 1);
    case "repeat":
      return 1 + sizeOf(regex.item) * Math.max(1, regex.min, regex.max ?? 1);
    default:
      // Complements and intersections can grow without measure.
      return Infinity;
  }
}
