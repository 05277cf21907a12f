/**
 * JSON Schemas against instances whose validity others have stated: every token of every valid
 * instance must be allowed where it stands, and no invalid one may be written to its end.
 */
import { lineColumn, MazeError } from "@maze/base";
import type { JsonValue, SchemaOptions } from "@maze/grammar";
import {
  allows,
  compileJsonSchema,
  type MaskedRecogniser,
  Matcher,
  type TokenId,
  type Vocabulary,
} from "@maze/mask";
import { brokenLine, type JsonLine } from "./json_lines.ts";
import { type BenchRequest, overLines, type Pace } from "./run.ts";
import { Samples } from "./samples.ts";

/** What schemas are measured with. */
export interface SchemaBenchRequest extends BenchRequest {
  /** The tokens. */
  readonly vocabulary: Vocabulary;
  /** How schemas are read. */
  readonly schemas: Pick<SchemaOptions, "dialect" | "formats">;
}

/** An instance that was judged wrongly. */
export interface WrongInstance {
  /** Name of its schema. */
  readonly name: string;
  /** Which of the instances, from 0. */
  readonly test: number;
  /** How it was spelled when it was judged wrongly. */
  readonly spelling: SpellingName;
  /** Where a valid one was refused: line and column of the spelling. `null` for invalid ones. */
  readonly at: { readonly line: number; readonly column: number } | null;
}

/** What was measured. */
export interface SchemaBench {
  /** Schemas that were read. */
  readonly schemas: number;
  /** Schemas that cannot be held to, with the keyword that is why and where it stands. */
  readonly unsupported: readonly {
    readonly name: string;
    readonly keyword: string;
    readonly pointer: string;
    readonly message: string;
  }[];
  /** Invalid instances that were let through. */
  readonly wrong_accept: readonly WrongInstance[];
  /** Valid instances that were not. */
  readonly wrong_reject: readonly WrongInstance[];
  /**
   * From the parsed schema to its first mask, in milliseconds. The tables that all schemas share over
   * a vocabulary are made before.
   */
  readonly compile: Readonly<Record<"p50" | "p99" | "max", number | null>>;
  /** Time of asking for the mask before each token, in microseconds, each instance read once. */
  readonly mask: Readonly<Record<"p50" | "p99" | "max", number | null>>;
}

/** Ways to write the same value. */
const SPELLINGS = {
  indented: (value: unknown): string => JSON.stringify(value, null, 2),
  compact: (value: unknown): string => JSON.stringify(value),
} as const;

/** One of the spellings that instances are read in. */
export type SpellingName = "indented" | "compact";

/** Tokens between two looks at the clock for signals. */
const TOKENS_PER_LOOK = 256;

interface SchemaTest {
  readonly valid: boolean;
  readonly data: unknown;
}

/**
 * Measures schemas.
 *
 * @param request Vocabulary, schemas and instances.
 * @returns The figures.
 * @throws {MazeError} `brokenLine`.
 *
 * @example
 * ```ts
 * import { memoryHost, silentProgress } from "@maze/base";
 * import { benchSchemas, loadVocabulary } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const ranks = Array.from({ length: 128 }, (_, id) => `${btoa(String.fromCharCode(id))} ${id}\n`);
 * const source = {
 *   named: () => ({ version: "1", read: () => Promise.resolve({ kind: "ranks" as const, ranks: [] }) }),
 *   file: () => Promise.resolve(new TextEncoder().encode(ranks.join(""))),
 *   digest: () => "ascii",
 *   kept: () => Promise.resolve(undefined),
 *   keep: () => Promise.resolve(),
 * };
 * const lines = new Blob([`{"name":"a","schema":{"const":1},"tests":[{"valid":false,"data":1}]}`]);
 * const request = {
 *   input: { path: "in.jsonl", stream: lines.stream() },
 *   clock: memoryHost().clock,
 *   progress: silentProgress,
 *   signal: new AbortController().signal,
 * };
 * const found = await benchSchemas({
 *   ...request,
 *   vocabulary: await loadVocabulary("ascii.tiktoken", source),
 *   schemas: {},
 * });
 * assertEquals(found.wrong_accept.map(({ test }) => test), [0]);
 * ```
 */
