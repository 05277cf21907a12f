/** Whether a whole text is in a language, and if not, where and why. */
import type { ByteRecogniser, Expectation } from "./recogniser.ts";

/** What became of a text. */
export type Recognition =
  | { readonly kind: "accepted" }
  | {
    /** `refused`: a byte could not go on; `incomplete`: the text ended too early. */
    readonly kind: "refused" | "incomplete";
    /** Offset in bytes of what could not go on, or of the end. */
    readonly offset: number;
    /** What was expected at the beginning of the lexeme that could not be completed. */
    readonly expected: readonly Expectation[];
    /** Offset in bytes at which that lexeme begins, as far as the recogniser can tell. */
    readonly lexeme: number;
  };

/**
 * Reads a whole text.
 *
 * @param recogniser The language.
 * @param text The text, or its bytes.
 * @returns Whether it is in the language; if not, where it stopped being the beginning of any text
 * of it, and what was expected there.
 *
 * @example
 * ```ts
 * import { compileGrammar, recognise } from "@maze/mask";
 * import type { Grammar } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const grammar: Grammar = {
 *   name: "a",
 *   start: "a",
 *   rules: new Map([["a", { kind: "terminal", name: "letter" }]]),
 *   terminals: new Map([["letter", { name: "letter", pattern: { kind: "chars", set: [[97, 97]] } }]]),
 *   skip: [],
 * };
 * const recogniser = compileGrammar(grammar).recogniser();
 * assertEquals(recognise(recogniser, "a").kind, "accepted");
 * assertEquals(recognise(recogniser, "").kind, "incomplete");
 * ```
 */
export function recognise<State extends object>(
  recogniser: ByteRecogniser<State>,
  text: string | Uint8Array,
): Recognition {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  let state = recogniser.start;
  let lexeme = { state, offset: 0 };
  for (let offset = 0; offset < bytes.length; offset++) {
    const next = recogniser.step(state, bytes[offset]!);
    if (!next) return stopped("refused", { recogniser, lexeme, offset });
    if (recogniser.isBoundary?.(next)) lexeme = { state: next, offset: offset + 1 };
    state = next;
  }
  if (recogniser.isAccepting(state)) return { kind: "accepted" };
  return stopped("incomplete", {
    recogniser,
    lexeme: { state, offset: bytes.length },
    offset: bytes.length,
  });
}

function stopped<State extends object>(
  kind: "refused" | "incomplete",
  at: {
    readonly recogniser: ByteRecogniser<State>;
    readonly lexeme: { readonly state: State; readonly offset: number };
    readonly offset: number;
  },
): Recognition {
  return {
    kind,
    offset: at.offset,
    expected: at.recogniser.explain?.(at.lexeme.state) ?? [],
    lexeme: at.lexeme.offset,
  };
}
