/** Percentiles, and a series of times that refuses to be summed up when it holds none. */

/** Percentiles in microseconds. */
export interface Figures {
  /** How many times were measured. */
  readonly n: number;
  /** Half of them took at most this. */
  readonly p50: number;
  /** Nine of ten took at most this. */
  readonly p90: number;
  /** Ninety-nine of a hundred took at most this. */
  readonly p99: number;
  /** The longest. */
  readonly max: number;
}

/** What one engine did with one case. */
export interface Measured {
  /** From the text of the grammar to a matcher, in milliseconds. */
  readonly compileMs: number;
  /** Masks of the first pass over the text, right after compiling. */
  readonly first: Figures;
  /** Masks of the passes after it. */
  readonly warm: Figures;
  /** Accepting tokens in those passes. */
  readonly accept: Figures;
  /** One mask in so many was measured; 1 is all of them. */
  readonly every: number;
}

/** What came of one engine on one case. */
export type Outcome = Measured | { readonly skipped: string } | { readonly failed: string };

/** Percentiles of times in milliseconds. */
export function figuresOf(milliseconds: readonly number[]): Figures {
  if (milliseconds.length === 0) throw new Error("Cannot sum up: no time was measured");
  const sorted = Float64Array.from(milliseconds).sort();
  const at = (part: number): number => {
    const index = Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1);
    return Number((sorted[Math.max(0, index)]! * 1000).toPrecision(3));
  };
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
