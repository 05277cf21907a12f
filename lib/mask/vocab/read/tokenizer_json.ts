/**
 * Reads `tokenizer.json`, the form in which Hugging Face's `tokenizers` keeps a tokenizer: models BPE,
 * Unigram, WordPiece and WordLevel, tokens in the alphabet of bytes, with `▁` for spaces, or plain.
 */
import { MazeError } from "@maze/base";
import type { MergeRule } from "../encode/tokenization.ts";
import { inexact, unreadable, vocabularyErrors } from "../errors.ts";
import { TOKEN_COUNT, TokenPacker } from "../token.ts";
import { Vocabulary } from "../vocabulary.ts";
import { decodeByteLevel } from "./byte_level.ts";
import { idsByText, pairsOf } from "./merges.ts";
import { endIds, type ReadOptions } from "./options.ts";
import { byteOfToken, withSpaces } from "./pieces.ts";
import { readTextSteps, type Step, type TextSteps } from "./text_steps.ts";

/** The fields of `model` that are read; none is trusted to be there. */
interface Model {
  readonly type?: unknown;
  readonly vocab?: unknown;
  readonly merges?: unknown;
  readonly byte_fallback?: unknown;
  readonly ignore_merges?: unknown;
  readonly unk_token?: unknown;
  readonly unk_id?: unknown;
  readonly continuing_subword_prefix?: unknown;
  readonly end_of_word_suffix?: unknown;
}

/** An entry of `added_tokens`. */
interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special?: boolean;
  readonly lstrip?: boolean;
  readonly rstrip?: boolean;
  readonly single_word?: boolean;
}

/** What is gathered before the vocabulary is made. */
interface Gathered {
  readonly name: string;
  readonly model: Model;
  /** Texts by id as the file spells them. */
  readonly texts: (string | undefined)[];
  readonly added: readonly AddedToken[];
  readonly steps: TextSteps;
  readonly problems: string[];
}

/**
 * Reads a `tokenizer.json`.
 *
 * @param file Its bytes or text.
 * @param options What the caller says; the file itself does not say which tokens end a sequence.
 * @returns The vocabulary. Its warnings name what the tokenizer does to text that is not done here.
 * @throws {MazeError} When it is no JSON, has no vocabulary, or its model is of another kind.
 *
 * @example
 * ```ts
 * import { readTokenizerJson } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const vocabulary = readTokenizerJson(JSON.stringify({
 *   added_tokens: [{ id: 3, content: "</s>", special: true }],
 *   pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, use_regex: true },
 *   model: { type: "BPE", vocab: { a: 0, "Ġ": 1, "Ġa": 2 }, merges: ["Ġ a"] },
 * }));
 * assertEquals(vocabulary.encode("a a").map(Number), [0, 2]);
 * assertEquals(vocabulary.end.map(Number), [3]);
 * ```
 */
export function readTokenizerJson(
  file: Uint8Array | string,
  options: ReadOptions = {},
): Vocabulary {
  const name = options.name ?? "of a tokenizer.json";
  const gathered = gather(parse(file, name), name);
  const special = new Map<string, number>();
  const added = new Map<string, number>();
  for (const { content, id, special: isSpecial } of gathered.added) {
    if (isSpecial) special.set(content, id);
    else if (content !== "") added.set(content, id);
  }
  for (const text of unknownTexts(gathered)) {
    const id = gathered.texts.indexOf(text);
    if (id >= 0) special.set(text, id);
  }
  const { fallback, tokens } = packTokens(gathered, { special, added });
  const rule = ruleOf(gathered);
  const { leadingSpace, spelling, splits } = gathered.steps;
  return new Vocabulary({
    name,
    tokens,
    special,
    end: endIds(special, { ...options, name }),
    added,
    fallback,
    tokenization: {
      splits,
      alphabet: spelling === "byte-level" ? "bytes" : "characters",
      wholePieces: gathered.model.ignore_merges === true,
      leadingSpace,
      rule,
    },
    warnings: [...gathered.steps.problems, ...gathered.problems].map((problem) =>
      inexact(name, problem)
    ),
  });
}

