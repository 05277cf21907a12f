/**
 * Where a text stopped being one of a language, for a person: at the lexeme that cannot stand where
 * it stands, or in the lexeme that was not finished, and what was wanted there.
 */
import { type Configuration, GrammarRecogniser, type GrammarState } from "./grammar_recogniser.ts";
import { recognise } from "./recognise.ts";
import type { ByteRecogniser, Expectation } from "./recogniser.ts";

/** Why a text is not in a language. Offsets count bytes. */
export interface Refusal {
  /** `incomplete`: the text ended too early. */
  readonly kind: "refused" | "incomplete";
  /** Where what cannot stand begins; the end of an incomplete text. */
  readonly offset: number;
  /** What was wanted there. */
  readonly expected: readonly Expectation[];
  /** Where a lexeme begins that was not finished: a string without its end. */
  readonly unfinished?: number;
}

/**
 * Reads a whole text, and says more closely than {@linkcode recognise} why it is refused.
 *
 * @param recogniser The language.
 * @param bytes The text.
 * @returns Why it is not in the language; `undefined` where it is.
 *
 * @example
 * ```ts
 * import { compileGrammar, refusalOf } from "@maze/mask";
 * import { readLark } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const { grammar } = readLark(`
 *   start: "(" WORD ")"
 *   WORD: /[a-z]+/
 *   %ignore / +/
 * `);
 * const refusal = refusalOf(compileGrammar(grammar!).recogniser(), new TextEncoder().encode("(a b)"));
 * assertEquals([refusal?.offset, refusal?.expected.map(({ what }) => what)], [3, ['")"']]);
 * ```
 */
export function refusalOf(
  recogniser: ByteRecogniser<object>,
  bytes: Uint8Array,
): Refusal | undefined {
  const result = recognise(recogniser, bytes);
  if (result.kind === "accepted") return;
  const { expected, kind, offset } = result;
  if (!(recogniser instanceof GrammarRecogniser)) return { kind, offset, expected };
  return { kind, ...placeOf(recogniser, bytes, { offset }) };
}

/** What may come after a text. */
export interface Outlook {
  /** What may follow, and the rules that want it, innermost first. */
  readonly expected: readonly Expectation[];
  /** Whether the text may end. */
  readonly mayEnd: boolean;
}

/**
 * What may come after a text that can go on.
 *
 * @param recogniser The language.
 * @param bytes The text so far.
 * @returns What may follow, and whether the text may end; `undefined` where it cannot go on.
 *
 * @example
 * ```ts
 * import { compileGrammar, outlookOf } from "@maze/mask";
 * import { readLark } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const { grammar } = readLark(`start: "a" "b"?`);
 * const outlook = outlookOf(compileGrammar(grammar!).recogniser(), new TextEncoder().encode("a"));
 * assertEquals([outlook?.mayEnd, outlook?.expected.map(({ what }) => what)], [true, ['"b"']]);
 * ```
 */
export function outlookOf(
  recogniser: ByteRecogniser<object>,
  bytes: Uint8Array,
): Outlook | undefined {
  let state: object | undefined = recogniser.start;
  for (let at = 0; at < bytes.length && state; at++) state = recogniser.step(state, bytes[at]!);
  if (!state) return;
  return { expected: wantedAfter(recogniser, state), mayEnd: recogniser.isAccepting(state) };
}

/** What may follow: the rest of the lexeme under way, and what comes after it where it may end. */
function wantedAfter(recogniser: ByteRecogniser<object>, state: object): readonly Expectation[] {
  const within = recogniser.explain?.(state) ?? [];
  if (!(recogniser instanceof GrammarRecogniser)) return within;
  const { configurations } = state as GrammarState;
  const after = recogniser.wanted(
    afterLexeme(recogniser, { ways: configurations, byte: undefined }),
  );
  const known = new Set(within.map(({ what }) => what));
  return [...within, ...after.filter(({ what }) => !known.has(what))];
}

