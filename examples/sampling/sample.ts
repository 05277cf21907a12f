/** The loop: what is forced is taken, what is a choice is the model's, under the mask. */
import type { Mask, Matcher, TokenId, Vocabulary } from "@maze/mask";
import type { Random } from "@maze/base";
import type { Model } from "./model.ts";

/** What a loop runs with. */
export interface Sampling {
  /** Holds the text, and knows what may come next. */
  readonly matcher: Matcher;
  readonly vocabulary: Vocabulary;
  readonly model: Model;
  /** Where chance comes from. */
  readonly random: Random;
  /** Above 1 more daring, below 1 less; 1 where it is left out. */
  readonly temperature?: number;
  /** How many tokens the text may have. */
  readonly most: number;
}

/** What came of it. */
export interface Sample {
  readonly text: string;
  readonly tokens: readonly TokenId[];
  /** How many tokens needed no model, because nothing else could come. */
  readonly forced: number;
  /** Whether the text is whole, and not cut off at `most` tokens. */
  readonly isWhole: boolean;
}

/** Samples one text. */
export function sample(sampling: Sampling): Sample {
  const { matcher, model, most, vocabulary } = sampling;
  const logits = new Float32Array(vocabulary.size);
  const tokens: TokenId[] = [];
  let forced = 0;
  while (!matcher.isFinished && tokens.length < most) {
    const certain = matcher.forced();
    if (certain.length > 0) {
      for (const token of certain) matcher.accept(token);
      tokens.push(...certain);
      forced += certain.length;
      continue;
    }
    model.logits(tokens, logits);
    const token = choose(logits, matcher.mask(), sampling);
    matcher.accept(token);
    tokens.push(token);
  }
  return { text: vocabulary.decode(tokens), tokens, forced, isWhole: matcher.isFinished };
}

/** Draws one of the tokens that the mask allows, by the softmax of their logits. */
function choose(
  logits: Float32Array,
  mask: Mask,
  { random, temperature = 1 }: Sampling,
): TokenId {
  let highest = -Infinity;
  eachAllowed(mask, (id) => highest = Math.max(highest, logits[id]!));
  let sum = 0;
  eachAllowed(mask, (id) => sum += Math.exp((logits[id]! - highest) / temperature));
  let left = random.next() * sum;
  let chosen = -1;
  eachAllowed(mask, (id) => {
    if (left >= 0) chosen = id;
    left -= Math.exp((logits[id]! - highest) / temperature);
  });
  return chosen as TokenId;
}

/** Bit `id & 31` of word `id >>> 5` says whether a token is allowed. */
function eachAllowed({ words }: Mask, visit: (id: number) => void): void {
  for (let word = 0; word < words.length; word++) {
    for (let bits = words[word]!; bits !== 0; bits &= bits - 1) {
      visit(word * 32 + 31 - Math.clz32(bits & -bits));
    }
  }
}