function parse(file: Uint8Array | string, name: string): Step & { model: Model } {
  let value: unknown;
  try {
    value = JSON.parse(typeof file === "string" ? file : new TextDecoder().decode(file));
  } catch (error) {
    throw unreadable(name, `it is no JSON (${error instanceof Error ? error.message : error})`);
  }
  const model = isObject(value) ? value.model : undefined;
  if (!isObject(model)) throw unreadable(name, 'it has no field "model"');
  return value as Step & { model: Model };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function gather(file: Step & { model: Model }, name: string): Gathered {
  const { model } = file;
  const texts: (string | undefined)[] = [];
  const set = (id: unknown, text: unknown): void => {
    if (
      Number.isInteger(id) && Number(id) >= 0 && Number(id) < TOKEN_COUNT &&
      typeof text === "string"
    ) {
      texts[Number(id)] = text;
    } else throw unreadable(name, `${JSON.stringify(text)} has the id ${JSON.stringify(id)}`);
  };
  if (Array.isArray(model.vocab)) model.vocab.forEach((entry, id) => set(id, entry?.[0]));
  else if (isObject(model.vocab)) { for (const text in model.vocab) set(model.vocab[text], text); }
  else throw unreadable(name, 'it has no "vocab" in its model');
  const added = Array.isArray(file.added_tokens) ? file.added_tokens as AddedToken[] : [];
  for (const token of added) set(token?.id, token?.content);
  const problems =
    added.some((token) => !token.special && (token.lstrip || token.rstrip || token.single_word))
      ? ["has added tokens that take the spaces around them, which is not done here"]
      : [];
  return { name, model, texts, added, steps: readTextSteps(file), problems };
}

/** The text of the token for what is unknown, which no bytes make. */
function unknownTexts({ model, texts }: Gathered): string[] {
  if (typeof model.unk_id === "number") {
    const text = texts[model.unk_id];
    return text === undefined ? [] : [text];
  }
  return typeof model.unk_token === "string" ? [model.unk_token] : [];
}

/** The bytes of all tokens, and which of them stand for single bytes. */
function packTokens(
  gathered: Gathered,
  { special, added }: { special: Map<string, number>; added: Map<string, number> },
): { tokens: ReturnType<TokenPacker["finish"]>; fallback: Int32Array | undefined } {
  const { model, steps, texts } = gathered;
  const fallback = model.byte_fallback === true ? new Int32Array(256).fill(-1) : undefined;
  const spell = spellingOf(gathered);
  const packer = new TokenPacker(Math.max(texts.length, 1));
  for (let id = 0; id < texts.length; id++) {
    const text = texts[id];
    const byte = fallback && text !== undefined ? byteOfToken(text) : undefined;
    if (text === undefined || special.get(text) === id) {
      packer.add([]);
    } else if (byte !== undefined) {
      fallback![byte] = id;
      packer.add([byte]);
    } else if (added.get(text) === id) {
      packer.addText((steps.spelling === "spaces" ? withSpaces(text) : text).toWellFormed());
    } else {
      const bytes = steps.spelling === "byte-level" ? decodeByteLevel(text) : undefined;
      if (bytes) packer.add(bytes);
      else packer.addText(spell(text).toWellFormed());
    }
  }
  return { tokens: packer.finish(), fallback };
}

/** How a token's text becomes the text that it stands for. */
function spellingOf({ model, steps }: Gathered): (text: string) => string {
  const prefix = typeof model.continuing_subword_prefix === "string"
    ? model.continuing_subword_prefix
    : "";
  const suffix = typeof model.end_of_word_suffix === "string" ? model.end_of_word_suffix : "";
  if (model.type === "WordPiece") {
    return (text) => prefix && text.startsWith(prefix) ? text.slice(prefix.length) : ` ${text}`;
  }
  if (suffix) {
    return (text) => text.endsWith(suffix) ? `${text.slice(0, -suffix.length)} ` : text;
  }
  return steps.spelling === "spaces" ? withSpaces : (text) => text;
}

function ruleOf({ model, name, problems, texts }: Gathered): MergeRule {
  switch (model.type ?? (Array.isArray(model.merges) ? "BPE" : "Unigram")) {
    case "BPE": {
      if (!Array.isArray(model.merges)) throw unreadable(name, 'its model has no "merges"');
      if (model.end_of_word_suffix || model.continuing_subword_prefix) {
        problems.push("marks the ends of words, which is not done here");
        return { kind: "longest" };
      }
      return pairsOf(model.merges, { ids: idsByText(texts), name });
    }
    case "Unigram": {
      if (!Array.isArray(model.vocab)) throw unreadable(name, "its vocabulary has no scores");
      const scores = new Float32Array(texts.length);
      model.vocab.forEach((entry, id) => scores[id] = Number(entry[1]));
      return { kind: "scores", scores };
    }
    case "WordPiece":
    case "WordLevel":
      problems.push(`splits text into words by ${model.type}, which is not done here`);
      return { kind: "longest" };
    default:
      throw new MazeError(
        vocabularyErrors.unsupported,
        `Cannot read the vocabulary ${name}: its model is ${JSON.stringify(model.type)}, ` +
          "expected BPE, Unigram, WordPiece or WordLevel",
        { fix: "use the tokenizer of another revision of the model" },
      );
  }
}
