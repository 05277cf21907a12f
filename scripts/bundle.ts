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

/** Variables that exist on Windows alone, where no file is started by its first line. */
const WINDOWS = new Set(["LOCALAPPDATA", "SystemRoot", "TEMP", "USERPROFILE"]);

/** Linux reads no more of a first line than this, and says nothing about the rest. */
const FIRST_LINE_BYTES = 255;

/** The flags a bundle is run with: those of the permission set `maze`, and none of a project's own. */
export function runFlags(): string[] {
  const { permissions } = JSON.parse(text("deno.json"));
  return ["--no-config", "--cached-only", ...permissionFlags(permissions.maze)];
}

/**
 * The first line of a bundle, which lets systems with `env -S` start it by its name.
 *
 * @throws {RangeError} When the line would be cut, which would drop permissions from its end.
 */
export function firstLine(flags: readonly string[]): string {
  const short = flags.map((flag) => {
    const [name, names] = flag.split("=");
    if (name !== "--allow-env" || names === undefined) return flag;
    return `${name}=${names.split(",").filter((variable) => !WINDOWS.has(variable)).join(",")}`;
  });
  const line = `#!/usr/bin/env -S deno run --ext=js ${short.join(" ")}`;
  if (line.length <= FIRST_LINE_BYTES) return line;
  throw new RangeError(
    `Cannot open the bundle with ${line.length} bytes: expected at most ${FIRST_LINE_BYTES}`,
  );
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
  await Deno.writeTextFile(target, `${firstLine(runFlags())}\n${PROLOGUE}\n${code}`);
  if (Deno.build.os !== "windows") await Deno.chmod(target, 0o755);
}

if (import.meta.main) {
  await Deno.mkdir(`${root}dist`, { recursive: true });
  await bundle(root + TARGET);
  const { size } = await Deno.stat(root + TARGET);
  console.log(`wrote ${TARGET}, ${(size / 1e6).toFixed(1)} MB; try: ${TARGET} doctor`);
}
