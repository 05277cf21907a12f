/** The version of this release; every package of the workspace carries the same. */
import manifest from "./deno.json" with { type: "json" };

/** Version of MAZE, as in each package's `deno.json`. */
export const version: string = manifest.version;
