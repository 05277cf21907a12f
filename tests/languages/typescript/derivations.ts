/** Random texts under masks: what a model that knows nothing would write. */
import type { Random } from "@maze/base";
import { allowedTokens, allows, type Mask, Matcher, type TokenId } from "@maze/mask";
import type { MaskedRecogniser, Vocabulary } from "@maze/mask";

/** Steps after which a text that has not come to its end is given up. */
const MOST_STEPS = 400;

/** What brings texts to their end: closers first, then what expressions and types may need. */
const CLOSING = [
  [")", "}", "]", ";", ">", '"', "'", "`", "*/", "\n"],
  ["0", "x", " x", "{}", "()", ":", "=", "=>", ",", "/", " of", " in", " any", "any"],
].flat();

/**
 * Draws a text: tokens uniformly among the allowed ones, and after some steps mostly such as close
 * what is open.
 *
 * @param masked The language.
 * @param source The tokens and the random numbers.
 * @returns The text, or `undefined` where it did not come to its end.
 */
export function derive(
  masked: MaskedRecogniser<object>,
  { random, vocabulary }: { readonly random: Random; readonly vocabulary: Vocabulary },
): string | undefined {
  const closing = CLOSING.map((text) => vocabulary.encode(text))
    .flatMap((tokens) => tokens.length === 1 ? tokens : []);
  const matcher = new Matcher([masked], vocabulary);
  const tokens: TokenId[] = [];
  const length = 10 + Math.floor(random.next() * 50);
  for (let step = 0; step < MOST_STEPS; step++) {
    const isLate = step >= length;
    if (isLate && matcher.isAccepting) return vocabulary.decode(tokens);
    const mask = matcher.mask();
    const closers = isLate && random.next() < 0.97
      ? closing.filter((token) => allows(mask, token))
      : [];
    const token = closers.length > 0
      ? closers[Math.floor(random.next() ** 2 * closers.length)]!
      : nthAllowed(mask, Math.floor(random.next() * mask.count));
    if (vocabulary.end.includes(token)) return vocabulary.decode(tokens);
    if (!matcher.accept(token)) throw new Error(`Cannot accept token ${token}: its mask allows it`);
    tokens.push(token);
  }
}

function nthAllowed(mask: Mask, place: number): TokenId {
  return allowedTokens(mask, place + 1)[place]!;
}
