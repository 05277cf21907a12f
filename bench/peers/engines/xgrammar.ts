/** XGrammar as npm carries it: its C++ engine as WebAssembly, in this process. */
import { createRequire } from "node:module";
import type { Vocabulary } from "@maze/mask";
import { npmPackageFolder } from "../../../tests/support/npm_sources.ts";
import { type Case, type Input, NO_GRAMMAR } from "../cases.ts";
import type { Outcome } from "../figures.ts";
import { type Begin, measure, type Run } from "../measure.ts";
import { ebnfOf } from "../notation/ebnf.ts";

/** Name and version of the package. */
export const XGRAMMAR = "@mlc-ai/web-xgrammar@0.1.27";

interface Disposable {
  dispose(): void;
}

interface Matcher extends Disposable {
  getNextTokenBitmask(): Promise<Int32Array>;
  acceptToken(token: number): boolean;
  isTerminated(): boolean;
}

interface Compiler extends Disposable {
  compileJSONSchema(schema: string, ...options: readonly unknown[]): Promise<Disposable>;
  compileBuiltinJSONGrammar(): Promise<Disposable>;
  compileGrammar(grammar: string): Promise<Disposable>;
}

/** The part of the package that is used here. */
interface Package {
  readonly TokenizerInfo: {
    createTokenizerInfo(
      tokens: readonly string[],
      kind: "byte_level",
      spaced: false,
      size: number,
      stop: readonly number[],
    ): Promise<Disposable>;
  };
  readonly GrammarCompiler: {
    createGrammarCompiler(tokenizer: Disposable, cached: false): Promise<Compiler>;
  };
  readonly GrammarMatcher: {
    createGrammarMatcher(grammar: Disposable): Promise<Matcher>;
  };
}

/** The engine with a vocabulary loaded. */
export interface Xgrammar {
  readonly package: Package;
  readonly tokenizer: Disposable;
  readonly end: number;
  /** How long the vocabulary took. */
  readonly vocabularyMs: number;
}

/**
 * Loads it.
 *
 * @param vocabulary The tokens.
 * @param folder Where the package is put as CommonJS, which its file is though its manifest says
 *   that it is a module.
 */
export async function loadXgrammar(vocabulary: Vocabulary, folder: string): Promise<Xgrammar> {
  const file = `${folder}/web-xgrammar.cjs`;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.copyFile(`${await npmPackageFolder(XGRAMMAR)}/lib/index.js`, file);
  const found: Package = createRequire(import.meta.url)(file);
  const tokens = byteLevelTokens(vocabulary);
  const begun = performance.now();
  const tokenizer = await found.TokenizerInfo.createTokenizerInfo(
    tokens,
    "byte_level",
    false,
    vocabulary.size,
    [...vocabulary.end],
  );
  return {
    package: found,
    tokenizer,
    end: vocabulary.end[0]!,
    vocabularyMs: Math.round(performance.now() - begun),
  };
}

/** Measures one case. */
export function measureXgrammar(
  { input }: Case,
  run: Omit<Run, "compile"> & { readonly engine: Xgrammar },
): Promise<Outcome> {
  if (input.kind === "whole-language") return Promise.resolve({ skipped: NO_GRAMMAR });
  return measure({ ...run, compile: () => compileXgrammar(run.engine, input) });
}

/** Compiles what a case is given as, with the compiler's cache off. */
export async function compileXgrammar(engine: Xgrammar, input: Input): Promise<Begin> {
  const { GrammarCompiler, GrammarMatcher } = engine.package;
  const compiler = await GrammarCompiler.createGrammarCompiler(engine.tokenizer, false);
  const compiled = await compileInput(compiler, input);
  return async () => {
    const matcher = await GrammarMatcher.createGrammarMatcher(compiled);
    return {
      mask: () => matcher.getNextTokenBitmask(),
      accept: (token) => matcher.acceptToken(token),
      isAccepting: () => matcher.acceptToken(engine.end) && matcher.isTerminated(),
    };
  };
}

function compileInput(compiler: Compiler, input: Input): Promise<Disposable> {
  switch (input.kind) {
    case "schema":
      // Any white space, no indentation or separators of its own, no property beyond the schema's.
      return compiler.compileJSONSchema(
        JSON.stringify(input.schema),
        true,
        undefined,
        undefined,
        false,
      );
    case "json":
      return compiler.compileBuiltinJSONGrammar();
    case "grammar":
    case "whole-language":
      return compiler.compileGrammar(ebnfOf(input.grammar));
  }
}

/**
 * The tokens in the alphabet of byte-level tokenizers, since the binding takes texts and not bytes:
 * printable bytes stand for themselves, the others are moved behind U+0100 in order.
 */
function byteLevelTokens(vocabulary: Vocabulary): string[] {
  const letters: string[] = [];
  let moved = 0;
  for (let byte = 0; byte < 256; byte++) {
    const isPrintable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    letters.push(String.fromCharCode(isPrintable ? byte : 0x100 + moved++));
  }
  const names = new Map(Array.from(vocabulary.special, ([text, id]) => [id as number, text]));
  return Array.from({ length: vocabulary.size }, (_, id) => {
    const bytes = vocabulary.bytesOf(vocabulary.tokenId(id));
    if (bytes.length === 0) return names.get(id) ?? `<|unused ${id}|>`;
    return Array.from(bytes, (byte) => letters[byte]!).join("");
  });
}
