/** What the index holds of one file, with its outline parsed or written only when somebody asks. */
import type { ModuleOutline, OutlineSymbol } from "@maze/types";
import type { SkippedFile } from "../walk/contract.ts";

/** An outline as an object and as JSON, each made from the other once it is wanted. */
export interface StoredOutline {
  /** The outline. */
  value(): ModuleOutline;
  /** The same as one line of JSON. */
  json(): string;
}

/** Counts that are wanted without the outline. */
export interface OutlineFigures {
  readonly lines: number;
  readonly symbols: number;
  readonly tests: number;
  readonly errors: number;
}

/** One file of the index. */
export interface IndexEntry {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  /** Digest of its bytes. */
  readonly hash: string;
  /** Version of the language pack that outlined it. */
  readonly pack: string;
  readonly content:
    | {
      readonly kind: "outlined";
      readonly figures: OutlineFigures;
      readonly outline: StoredOutline;
    }
    | { readonly kind: "skipped"; readonly skip: SkippedFile };
}

/** Wraps a fresh outline. */
export function outlineOf(value: ModuleOutline): StoredOutline {
  let json: string | undefined;
  return { value: () => value, json: () => json ??= JSON.stringify(value) };
}

/** Wraps a stored outline. */
export function outlineFromJson(json: string): StoredOutline {
  let value: ModuleOutline | undefined;
  return { value: () => value ??= JSON.parse(json) as ModuleOutline, json: () => json };
}

/** Counts what is in an outline. */
export function figuresOf(outline: ModuleOutline): OutlineFigures {
  const { ambient, diagnostics, globals, lines, symbols, tests } = outline;
  const scopes = [symbols, globals, ...ambient.map((module) => module.symbols)];
  return {
    lines,
    symbols: scopes.reduce((sum, scope) => sum + countSymbols(scope), 0),
    tests: tests.filter(({ kind }) => kind === "test").length,
    errors: diagnostics.length,
  };
}

function countSymbols(symbols: readonly OutlineSymbol[]): number {
  return symbols.reduce((sum, { members }) => sum + 1 + (members ? countSymbols(members) : 0), 0);
}
