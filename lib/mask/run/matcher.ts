/**
 * What a sampling loop holds: the text so far as tokens, the mask of what may come next, and the way
 * back. Each state is kept with the one before it, so going back and forking cost a pointer.
 */
import { MazeError } from "@maze/base";
import { maskErrors } from "../errors.ts";
import { allowedTokens, allows, countBits, type Mask } from "../masks/mask.ts";
import type { TokenId } from "../vocab/token.ts";
import { childOf, ROOT } from "../vocab/trie/byte_trie.ts";
import type { Vocabulary } from "../vocab/vocabulary.ts";
import type { ByteRecogniser, Expectation } from "./recogniser.ts";

/** A recogniser together with where its masks come from. */
export interface MaskedRecogniser<State extends object> {
  /** Says which bytes may go on. */
  readonly recogniser: ByteRecogniser<State>;
  /** The mask of a state, those tokens left out that end the text. */
  mask(state: State): Mask;
}

/** One step of the text, and how it came about. */
interface Link<State> {
  /** For each recogniser its state. */
  readonly states: readonly State[];
  readonly before: Link<State> | undefined;
  readonly isEnd: boolean;
}

/** Tokens that are forced at once at most; a grammar may force text without end. */
const MOST_FORCED = 1_000;

/** Masks with the tokens that end the text added, by the mask they were made of. */
const ended = new WeakMap<Vocabulary, WeakMap<Mask, Mask>>();

/**
 * Holds one text under constraints. All recognisers must agree: the mask is what all of them allow.
 *
 * @example
 * ```ts
 * import { compileGrammar, Matcher, readTiktoken } from "@maze/mask";
 * import { readLark } from "@maze/grammar";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const ranks = ["a", "b", "ab"].map((text, rank) => `${btoa(text)} ${rank}`).join("\n");
 * const vocabulary = readTiktoken(new TextEncoder().encode(ranks), {
 *   name: "tiny",
 *   special: { "<end>": 3 },
 *   end: ["<end>"],
 * });
 * const { grammar } = readLark('start: "a" "b"');
 * assert(grammar);
 * const matcher = new Matcher([compileGrammar(grammar).masked("", vocabulary)], vocabulary);
 * assertEquals(matcher.allowed().map(Number), [0, 2]);
 * matcher.accept(vocabulary.tokenId(2));
 * assertEquals(matcher.allowed().map(Number), [3]);
 * ```
 */
export class Matcher {
  readonly #parts: readonly MaskedRecogniser<object>[];
  readonly #vocabulary: Vocabulary;
  #top: Link<object>;

