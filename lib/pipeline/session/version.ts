/** The version of this release; every package of the workspace carries the same. */
import manifest from "../deno.json" with { type: "json" };

/**
 * Version of MAZE, as in each package's `deno.json`.
 *
 * @example
 * ```ts
 * import { version } from "@maze/pipeline";
 * import { assertMatch } from "@std/assert";
 *
 * assertMatch(version, /^\d+\.\d+\.\d+/);
 * ```
 */
export const version: string = manifest.version;