export async function benchSchemas(request: SchemaBenchRequest): Promise<SchemaBench> {
  const { clock, input } = request;
  const unsupported: SchemaBench["unsupported"][number][] = [];
  const wrong = { accept: [] as WrongInstance[], reject: [] as WrongInstance[] };
  const compile = new Samples();
  const mask = new Samples();
  let schemas = 0;
  openSchema(true, request); // makes the tables that all schemas share over a vocabulary
  await overLines(request, "measuring schemas", {
    each: async (line, pace) => {
      const name = nameOf(line, input.path);
      const tests = testsOf(line, input.path);
      schemas++;
      const started = clock.monotonic();
      const opened = openSchema(line.fields.schema as JsonValue, request);
      if (opened.kind === "refused") {
        unsupported.push({ name, ...opened.problem });
        return;
      }
      compile.add(clock.monotonic() - started);
      const reading = { ...request, masked: opened.masked, mask, pace, done: schemas };
      try {
        for (const [test, { data, valid }] of tests.entries()) {
          const found = await judge({ data, valid }, reading);
          if (found) (valid ? wrong.reject : wrong.accept).push({ name, test, ...found });
        }
      } catch (error) {
        if (!(error instanceof MazeError)) throw error;
        unsupported.push({ name, keyword: LIMIT, pointer: "", message: error.message });
      }
    },
  });
  return {
    schemas,
    unsupported,
    wrong_accept: wrong.accept,
    wrong_reject: wrong.reject,
    compile: compile.figures(["p50", "p99", "max"]),
    mask: mask.figures(["p50", "p99", "max"]),
  };
}

/** What stands in place of a keyword where a schema is larger than the limits. */
const LIMIT = "(limit)";

type OpenedSchema =
  | { readonly kind: "open"; readonly masked: MaskedRecogniser<object> }
  | {
    readonly kind: "refused";
    readonly problem: Omit<SchemaBench["unsupported"][number], "name">;
  };

/** Compiles a schema as far as its first mask. */
function openSchema(schema: JsonValue, request: SchemaBenchRequest): OpenedSchema {
  const { schemas, vocabulary } = request;
  try {
    const { problems, schema: compiled } = compileJsonSchema(schema, schemas);
    if (compiled) {
      const masked = compiled.masked(vocabulary);
      new Matcher([masked], vocabulary).mask();
      return { kind: "open", masked };
    }
    const { keyword, message, pointer } = problems[0]!;
    return { kind: "refused", problem: { keyword, pointer, message } };
  } catch (error) {
    if (!(error instanceof MazeError)) throw error;
    return { kind: "refused", problem: { keyword: LIMIT, pointer: "", message: error.message } };
  }
}

interface Reading extends SchemaBenchRequest {
  readonly masked: MaskedRecogniser<object>;
  readonly mask: Samples;
  readonly pace: Pace;
  readonly done: number;
}

/** Reads an instance in each spelling until it is judged wrongly. */
async function judge(
  { data, valid }: SchemaTest,
  reading: Reading,
): Promise<Pick<WrongInstance, "at" | "spelling"> | undefined> {
  for (const spelling of Object.keys(SPELLINGS) as SpellingName[]) {
    const text = SPELLINGS[spelling](data);
    const tokens = reading.vocabulary.encode(text);
    const stopped = await read(tokens, reading);
    if (reading.pace.isStopped) return;
    if ((stopped === undefined) === valid) continue;
    const before = reading.vocabulary.decode(tokens.slice(0, stopped));
    return { spelling, at: valid ? lineColumn(text, before.length) : null };
  }
}

/** Index of the first token that is not allowed, or their number where the text may not end. */
async function read(tokens: readonly TokenId[], reading: Reading): Promise<number | undefined> {
  const { clock, done, mask: samples, masked, pace, vocabulary } = reading;
  const matcher = new Matcher([masked], vocabulary);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const asked = clock.monotonic();
    const mask = matcher.mask();
    samples.add((clock.monotonic() - asked) * 1000);
    if (!allows(mask, token) || !matcher.accept(token)) return index;
    if (index % TOKENS_PER_LOOK === 0 && pace.isDue) {
      await pace.look(done);
      if (pace.isStopped) return;
    }
  }
  return matcher.isAccepting ? undefined : tokens.length;
}

/** The name of a schema; suites that give none are named by file and description. */
function nameOf({ fields: { description, file, name }, number }: JsonLine, path: string): string {
  if (typeof name === "string") return name;
  const parts = [file, description].filter((part) => typeof part === "string");
  if (name === undefined && parts.length > 0) return parts.join(": ");
  throw brokenLine({ path, line: number, column: 1 }, 'its field "name" is no text, expected one');
}

function testsOf({ fields: { schema, tests }, number }: JsonLine, path: string): SchemaTest[] {
  const place = { path, line: number, column: 1 };
  if (typeof schema !== "object" && typeof schema !== "boolean" || schema === null) {
    throw brokenLine(place, 'its field "schema" is no schema, expected an object, true or false');
  }
  const isTest = (test: unknown): test is SchemaTest =>
    typeof test === "object" && test !== null && "data" in test && "valid" in test &&
    typeof test.valid === "boolean";
  if (Array.isArray(tests) && tests.every(isTest)) return tests;
  throw brokenLine(place, 'its field "tests" is no list of {valid, data}');
}
