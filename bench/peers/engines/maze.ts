/** This repository's engine in the comparison. */
import {
  compileGrammar,
  compileJsonSchema,
  type MaskedRecogniser,
  Matcher,
  type TokenId,
  type Vocabulary,
} from "@maze/mask";
import type { Case, Input } from "../cases.ts";
import type { Outcome } from "../figures.ts";
import { type Begin, measure, type Run } from "../measure.ts";

/** Measures one case. Compiling includes the token classes, which a mask needs at once. */
export function measureMaze(
  { input }: Case,
  run: Omit<Run, "compile"> & { readonly vocabulary: Vocabulary },
): Promise<Outcome> {
  return measure({ ...run, compile: () => Promise.resolve(compileMaze(input, run.vocabulary)) });
}

/** Compiles what a case is given as, and begins texts under it. */
export function compileMaze(input: Input, vocabulary: Vocabulary): Begin {
  return beginWith(maskedOf(input, vocabulary), vocabulary);
}

/** Begins texts under what was compiled. */
export function beginWith(masked: MaskedRecogniser<object>, vocabulary: Vocabulary): Begin {
  return () => {
    const matcher = new Matcher([masked], vocabulary);
    return Promise.resolve({
      mask: () => matcher.mask().words,
      accept: (token) => matcher.accept(token as TokenId),
      isAccepting: () => matcher.isAccepting,
    });
  };
}

function maskedOf(input: Input, vocabulary: Vocabulary): MaskedRecogniser<object> {
  if (input.kind !== "schema") return compileGrammar(input.grammar).masked("", vocabulary);
  const { problems, schema } = compileJsonSchema(input.schema);
  if (!schema) throw new Error(`Cannot measure: ${problems[0]?.message}`);
  return schema.masked(vocabulary);
}
