/**
 * Writes the whole command line as one file that runs with an empty cache: rooms, packages and the
 * compiler's declarations. The file opens with the permissions it needs, so that on systems with
 * `env -S` it can be started by its name.
 */
import { root, text } from "./house/files.ts";
import { permissionFlags } from "./house/permissions.ts";
import { capture } from "./house/process.ts";

/** Where the task writes the file, from the root of the repository. */
const TARGET = "dist/maze.js";

/**
 * `typescript` is written for CommonJS and asks for the names of its own file; the bundle is a module,
 * which has them elsewhere.
 */
const PROLOGUE =
  "globalThis.__filename=import.meta.filename;globalThis.__dirname=import.meta.dirname;";

/** The flags a bundle is run with. */
export function runFlags(): string[] {
  const { permissions } = JSON.parse(text("deno.json"));
  return ["--no-config", "--no-lock", "--cached-only", ...permissionFlags(permissions.maze)];
}

/**
 * Bundles `cli.ts`.
 *
 * @param target Path of the file to write.
 * @throws {Error} When the bundler fails, with what it said.
 */
export async function bundle(target: string): Promise<void> {
  const { output, status } = await capture([
    "deno",
    "bundle",
    "-q",
    "--minify",
    // The compiler loads this one only when it debugs itself, and it is not among its dependencies.
    "--external",
    "source-map-support",
    "-o",
    target,
    "cli.ts",
  ], { folder: root });
  if (status !== 0) throw new Error(`Cannot bundle cli.ts: deno bundle said\n${output}`);
  const code = (await Deno.readTextFile(target)).replace(/^#!.*\n/, "");
  const start = `#!/usr/bin/env -S deno run --ext=js ${runFlags().join(" ")}`;
  await Deno.writeTextFile(target, `${start}\n${PROLOGUE}\n${code}`);
  if (Deno.build.os !== "windows") await Deno.chmod(target, 0o755);
}

if (import.meta.main) {
  await Deno.mkdir(`${root}dist`, { recursive: true });
  await bundle(root + TARGET);
  const { size } = await Deno.stat(root + TARGET);
  console.log(`wrote ${TARGET}, ${(size / 1e6).toFixed(1)} MB; try: ${TARGET} doctor`);
}
