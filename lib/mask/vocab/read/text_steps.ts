/**
 * What a `tokenizer.json` does to text before its model sees it, as far as it can be said by patterns.
 * Source: the documentation of Hugging Face's `tokenizers`, and its serialised forms.
 */
import { translatePattern } from "../encode/pattern.ts";
import { SPLIT_PATTERNS } from "../encode/tokenization.ts";

/** A step as the file has it. */
export interface Step {
  /** Its name, such as `Split`. */
  readonly type?: unknown;
  /** Its settings. */
  readonly [setting: string]: unknown;
}

/** What the steps of a file come to. */
export interface TextSteps {
  /** How tokens are written: in the alphabet of bytes, with `▁` for spaces, or plainly. */
  readonly spelling: "byte-level" | "spaces" | "plain";
  /** Patterns that cut text into pieces, translated. */
  readonly splits: readonly string[];
  /** Whether a space is put before the beginning of a text. */
  readonly leadingSpace: boolean;
  /** What is not done here, each as the end of a sentence that begins with the vocabulary's name. */
  readonly problems: readonly string[];
}

/** Characters that `Punctuation` sets apart: those of Unicode, and the symbols of ASCII. */
const PUNCTUATION = "[\\p{P}$+<=>\\^`|~]";

/** What has been found so far. */
interface Found {
  byteLevel: boolean;
  spaces: boolean;
  leadingSpace: boolean;
  readonly splits: string[];
  readonly problems: string[];
}

/**
 * Reads the steps of a file.
 *
 * @param file Its top-level fields `normalizer`, `pre_tokenizer` and `decoder`.
 * @returns What they come to.
 */
export function readTextSteps(file: Step): TextSteps {
  const found: Found = {
    byteLevel: false,
    spaces: false,
    leadingSpace: false,
    splits: [],
    problems: [],
  };
  for (const step of flatten(file.normalizer, "normalizers")) readNormalizer(step, found);
  for (const step of flatten(file.pre_tokenizer, "pretokenizers")) readPreTokenizer(step, found);
  for (const step of flatten(file.decoder, "decoders")) {
    if (step.type === "ByteLevel") found.byteLevel = true;
    if (step.type === "Metaspace") found.spaces = true;
    if (step.type === "Replace" && literal(step) === "▁" && step.content === " ") {
      found.spaces = true;
    }
  }
  return {
    spelling: found.byteLevel ? "byte-level" : found.spaces ? "spaces" : "plain",
    splits: found.splits,
    leadingSpace: found.leadingSpace,
    problems: found.problems,
  };
}

/** A step, or the steps of a sequence in their order. */
function flatten(step: unknown, key: string): Step[] {
  if (typeof step !== "object" || step === null) return [];
  const { [key]: inner, type } = step as Step;
  return type === "Sequence" && Array.isArray(inner)
    ? inner.flatMap((part) => flatten(part, key))
    : [step as Step];
}

/** The text that a step looks for, where it is no pattern. */
function literal(step: Step): unknown {
  return (step.pattern as { String?: unknown } | undefined)?.String;
}

function readNormalizer(step: Step, found: Found): void {
  if (step.type === "Prepend" && step.prepend === "▁") {
    found.leadingSpace = true;
  } else if (step.type === "Replace" && literal(step) === " " && step.content === "▁") {
    found.spaces = true;
  } else {
    found.problems.push(`changes text by the normalizer ${step.type}, which is not done here`);
  }
}

function readPreTokenizer(step: Step, found: Found): void {
  switch (step.type) {
    case "ByteLevel":
      found.byteLevel = true;
      if (step.add_prefix_space === true) found.leadingSpace = true;
      if (step.use_regex !== false) addSplit(SPLIT_PATTERNS.gpt2, found);
      break;
    case "Metaspace":
      found.spaces = true;
      found.leadingSpace = step.prepend_scheme !== undefined
        ? step.prepend_scheme !== "never"
        : step.add_prefix_space !== false;
      if (step.split !== false) found.splits.push(" [^ ]*|[^ ]+");
      break;
    case "Digits":
      found.splits.push(step.individual_digits === true ? "\\p{N}" : "\\p{N}+");
      break;
    case "Punctuation":
      if (step.behavior === "Contiguous") found.splits.push(`${PUNCTUATION}+`);
      else if (step.behavior === "Isolated" || step.behavior === undefined) {
        found.splits.push(PUNCTUATION);
      } else found.problems.push(unknownSplit(step));
      break;
    case "Split":
      readSplit(step, found);
      break;
    default:
      found.problems.push(`splits text by ${step.type}, which is not done here`);
  }
}

function readSplit(step: Step, found: Found): void {
  const pattern = step.pattern as { Regex?: unknown; String?: unknown } | undefined;
  const isolated = step.behavior === "Isolated" || (step.behavior === "Removed" && step.invert);
  const source = typeof pattern?.Regex === "string"
    ? pattern.Regex
    : typeof pattern?.String === "string"
    ? pattern.String.replace(/[\^$\\.*+?()[\]{}|]/g, "\\$&")
    : undefined;
  if (source === undefined || !isolated) found.problems.push(unknownSplit(step));
  else addSplit(source, found);
}

function unknownSplit(step: Step): string {
  return `splits text by ${step.type} with the behaviour ${step.behavior}, which is not done here`;
}

function addSplit(pattern: string, found: Found): void {
  const translated = translatePattern(pattern);
  if (translated === undefined) {
    found.problems.push("splits text by a pattern that is not known here");
  } else found.splits.push(translated);
}
