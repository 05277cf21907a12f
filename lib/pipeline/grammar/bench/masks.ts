/**
 * Masks over real sources: every token of every source must be allowed where it stands, and asking
 * for each mask is timed. The first pass over a source is cold, in that its masks are asked for the
 * first time; the second, at once after it, is warm.
 */
import { type Clock, lineColumn } from "@maze/base";
import type { SyntaxLanguage } from "@maze/check";
import {
  allows,
  compileGrammar,
  type MaskedRecogniser,
  Matcher,
  type TokenId,
  type Vocabulary,
} from "@maze/mask";
import { grammarLanguage, type TextLanguage } from "../text_language.ts";
import { wholeEntry } from "./entries.ts";
import { textField } from "./json_lines.ts";
import { type BenchRequest, overLines, type Pace } from "./run.ts";
import { Samples } from "./samples.ts";

/** What masks are measured with. */
export interface MaskBenchRequest extends BenchRequest {
  /** The language of the sources. */
  readonly language: SyntaxLanguage;
  /** Loads the tokens; timed. */
  readonly vocabulary: () => Promise<Vocabulary>;
  /** Bytes that the program holds, once what it does not need is let go. */
  readonly memory: () => number;
}

/** A source of which a token was not allowed. */
export interface RefusedSource {
  /** Name of the source. */
  readonly name: string;
  /** Line of the first token that was not allowed, or of the end of the text. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;
  /** Which token of the source, from 0. */
  readonly index: number;
  /** Its id; `null` where the text was not allowed to end. */
  readonly token: number | null;
  /** Its text. */
  readonly text: string;
}

/** What was measured; masks and accepting in microseconds. */
export interface MaskBench {
  /** Sources that were read to their end, or to the first token that was not allowed. */
  readonly files: number;
  /** Tokens whose masks were asked for. */
  readonly tokens: number;
  /** Sources with a token that was not allowed. */
  readonly refused: readonly RefusedSource[];
  /** Time of asking for the mask before each token. */
  readonly mask: {
    /** While a source is read for the first time, with the tables that those before it left. */
    readonly cold: Readonly<Record<"p50" | "p99" | "max", number | null>>;
    /** While it is read again. */
    readonly warm: Readonly<Record<"p50" | "p90" | "p99" | "max", number | null>>;
  };
  /** Time of accepting each token while a source is read for the first time. */
  readonly accept: Readonly<Record<"p50" | "p99", number | null>>;
  /** From the grammar's source to the first mask, in milliseconds. */
  readonly compile_ms: number;
  /** From the stored vocabulary to its trie, in milliseconds. */
  readonly vocabulary_ms: number;
  /** What vocabulary, tables and kept masks take after the run, in megabytes of 2^20 bytes. */
  readonly memory_mb: number;
}

/**
 * Measures masks.
 *
 * @param request Language, vocabulary and sources.
 * @returns The figures.
 * @throws {MazeError} `brokenLine`.
 *
 * @example
 * ```ts
 * import { memoryHost, silentProgress } from "@maze/base";
 * import { benchMasks, languageNamed, loadVocabulary } from "@maze/pipeline";
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
 * const lines = new Blob([`{"name":"a","source":"[1,]"}`]);
 * const request = {
 *   input: { path: "in.jsonl", stream: lines.stream() },
 *   clock: memoryHost().clock,
 *   progress: silentProgress,
 *   signal: new AbortController().signal,
 * };
 * const found = await benchMasks({
 *   ...request,
 *   language: languageNamed("json"),
 *   vocabulary: () => loadVocabulary("ascii.tiktoken", source),
 *   memory: () => 0,
 * });
 * assertEquals(found.refused.map(({ column, text }) => [column, text]), [[4, "]"]]);
 * ```
 */
