/** Reads configuration files with care: they may be anything, and may belong to a stranger. */
import { type Host, isInside } from "@maze/base";
import { pipelineErrors } from "../errors.ts";
import type { Fault } from "./problems.ts";
import { quoteText } from "./schema/value.ts";

/** Largest configuration file that is read, in bytes; bounds the work that a hostile one can cause. */
export const MAX_CONFIG_BYTES = 65_536;

/** What stands at the path of a configuration file. */
export type ConfigFile =
  | { readonly kind: "absent" }
  | {
    readonly kind: "text";
    readonly text: string;
    /** SHA-256 of its bytes. */
    readonly digest: string;
    /** Its path with links resolved. */
    readonly real: string;
  }
  | { readonly kind: "unreadable"; readonly fault: Fault };

function unreadable(path: string, reason: string, suggestion: string): ConfigFile {
  const message = `Cannot read ${quoteText(path)}: ${reason}`;
  return {
    kind: "unreadable",
    fault: { kind: pipelineErrors.unreadableConfig, message, suggestion },
  };
}

/** The text of UTF-8 with its byte-order mark, where it is UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads a configuration file.
 *
 * @param host The file system.
 * @param path Absolute path of the file.
 * @param options With `inside`, a link that leads out of that folder is not followed.
 * @returns Its text with the digest of its bytes, or why there is none.
 */
export async function readConfigFile(
  host: Host,
  path: string,
  options: { readonly inside?: string } = {},
): Promise<ConfigFile> {
  try {
    const real = await host.files.realPath(path);
    if (real === undefined) return { kind: "absent" };
    const folder = options.inside && await host.files.realPath(options.inside);
    if (folder && !isInside(folder, real)) {
      return unreadable(path, "it leads out of the project, expected a file", "remove the link");
    }
    const info = await host.files.stat(real);
    if (info?.kind !== "file") {
      return unreadable(path, `it is a ${info?.kind ?? "loop"}, expected a file`, "remove it");
    }
    if (info.size > MAX_CONFIG_BYTES) {
      const found = `it has ${info.size} bytes, expected at most ${MAX_CONFIG_BYTES}`;
      return unreadable(path, found, "keep only settings in it");
    }
    const bytes = await host.files.read(real);
    if (bytes === undefined) return { kind: "absent" };
    const text = decode(bytes);
    if (text === undefined) return unreadable(path, "it is not UTF-8", "save it as UTF-8");
    return { kind: "text", text, digest: host.digest(bytes), real };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n", 1)[0]! : String(error);
    return unreadable(path, reason, "check the rights on the file");
  }
}
