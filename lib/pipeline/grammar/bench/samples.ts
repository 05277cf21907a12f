/** Many measured times, in little room, and the figures that are told of them. */

/** Times in microseconds or milliseconds, as many as come. */
export class Samples {
  #values = new Float64Array(1024);
  #count = 0;

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** Adds a time. */
  add(value: number): void {
    if (this.#count === this.#values.length) {
      const grown = new Float64Array(this.#count * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#count++] = value;
  }

  /**
   * Figures of the times, by nearest rank (the smallest time that so many per cent do not exceed),
   * to a hundredth; `null` where nothing was measured.
   *
   * @param names Which: `p50`, `p90`, `p99`, `max`.
   */
  figures<Name extends FigureName>(names: readonly Name[]): Record<Name, number | null> {
    const sorted = this.#values.slice(0, this.#count).sort();
    const figures = {} as Record<Name, number | null>;
    for (const name of names) {
      const rank = Math.max(0, Math.ceil(PER_CENT[name] * sorted.length / 100) - 1);
      const value = sorted[rank];
      figures[name] = value === undefined ? null : Math.round(value * 100) / 100;
    }
    return figures;
  }
}

/** A figure by its name. */
export type FigureName = keyof typeof PER_CENT;

const PER_CENT = { p50: 50, p90: 90, p99: 99, max: 100 } as const;
