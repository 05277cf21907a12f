/** Tells source text from everything else that a source extension may stand on. */
import type { SkipReason } from "./contract.ts";

/** The text of a file, or why it has none. */
export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "skipped"; readonly reason: SkipReason; readonly found: string };

/** Bytes at the start of a file that are searched for a zero, which text never holds. */
const PROBE_BYTES = 8192;

/** Decodes UTF-8, keeping a byte-order mark. */
export function decodeSource(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { kind: "skipped", reason: "encoding", found: "it is UTF-16" };
  }
  if (bytes.subarray(0, PROBE_BYTES).includes(0)) {
    return { kind: "skipped", reason: "binary", found: "it holds zero bytes" };
  }
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { kind: "text", text: decoder.decode(bytes) };
  } catch {
    return { kind: "skipped", reason: "encoding", found: "it is not valid UTF-8" };
  }
}
