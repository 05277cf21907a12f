/**
 * One text, token by token, through one engine: the mask before each token, then the token. The loop
 * is the same for all engines that run in this process; `native.py` has it for the native one.
 */
import { figuresOf, type Measured } from "./figures.ts";

/** A matcher of any engine. */
export interface Session {
  /** Computes the mask; a promise where the engine's interface is one. */
  mask(): Uint32Array | Int32Array | Promise<Uint32Array | Int32Array>;
  /** Goes on with a token; says whether it was allowed. */
  accept(token: number): boolean;
  /** Whether the text may end. */
  isAccepting(): boolean;
}

/** Begins a text under a compiled grammar. */
export type Begin = () => Promise<Session>;

/** What is measured. */
export interface Run {
  /** The texts in tokens. */
  readonly texts: readonly (readonly number[])[];
  /** A token that no text of the grammar begins with: an engine that takes it has no grammar. */
  readonly wrong: number;
  /** Compiles the grammar. */
  readonly compile: () => Promise<Begin>;
  /** Milliseconds that one pass may take before masks are left out. */
  readonly budgetMs: number;
}

const WARM_PASSES = 5;

/** Of so many masks at least one is measured, whatever it takes. */
const MOST_LEFT_OUT = 64;

/**
 * Measures a run.
 *
 * @throws {Error} When the engine refuses the text or its grammar is none: then there is no figure.
 */
export async function measure(run: Run): Promise<Measured> {
  // Compiling once before leaves the start of the runtime out of the figure.
  await run.compile();
  const begun = performance.now();
  const begin = await run.compile();
  const compileMs = Number((performance.now() - begun).toPrecision(3));
  if ((await begin()).accept(run.wrong)) throw new Error("Cannot measure: the grammar is empty");
  const first = await pass(begin, run, 1);
  const masks: number[] = [];
  const accepts: number[] = [];
  const end = performance.now() + run.budgetMs;
  for (let count = 0; count < WARM_PASSES && (count === 0 || performance.now() < end); count++) {
    const warm = await pass(begin, run, first.every);
    masks.push(...warm.masks);
    accepts.push(...warm.accepts);
  }
  return {
    compileMs,
    first: figuresOf(first.masks),
    warm: figuresOf(masks),
    accept: figuresOf(accepts),
    every: first.every,
  };
}

interface Pass {
  readonly masks: readonly number[];
  readonly accepts: readonly number[];
  readonly every: number;
}

/** Runs over all texts. Where that would take too long, more and more masks are left out. */
async function pass(begin: Begin, run: Run, startEvery: number): Promise<Pass> {
  const masks: number[] = [];
  const accepts: number[] = [];
  const total = run.texts.reduce((sum, { length }) => sum + length, 0);
  let every = startEvery;
  let spent = 0;
  for (const tokens of run.texts) {
    const session = await begin();
    for (const [index, token] of tokens.entries()) {
      if (index % every === 0) {
        masks.push(await timeMask(session, token));
        spent += masks.at(-1)!;
        const left = (total - accepts.length) / every * (spent / masks.length);
        if (spent > run.budgetMs / 4 && spent + left > run.budgetMs) {
          every = Math.min(MOST_LEFT_OUT, every * 2);
        }
      }
      const from = performance.now();
      const accepted = session.accept(token);
      accepts.push(performance.now() - from);
      if (!accepted) throw new Error(`Cannot measure: token ${index} of the text was refused`);
    }
    if (!session.isAccepting()) throw new Error("Cannot measure: the text may not end there");
  }
  return { masks, accepts, every };
}

async function timeMask(session: Session, token: number): Promise<number> {
  const from = performance.now();
  let words = session.mask();
  if (words instanceof Promise) words = await words;
  const time = performance.now() - from;
  if ((words[token >>> 5]! >>> (token & 31) & 1) === 1) return time;
  throw new Error("Cannot measure: a mask forbids the token that the text goes on with");
}
