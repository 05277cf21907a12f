/** What the readers of files have in common: what a caller may say, and which tokens end a sequence. */
import { unreadable } from "../errors.ts";

/** What a file does not say about itself. */
export interface ReadOptions {
  /** Name, for messages; by default that of the kind of file. */
  readonly name?: string;
  /**
   * Texts of the special tokens that end a sequence. By default what the file says, or else all whose
   * text is known to end sequences or turns in published models.
   */
  readonly end?: readonly string[];
}

/** Texts of tokens that end a sequence or a turn in published models. */
const KNOWN_ENDS: ReadonlySet<string> = new Set([
  "</s>",
  "<eos>",
  "<|endoftext|>",
  "<|end_of_text|>",
  "<|eot_id|>",
  "<|eom_id|>",
  "<|im_end|>",
  "<|end|>",
  "<|return|>",
  "<|call|>",
  "<end_of_turn>",
  "<|eot|>",
  "<｜end▁of▁sentence｜>",
  "<|END_OF_TURN_TOKEN|>",
  "[EOS]",
]);

/**
 * The ids that end a sequence.
 *
 * @param special Special tokens by their texts.
 * @param options What the caller said, and the ids that the file names.
 * @returns Ids, each once.
 * @throws {MazeError} When the caller named a text that is no special token.
 */
export function endIds(
  special: ReadonlyMap<string, number>,
  options: ReadOptions & { readonly named?: readonly number[] },
): number[] {
  if (options.end) {
    return options.end.map((text) => {
      const id = special.get(text);
      if (id !== undefined) return id;
      throw unreadable(options.name ?? "of this file", `it has no special token "${text}"`);
    });
  }
  const known = [...special].filter(([text]) => KNOWN_ENDS.has(text)).map(([, id]) => id);
  return [...new Set([...options.named ?? [], ...known])];
}