/** Which lexeme a grammar stumbled over. */
function placeOf(
  recogniser: GrammarRecogniser,
  bytes: Uint8Array,
  { offset }: { readonly offset: number },
): Omit<Refusal, "kind"> {
  const { lexeme, ways } = readTo(recogniser, bytes.subarray(0, offset));
  const after = afterLexeme(recogniser, { ways, byte: bytes[offset] });
  if (after.length > 0) return { offset, expected: recogniser.wanted(after) };
  const { names, scanner } = recogniser.tables;
  const isWhole = ways.some(({ scan }) => scanner.ending(scan, bytes[offset]));
  if (isWhole) {
    const begun = ways.flatMap(({ place }) => recogniser.begin(place));
    return { offset: lexeme, expected: recogniser.wanted(begun) };
  }
  const rest = recogniser.wanted(ways);
  if (rest.length > 0) return { offset, expected: rest, unfinished: lexeme };
  // What is skipped is wanted by no rule: a comment without its end.
  const skipped = ways.flatMap(({ scan }) => scanner.lexer.liveSet(scanner.live(scan)));
  const expected = [...new Set(skipped)].map((terminal) => ({
    what: names.terminal(terminal),
    wantedBy: [],
  }));
  return { offset, expected, unfinished: lexeme };
}

/** The ways to read bytes that can go on, and where the lexeme under way begins. */
function readTo(
  recogniser: GrammarRecogniser,
  bytes: Uint8Array,
): { readonly ways: readonly Configuration[]; readonly lexeme: number } {
  const { scanner } = recogniser.tables;
  let state = recogniser.start;
  let lexeme = 0;
  bytes.forEach((byte, at) => {
    const next = recogniser.step(state, byte)!;
    const goesOn = next.configurations.some(({ place, scan }) =>
      state.configurations.some((before) =>
        before.place === place && !scanner.isStart(before.scan) &&
        scanner.step(before.scan, byte) === scan
      )
    );
    if (!goesOn) lexeme = recogniser.isBoundary(next) ? at + 1 : at;
    state = next;
  });
  return { ways: state.configurations, lexeme };
}

/** The ways to go on once the lexeme under way has ended before a byte; none where it cannot. */
function afterLexeme(
  recogniser: GrammarRecogniser,
  { byte, ways }: { readonly ways: readonly Configuration[]; readonly byte: number | undefined },
): readonly Configuration[] {
  const { places, scanner } = recogniser.tables;
  return ways.flatMap((way) => {
    if (scanner.isStart(way.scan)) return [way];
    const ending = scanner.ending(way.scan, byte);
    if (!ending || ending.replay.length > 0) return [];
    const { shifted, skipped } = places.emit(way.place, ending.accept);
    return [shifted, skipped].flatMap((next) => next ? recogniser.begin(next) : []);
  });
}

/**
 * Whether two states of a recogniser go on alike: after them the same texts are taken. Saying no is
 * always right.
 *
 * @param left A state.
 * @param right Another state of the same recogniser.
 * @returns Whether they are known to be the same.
 *
 * @example
 * ```ts
 * import { areSameState, compileGrammar } from "@maze/mask";
 * import { readLark } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const { grammar } = readLark("start: LETTER LETTER\nLETTER: /[ab]/");
 * const recogniser = compileGrammar(grammar!).recogniser();
 * const [a, b] = ["a", "b"].map((text) => recogniser.step(recogniser.start, text.charCodeAt(0))!);
 * assertEquals([areSameState(a!, b!), areSameState(a!, recogniser.start)], [true, false]);
 * ```
 */
export function areSameState(left: object, right: object): boolean {
  if (left === right) return true;
  if (!("configurations" in left) || !("configurations" in right)) return false;
  const [ways, others] = [left, right].map((state) => (state as GrammarState).configurations);
  return ways!.length === others!.length &&
    ways!.every(({ place, scan }) =>
      others!.some((other) => other.place === place && other.scan === scan)
    );
}
