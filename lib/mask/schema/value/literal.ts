/** `true`, `false` and `null`, letter by letter. */
import { close, type Frame, type Result, type State, swap } from "../state.ts";

/** A literal that has been begun. */
export class LiteralFrame implements Frame {
  readonly loose = false;
  readonly shared = true;
  readonly #text: string;
  readonly #result: Result;
  readonly #at: number;
  #next: LiteralFrame | undefined;

  constructor(text: string, result: Result, at = 1) {
    this.#text = text;
    this.#result = result;
    this.#at = at;
  }

  step(byte: number, state: State): State | undefined {
    if (byte !== this.#text.charCodeAt(this.#at)) return undefined;
    if (this.#at + 1 === this.#text.length) return close(state, this.#result);
    this.#next ??= new LiteralFrame(this.#text, this.#result, this.#at + 1);
    return swap(this.#next, state);
  }

  expects(): readonly string[] {
    return [this.#text];
  }
}
