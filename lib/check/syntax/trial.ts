/**
 * Tries changes to a text without reading all of it again. A recogniser's state is all that the rest
 * of a text depends on: reading begins where the changed text leaves the sound one, and ends where,
 * behind the change, it is in a state that the sound one was in at the same place, since from there
 * on the two are the same.
 */
import type { Diagnostic } from "@maze/base";
import { areSameState, type ByteRecogniser } from "@maze/mask";
import { grammarProblem } from "./evidence.ts";
import type { SyntaxLanguage } from "./languages.ts";

/** Says why a changed text is not in the language; `undefined` where it is. */
export type GrammarTrial = (text: string) => Diagnostic | undefined;

/** Bytes between two states that are kept: a state takes some hundred bytes. */
const STRIDE = 64;

/** A text that is in the language, and how it was read. */
interface SoundText {
  readonly recogniser: ByteRecogniser<object>;
  readonly bytes: Uint8Array;
  /** The states before bytes 0, `STRIDE`, 2 × `STRIDE` and so on. */
  readonly states: readonly object[];
}

/**
 * Reads a text whose changes are to be tried.
 *
 * @param language The language.
 * @param source The text and the path of its file, which may tell a module from a script.
 * @returns What tries a changed text; `undefined` where the text itself is not in the language, and
 *   nothing can be said of its changes.
 *
 * @example
 * ```ts
 * import { grammarTrial, syntaxLanguage } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * const json = syntaxLanguage("json")!;
 * const trial = grammarTrial(json, { path: "a.json", text: "[1, 2, 3]" })!;
 * assertEquals([trial("[1, 20, 3]"), trial("[1, , 3]")?.place], [undefined, { line: 1, column: 5 }]);
 * ```
 */
export function grammarTrial(
  language: SyntaxLanguage,
  source: { readonly path: string; readonly text: string },
): GrammarTrial | undefined {
  const { path, text } = source;
  const compiled = language.compiled();
  const bytes = new TextEncoder().encode(text);
  for (const entry of language.wholes(path)) {
    const recogniser = compiled.recogniser(entry);
    const states = readSound(recogniser, bytes);
    if (!states) continue;
    const sound: SoundText = { recogniser, bytes, states };
    return (changed) =>
      isSound(sound, changed) ? undefined : grammarProblem(language, { path, text: changed });
  }
}

function readSound(recogniser: ByteRecogniser<object>, bytes: Uint8Array): object[] | undefined {
  const states: object[] = [];
  let state = recogniser.start;
  for (let at = 0; at < bytes.length; at++) {
    if (at % STRIDE === 0) states.push(state);
    const next = recogniser.step(state, bytes[at]!);
    if (!next) return;
    state = next;
  }
  return recogniser.isAccepting(state) ? states : undefined;
}

function isSound(sound: SoundText, text: string): boolean {
  const { recogniser, states } = sound;
  const bytes = new TextEncoder().encode(text);
  const { from, tail } = difference(sound.bytes, bytes);
  const kept = Math.min(Math.floor(from / STRIDE), states.length - 1);
  let state = states[kept] ?? recogniser.start;
  const shift = sound.bytes.length - bytes.length;
  for (let at = Math.max(0, kept) * STRIDE; at < bytes.length; at++) {
    const other = at + shift;
    if (at >= tail && other % STRIDE === 0 && areSameState(state, states[other / STRIDE]!)) {
      return true;
    }
    const next = recogniser.step(state, bytes[at]!);
    if (!next) return false;
    state = next;
  }
  return recogniser.isAccepting(state);
}

/** Where a changed text leaves another one, and from where on it is like the other's end again. */
function difference(
  sound: Uint8Array,
  changed: Uint8Array,
): { readonly from: number; readonly tail: number } {
  const shorter = Math.min(sound.length, changed.length);
  let from = 0;
  while (from < shorter && sound[from] === changed[from]) from++;
  let same = 0;
  const most = shorter - from;
  while (same < most && sound.at(-1 - same) === changed.at(-1 - same)) same++;
  return { from, tail: changed.length - same };
}
