/**
 * What stands where your model is. It is no model: its logits are random numbers of a seed, with a
 * liking for short words in ASCII and, as the text gets longer, for what closes something. So
 * whatever the text gets right, it gets right by its masks.
 */
import { seededRandom } from "@maze/base";
import type { TokenId, Vocabulary } from "@maze/mask";

/** The one thing that the loop needs of a model. */
export interface Model {
  /**
   * How much it wants each token next.
   *
   * @param tokens The text so far.
   * @param into One number a token of the vocabulary, written to.
   */
  logits(tokens: readonly TokenId[], into: Float32Array): void;
}

/** A sampler of random numbers in the place of a model. */
export function randomModel(vocabulary: Vocabulary, seed: number): Model {
  const liking = new Float32Array(vocabulary.size);
  const closes = new Float32Array(vocabulary.size);
  for (let id = 0; id < vocabulary.size; id++) {
    const bytes = vocabulary.bytesOf(vocabulary.tokenId(id));
    const isAscii = bytes.every((byte) => byte < 128);
    liking[id] = isAscii ? -0.2 * Math.abs(bytes.length - 5) : -8;
    closes[id] = bytes.some((byte) => byte === 0x22 || byte === 0x5d || byte === 0x7d) ? 1 : 0;
  }
  for (const end of vocabulary.end) closes[end] = 2;
  return {
    logits(tokens, into) {
      const { next } = seededRandom(seed * 1_000_003 + tokens.length);
      const longing = Math.max(0, tokens.length - 10) * 0.5;
      for (let id = 0; id < into.length; id++) {
        into[id] = liking[id]! + 6 * next() + longing * closes[id]!;
      }
    },
  };
}
