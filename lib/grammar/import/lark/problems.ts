/** Collects what is wrong with a Lark text, each with its line and column. */
import { type Diagnostic, lineColumn, type Span } from "@maze/base";
import type { LarkLimits } from "./limits.ts";

/** The text that is read, and where it came from. */
export interface LarkSource {
  /** The grammar. */
  readonly text: string;
  /** The file it is in, where there is one. */
  readonly path?: string;
}

/** What is said of a problem. */
export interface Finding {
  /** What is wrong: "Cannot ⟨action⟩: ⟨current⟩, expected ⟨wanted⟩". */
  readonly message: string;
  /** One thing to do about it. */
  readonly fix: string;
}

/** The problems of one text. */
export class Problems {
  readonly #source: LarkSource;
  readonly #most: number;
  readonly #found: Diagnostic[] = [];
  readonly #places = new Set<number>();

  constructor(source: LarkSource, limits: LarkLimits) {
    this.#source = source;
    this.#most = limits.problems;
  }

  /** Whether none have been found so far. */
  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  /** Those found so far, in the order of the text. */
  get found(): readonly Diagnostic[] {
    return this.#found.toSorted((left, right) => left.span!.start - right.span!.start);
  }

  /** Adds a problem; a second one at the same place is a consequence of the first and left out. */
  report(kind: { readonly code: string }, span: Span, finding: Finding): void {
    if (this.#found.length >= this.#most || this.#places.has(span.start)) return;
    this.#places.add(span.start);
    const { path, text } = this.#source;
    this.#found.push({
      code: kind.code,
      severity: "error",
      message: finding.message,
      ...(path === undefined ? {} : { path }),
      span,
      place: lineColumn(text, span.start),
      suggestion: finding.fix,
    });
  }
}
