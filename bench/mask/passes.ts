/** What the suites on masks share: texts in tokens, and passes over them that count or refuse to. */
import { Matcher, type TokenId, type Vocabulary } from "@maze/mask";
import type { MaskedRecogniser } from "@maze/mask";
import type { Begin } from "../peers/measure.ts";

/** A text in tokens. */
export type Tokens = readonly TokenId[];

/**
 * One pass: the mask before every token, then the token.
 *
 * @throws {Error} When a token is refused or the text may not end: such a run counts for nothing.
 */
export async function maskedPass(begin: Begin, texts: readonly Tokens[]): Promise<void> {
  for (const tokens of texts) {
    const session = await begin();
    for (const token of tokens) {
      const words = session.mask();
      if (words instanceof Promise) await words;
      if (!session.accept(token)) throw new Error("Cannot count this: a token was refused");
    }
    if (!session.isAccepting()) throw new Error("Cannot count this: the text may not end");
  }
}

/** One pass without masks: what going on with tokens costs alone. */
export function acceptPass(
  masked: MaskedRecogniser<object>,
  texts: { readonly vocabulary: Vocabulary; readonly tokens: readonly Tokens[] },
): Matcher {
  let matcher: Matcher | undefined;
  for (const tokens of texts.tokens) {
    matcher = new Matcher([masked], texts.vocabulary);
    for (const token of tokens) {
      if (!matcher.accept(token)) throw new Error("Cannot count this: a token was refused");
    }
  }
  if (!matcher?.isAccepting) throw new Error("Cannot count this: the text may not end");
  return matcher;
}

/** How many tokens some texts have. */
export function sizeOf(texts: readonly Tokens[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