export async function benchMasks(request: MaskBenchRequest): Promise<MaskBench> {
  const before = request.memory();
  const timed = timer(request);
  const [vocabulary, vocabularyMs] = await timed(async () => {
    const loaded = await request.vocabulary();
    void loaded.trie;
    return loaded;
  });
  const [language, compileMs] = await timed(() => {
    const compiled = compileGrammar(request.language.grammar());
    const language = grammarLanguage(compiled, (path) => request.language.wholes(path));
    firstMask(language, vocabulary, request.language.wholes(""));
    return Promise.resolve(language);
  });
  const figures = await measure(request, language, { vocabulary });
  const held = request.memory() - before;
  // What was measured must be alive while it is weighed.
  const alive = vocabulary.size > 0 && language.entries.length > 0;
  return {
    ...figures,
    compile_ms: round(compileMs),
    vocabulary_ms: round(vocabularyMs),
    memory_mb: alive ? round(Math.max(0, held) / 2 ** 20) : 0,
  };
}

/** Reads all sources, each twice. */
async function measure(
  request: MaskBenchRequest,
  language: TextLanguage,
  { vocabulary }: { readonly vocabulary: Vocabulary },
): Promise<Omit<MaskBench, "compile_ms" | "memory_mb" | "vocabulary_ms">> {
  const refused: RefusedSource[] = [];
  const cold = { mask: new Samples(), accept: new Samples() };
  const warm = { mask: new Samples(), accept: undefined };
  let files = 0;
  await overLines(request, "measuring masks", {
    each: async (line, pace) => {
      const name = textField(line, "name", request.input);
      const source = textField(line, "source", request.input);
      const reading = {
        vocabulary,
        masked: language.masked(
          vocabulary,
          wholeEntry(request.language, { fields: line.fields, name, source }),
        ),
        tokens: vocabulary.encode(source),
        clock: request.clock,
        pace,
        done: files,
      };
      const stopped = await read(reading, cold);
      if (pace.isStopped) return;
      files++;
      if (stopped !== undefined) refused.push(refusedAt(stopped, { ...reading, name, source }));
      await read(reading, warm);
    },
  });
  return {
    files,
    tokens: cold.mask.count,
    refused,
    mask: {
      cold: cold.mask.figures(["p50", "p99", "max"]),
      warm: warm.mask.figures(["p50", "p90", "p99", "max"]),
    },
    accept: cold.accept.figures(["p50", "p99"]),
  };
}

/** One source, cut into tokens. */
interface Reading {
  readonly vocabulary: Vocabulary;
  readonly masked: MaskedRecogniser<object>;
  readonly tokens: readonly TokenId[];
  readonly clock: Clock;
  readonly pace: Pace;
  readonly done: number;
}

/** Tokens between two looks at the clock for signals. */
const TOKENS_PER_LOOK = 256;

/**
 * Reads a source token by token. Returns the index of the first token that was not allowed, or the
 * number of tokens where the text was not allowed to end; `undefined` where all went well.
 */
async function read(
  { clock, done, masked, pace, tokens, vocabulary }: Reading,
  into: { readonly mask: Samples; readonly accept: Samples | undefined },
): Promise<number | undefined> {
  const matcher = new Matcher([masked], vocabulary);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const asked = clock.monotonic();
    const mask = matcher.mask();
    const given = clock.monotonic();
    const isAllowed = allows(mask, token);
    const accepting = clock.monotonic();
    const isAccepted = matcher.accept(token);
    const accepted = clock.monotonic();
    into.mask.add((given - asked) * 1000);
    into.accept?.add((accepted - accepting) * 1000);
    if (!isAllowed || !isAccepted) return index;
    if (index % TOKENS_PER_LOOK === 0 && pace.isDue) {
      await pace.look(done);
      if (pace.isStopped) return;
    }
  }
  return matcher.isAccepting ? undefined : tokens.length;
}

function refusedAt(
  index: number,
  { name, source, tokens, vocabulary }: Reading & {
    readonly name: string;
    readonly source: string;
  },
): RefusedSource {
  const token = tokens[index];
  const before = vocabulary.decode(tokens.slice(0, index));
  return {
    name,
    ...lineColumn(source, before.length),
    index,
    token: token ?? null,
    text: token === undefined ? "" : vocabulary.decode([token]),
  };
}

function timer({ clock }: BenchRequest) {
  return async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const started = clock.monotonic();
    const value = await work();
    return [value, clock.monotonic() - started];
  };
}

function firstMask(
  language: TextLanguage,
  vocabulary: Vocabulary,
  entries: readonly string[],
): void {
  for (const entry of entries) new Matcher([language.masked(vocabulary, entry)], vocabulary).mask();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
