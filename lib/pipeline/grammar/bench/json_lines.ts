/** Reads lines of JSON one at a time, packed or not, and says which line cannot be used. */
import { type Diagnostic, MazeError } from "@maze/base";
import { languageErrors } from "../errors.ts";

/** Lines of JSON, as bytes that arrive piece by piece. */
export interface LinesInput {
  /** Name as the user wrote it; what ends in `.gz` is unpacked. */
  readonly path: string;
  /** The bytes. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** One line. */
export interface JsonLine {
  /** Its number, from 1. */
  readonly number: number;
  /** Its fields. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Longest line, in bytes. */
const LINE_BYTES = 256 * 2 ** 20;

const NEWLINE = 0x0a;

/**
 * Reads lines of JSON objects. Empty lines are passed over.
 *
 * @param input The bytes and their name.
 * @param limit Most lines that are read.
 * @throws {MazeError} `brokenLine` with the number of the line that is no JSON object.
 */
export async function* readJsonLines(
  input: LinesInput,
  limit: number = Infinity,
): AsyncGenerator<JsonLine> {
  let read = 0;
  for await (const { bytes, number } of splitLines(input)) {
    if (read >= limit) return;
    const fields = parseLine(bytes, { path: input.path, line: number });
    if (!fields) continue;
    read++;
    yield { number, fields };
  }
}

/**
 * A field that must be text.
 *
 * @throws {MazeError} `brokenLine` where it is absent or something else.
 */
export function textField(
  { fields, number }: JsonLine,
  name: string,
  { path }: Pick<LinesInput, "path">,
): string {
  const value = fields[name];
  if (typeof value === "string") return value;
  const state = value === undefined ? "is absent" : `is ${typeOf(value)}`;
  throw brokenLine(
    { path, line: number, column: 1 },
    `its field "${name}" ${state}, expected a text`,
  );
}

/** An error about a line. */
export function brokenLine(
  { column, line, path }: { readonly path: string; readonly line: number; readonly column: number },
  why: string,
): MazeError {
  const message = `Cannot use line ${line} of ${path}: ${why}`;
  const diagnostic: Diagnostic = {
    code: languageErrors.brokenLine.code,
    severity: "error",
    message,
    path,
    place: { line, column },
  };
  return new MazeError(languageErrors.brokenLine, message, {
    diagnostics: [diagnostic],
    fix: "mend or remove that line; each line is one JSON object",
  });
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

async function* splitLines(
  input: LinesInput,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly number: number }> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unpacked(input)) {
    for (let start = 0; start < chunk.length;) {
      const end = chunk.indexOf(NEWLINE, start);
      const part = chunk.subarray(start, end < 0 ? chunk.length : end);
      parts.push(part);
      size += part.length;
      if (size > LINE_BYTES) {
        throw brokenLine(
          { path: input.path, line: number, column: 1 },
          `it is longer than ${LINE_BYTES} bytes`,
        );
      }
      if (end < 0) break;
      yield { bytes: joined(parts, size), number: number++ };
      parts = [];
      size = 0;
      start = end + 1;
    }
  }
  if (size > 0) yield { bytes: joined(parts, size), number };
}

/** The bytes of the input; a packed one that is damaged is the user's trouble and not a bug. */
async function* unpacked({ path, stream }: LinesInput): AsyncGenerator<Uint8Array> {
  if (!path.endsWith(".gz")) return yield* stream;
  try {
    yield* stream.pipeThrough(new DecompressionStream("gzip"));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new MazeError(
      languageErrors.unreadableText,
      `Cannot unpack ${path}: ${error.message}, expected a file that gzip wrote`,
      { cause: error, fix: "pack it anew" },
    );
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function parseLine(
  bytes: Uint8Array,
  { line, path }: { readonly path: string; readonly line: number },
): JsonLine["fields"] | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
  } catch {
    throw brokenLine({ path, line, column: 1 }, "it is not UTF-8");
  }
  if (text === "") return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const column = Number(/column (\d+)/.exec(said)?.[1] ?? 1);
    throw brokenLine({ path, line, column }, `it is no JSON: ${said}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as JsonLine["fields"];
  }
  throw brokenLine({ path, line, column: 1 }, `it is ${typeOf(value)}, expected an object`);
}
