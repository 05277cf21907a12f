/** Strings that are compared with others when they end, so that their characters are kept. */
import { close, type Result, type State } from "../state.ts";
import { loneBytes } from "../text/automaton.ts";
import type { Freedom, Sink, TextFrame } from "../text/decode.ts";
import { FREE, type Track } from "./string.ts";

/** A string whose characters are kept, to compare it with others when it ends. */
export class KeptText implements Sink {
  readonly #track: Track;
  readonly #text: string;
  readonly shared = false;
  plain: TextFrame | undefined;
  within: Map<number, TextFrame> | undefined;

  constructor(track: Track, text: string) {
    this.#track = track;
    this.#text = text;
  }

  take(byte: number, starts: boolean): KeptText | undefined {
    const track = this.#track.take(byte, starts);
    return track && new KeptText(track, this.#text + String.fromCharCode(byte));
  }

  takeLone(unit: number): KeptText | undefined {
    const track = this.#track.takeLone(unit);
    return track && new KeptText(track, this.#text + loneBytes(unit));
  }

  close(state: State): State | undefined {
    const result = this.#track.finish();
    return result && close(state, { ...result, canon: JSON.stringify(this.#text) });
  }

  absorbs(characters: number): boolean {
    return this.#track.absorbs(characters);
  }

  expects(): readonly string[] {
    return this.#track.expects();
  }

  following(): readonly number[] | undefined {
    return this.#track.following();
  }

  freedom(state: State): Freedom | undefined {
    const taken = state.up?.frame.taken?.() ?? [];
    const remembers = state.up?.frame.taken ? "strings" : "ends";
    const { bounds } = this.#track;
    const closeWith = (result: Result | undefined, canon: string) =>
      result && close(state, { truth: result.truth, canon });
    const begun = JSON.stringify(this.#text).slice(0, -1);
    const spoken = new Map<string, string>();
    for (const canon of taken) {
      if (canon.startsWith(begun)) {
        spoken.set((JSON.parse(canon) as string).slice(this.#text.length), canon);
      }
    }
    const canonOf = (text: string) => spoken.get(text) ?? FRESH;
    if (!bounds) {
      const closedAfter = (text: string) =>
        closeWith(after(this.#track, text)?.finish(), canonOf(text));
      return { ...FREE, like: this.#track, closed: undefined, closedAfter, remembers };
    }
    const { least, most, result } = bounds;
    const closed = closeWith(result, FRESH);
    const closedAfter = (text: string) =>
      spoken.has(text) ? closeWith(result, canonOf(text)) : closed;
    return {
      ...FREE,
      least,
      most,
      closed,
      closedAfter: spoken.size === 0 ? undefined : closedAfter,
      remembers,
    };
  }
}

/** Where a string is after some UTF-8; nothing where half of a pair of surrogates stands alone. */
function after(track: Track, bytes: string): Track | undefined {
  let at: Track | undefined = track;
  for (let index = 0; index < bytes.length && at; index++) {
    const byte = bytes.charCodeAt(index);
    at = at.take(byte, byte < 0x80 || byte >= 0xc0);
  }
  return at;
}

/** The spelling of no value: it stands for a text unlike any other. */
const FRESH = "fresh";