  /**
   * Begins a text.
   * @param parts The constraints; at least one.
   * @param vocabulary The tokens that their masks speak of.
   */
  constructor(parts: readonly MaskedRecogniser<object>[], vocabulary: Vocabulary) {
    this.#parts = parts;
    this.#vocabulary = vocabulary;
    this.#top = {
      states: parts.map(({ recogniser }) => recogniser.start),
      before: undefined,
      isEnd: false,
    };
  }

  /** Whether the text may end here. */
  get isAccepting(): boolean {
    return this.#top.isEnd || this.#accepts(this.#top.states);
  }

  /** Whether a token that ends the text was accepted. */
  get isFinished(): boolean {
    return this.#top.isEnd;
  }

  /**
   * Which tokens may come next. The mask is shared: copy it before changing it.
   *
   * @returns The mask; where the text may end, with the tokens that end it. After the end, none.
   */
  mask(): Mask {
    if (this.#top.isEnd) return this.#nothing();
    let mask = this.#parts[0]!.mask(this.#top.states[0]!);
    for (let index = 1; index < this.#parts.length; index++) {
      mask = intersection(mask, this.#parts[index]!.mask(this.#top.states[index]!));
    }
    return this.isAccepting ? withEnd(mask, this.#vocabulary) : mask;
  }

  /**
   * The tokens of the mask.
   *
   * @param most Stop after this many.
   * @returns Ids in ascending order.
   */
  allowed(most?: number): TokenId[] {
    return allowedTokens(this.mask(), most);
  }

  /**
   * Adds a token to the text.
   *
   * @param token A token of the vocabulary.
   * @returns Whether it was allowed; if not, nothing has changed.
   */
  accept(token: TokenId): boolean {
    if (this.#top.isEnd) return false;
    if (this.#vocabulary.end.includes(token)) {
      if (!this.isAccepting) return false;
      this.#top = { states: this.#top.states, before: this.#top, isEnd: true };
      return true;
    }
    const bytes = this.#vocabulary.bytesOf(token);
    return bytes.length > 0 && this.acceptBytes(bytes);
  }

  /**
   * Adds bytes to the text as one step, whether or not they are a token: a prompt, a forced text.
   *
   * @param bytes UTF-8, possibly cut within a character.
   * @returns Whether they were allowed; if not, nothing has changed.
   */
  acceptBytes(bytes: Uint8Array): boolean {
    if (this.#top.isEnd) return false;
    const states: object[] = [];
    for (let index = 0; index < this.#parts.length; index++) {
      const { recogniser } = this.#parts[index]!;
      let state: object | undefined = this.#top.states[index]!;
      for (let at = 0; at < bytes.length && state; at++) state = recogniser.step(state, bytes[at]!);
      if (!state) return false;
      states.push(state);
    }
    this.#top = { states, before: this.#top, isEnd: false };
    return true;
  }

  /**
   * Takes back the last steps.
   *
   * @param steps How many calls of `accept` or `acceptBytes` that were allowed.
   * @throws {MazeError} Where the text has fewer steps; nothing has changed then.
   */
  rollback(steps: number): void {
    let link: Link<object> | undefined = this.#top;
    for (let step = 0; step < steps && link; step++) link = link.before;
    if (!link) {
      throw new MazeError(
        maskErrors.badToken,
        `Cannot take back ${steps} steps: the text has fewer`,
        { fix: "take back at most as many steps as were accepted" },
      );
    }
    this.#top = link;
  }

  /**
   * A second text that begins as this one.
   *
   * @returns A matcher of its own; neither changes the other.
   */
  fork(): Matcher {
    const fork = new Matcher(this.#parts, this.#vocabulary);
    fork.#top = this.#top;
    return fork;
  }

  /**
   * What could come next, for a person.
   *
   * @returns What each constraint expected and which rules wanted it.
   */
  explain(): readonly Expectation[] {
    return this.#parts.flatMap(({ recogniser }, index) =>
      recogniser.explain?.(this.#top.states[index]!) ?? []
    );
  }

  /**
   * The bytes that must come next, whatever is chosen: where just one byte can go on and the text
   * cannot end, that byte, and so forth.
   *
   * @param most Stop after this many.
   * @returns The bytes; none where there is a choice at once.
   */
  forcedBytes(most: number = 1_000): Uint8Array {
    const forced: number[] = [];
    if (this.#top.isEnd) return Uint8Array.of();
    let states = this.#top.states;
    while (forced.length < most) {
      const next = this.#accepts(states) ? undefined : this.#onlyByte(states);
      if (!next) break;
      forced.push(next.byte);
      states = next.states;
    }
    return Uint8Array.from(forced);
  }

  /**
   * The tokens that must come next: those that are alone in their masks, and after them the forced
   * bytes as the model's own tokenizer would cut them, without tokens at the end that could become
   * part of a longer one.
   *
   * @returns Tokens that may all be accepted without asking the model.
   */
  forced(): TokenId[] {
    const forced: TokenId[] = [];
    const ahead = this.fork();
    for (let [mask, left] = [ahead.mask(), MOST_FORCED]; mask.count === 1 && left > 0; left--) {
      const [token] = allowedTokens(mask, 1);
      forced.push(token!);
      ahead.accept(token!);
      mask = ahead.mask();
    }
    return [...forced, ...ahead.#canonical()];
  }

  /** The forced bytes in tokens, as far as what follows cannot change them. */
  #canonical(): TokenId[] {
    const bytes = this.forcedBytes();
    if (bytes.length === 0) return [];
    const tokens = this.#vocabulary.encode(bytes);
    const ahead = this.fork();
    let sure = 0;
    tokens.forEach((token, index) => {
      const mask = ahead.mask();
      if (mask.count === 1 || !this.#couldGrow(token, mask)) sure = index + 1;
      ahead.accept(token);
    });
    return tokens.slice(0, sure);
  }

  /** Whether the mask allows a token that begins with this one and is longer. */
  #couldGrow(token: TokenId, mask: Mask): boolean {
    const { trie } = this.#vocabulary;
    let node = ROOT;
    for (const byte of this.#vocabulary.bytesOf(token)) {
      node = childOf(trie, { node, byte });
      if (node < 0) return false;
    }
    for (let longer = node + 1; longer < trie.end[node]!; longer++) {
      for (let other = trie.token[longer]!; other >= 0; other = trie.next[other]!) {
        if (allows(mask, other as TokenId)) return true;
      }
    }
    return false;
  }

  #accepts(states: readonly object[]): boolean {
    return this.#parts.every(({ recogniser }, index) => recogniser.isAccepting(states[index]!));
  }

  #onlyByte(states: readonly object[]): { byte: number; states: object[] } | undefined {
    let found: { byte: number; states: object[] } | undefined;
    for (let byte = 0; byte < 256; byte++) {
      const next: object[] = [];
      for (let index = 0; index < states.length; index++) {
        const state = this.#parts[index]!.recogniser.step(states[index]!, byte);
        if (!state) break;
        next.push(state);
      }
      if (next.length < states.length) continue;
      if (found) return;
      found = { byte, states: next };
    }
    return found;
  }

  #nothing(): Mask {
    return { words: new Uint32Array((this.#vocabulary.size + 31) >>> 5), count: 0 };
  }
}

function withEnd(mask: Mask, vocabulary: Vocabulary): Mask {
  let byMask = ended.get(vocabulary);
  if (!byMask) ended.set(vocabulary, byMask = new WeakMap());
  const known = byMask.get(mask);
  if (known) return known;
  const words = mask.words.slice();
  let { count } = mask;
  for (const token of vocabulary.end) {
    if (!allows(mask, token)) count++;
    words[token >>> 5]! |= 1 << (token & 31);
  }
  const made = { words, count };
  byMask.set(mask, made);
  return made;
}

function intersection(left: Mask, right: Mask): Mask {
  if (left === right) return left;
  const words = left.words.slice();
  for (let word = 0; word < words.length; word++) words[word]! &= right.words[word]!;
  return { words, count: countBits(words) };
}
