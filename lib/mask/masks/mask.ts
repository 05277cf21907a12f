/** Masks: which tokens may come next, one bit a token, shared and never changed once made. */
import type { TokenId } from "../vocab/token.ts";

/**
 * Which tokens are allowed: bit `id & 31` of word `id >>> 5`, as samplers expect it. Masks are
 * shared between places and matchers; whoever wants to change one copies it.
 */
export interface Mask {
  /** ⌈vocabulary size / 32⌉ words. */
  readonly words: Uint32Array;
  /** How many tokens are allowed. */
  readonly count: number;
}

/**
 * Whether a mask allows a token.
 *
 * @param mask The mask.
 * @param token A token of the vocabulary that the mask was made for.
 * @returns Its bit.
 *
 * @example
 * ```ts
 * import { allows, type TokenId } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const mask = { words: Uint32Array.of(0b101), count: 2 };
 * assertEquals([0, 1, 2].map((id) => allows(mask, id as TokenId)), [true, false, true]);
 * ```
 */
export function allows(mask: Mask, token: TokenId): boolean {
  return ((mask.words[token >>> 5] ?? 0) >>> (token & 31) & 1) === 1;
}

/**
 * The tokens that a mask allows.
 *
 * @param mask The mask.
 * @param most Stop after this many; all of them where it is left out.
 * @returns Ids in ascending order.
 *
 * @example
 * ```ts
 * import { allowedTokens } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(allowedTokens({ words: Uint32Array.of(0, 0b110), count: 2 }), [33, 34]);
 * ```
 */
export function allowedTokens(mask: Mask, most: number = Infinity): TokenId[] {
  const tokens: TokenId[] = [];
  for (let word = 0; word < mask.words.length; word++) {
    let bits = mask.words[word]!;
    while (bits !== 0 && tokens.length < most) {
      const low = bits & -bits;
      tokens.push((word * 32 + 31 - Math.clz32(low)) as TokenId);
      bits ^= low;
    }
  }
  return tokens;
}

/** How many bits are set. */
export function countBits(words: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < words.length; index++) {
    let bits = words[index]!;
    bits -= bits >>> 1 & 0x55555555;
    bits = (bits & 0x33333333) + (bits >>> 2 & 0x33333333);
    count += Math.imul(bits + (bits >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
