/**
 * Lays out the projects whose holes measure the search: the sources of a package as npm ships them,
 * a module with holes among them, and a `tsconfig.json`. Run it with a folder, or import it.
 */
import { dirname, join, resolve } from "node:path";
import type { HeldBack } from "./contract.ts";
import manifest from "./manifest.json" with { type: "json" };
import { npmPackageFolder } from "./package_folder.ts";

/** A hole of a project that is laid out. */
export interface MeasuredHole {
  /** Name of the function. */
  readonly name: string;
  /** How much a fill takes: `easy`, `medium` or `hard`. */
  readonly level: string;
  /** What kind of code is missing. */
  readonly about: string;
  /** The module it stands in, absolute. */
  readonly path: string;
}

/** A project that is laid out. */
export interface MeasuredProject {
  /** Its name, which is that of its folder beside this file. */
  readonly name: string;
  /** The package with its version. */
  readonly package: string;
  /** Its folder, absolute. */
  readonly root: string;
  /** Its holes, the easy ones first. */
  readonly holes: readonly MeasuredHole[];
}

type Entry = typeof manifest.projects[number];

/**
 * Lays out every project in a folder of its own; what such a folder held before is removed.
 *
 * @param target The folder for all of them; it is made where it is absent.
 * @returns The projects, in the order of the manifest.
 */
export async function prepareHoles(target: string): Promise<MeasuredProject[]> {
  const projects: MeasuredProject[] = [];
  for (const entry of manifest.projects) {
    projects.push(await prepareProject(entry, resolve(target)));
  }
  return projects;
}

/**
 * The assertions that judge the fills of a project and that no search may see.
 *
 * @param name Name of the project.
 * @returns Assertions by name of the function.
 */
export async function heldBackOf(name: string): Promise<Map<string, HeldBack["assertions"]>> {
  const { heldBack }: { heldBack: readonly HeldBack[] } = await import(`./${name}/heldback.ts`);
  return new Map(heldBack.map(({ assertions, name }) => [name, assertions]));
}

async function prepareProject(entry: Entry, target: string): Promise<MeasuredProject> {
  const root = join(target, entry.name);
  await Deno.remove(root, { recursive: true }).catch(ignoreAbsence);
  const source = await npmPackageFolder(entry.package);
  for await (const path of sourceFiles(source, entry)) {
    await put(join(root, path), await Deno.readTextFile(join(source, path)));
  }
  const here = join(import.meta.dirname!, entry.name);
  const modules: string[] = [];
  for (const [file, path] of Object.entries(entry.files)) {
    await put(join(root, path), await Deno.readTextFile(join(here, file)));
    modules.push(join(root, path));
  }
  const { compilerOptions } = entry;
  const config = { compilerOptions, include: ["src"] };
  await put(join(root, "tsconfig.json"), JSON.stringify(config, undefined, 2) + "\n");
  const texts = await Promise.all(modules.map((path) => Deno.readTextFile(path)));
  const holes = entry.holes.map((hole): MeasuredHole => {
    const at = texts.findIndex((text) => text.includes(`function ${hole.name}`));
    if (at < 0) throw new Error(`Cannot find the hole ${hole.name} in ${modules.join(", ")}`);
    return { ...hole, path: modules[at]! };
  });
  return { name: entry.name, package: entry.package, root, holes };
}

/** Paths of the TypeScript sources that the manifest takes, relative to the package. */
async function* sourceFiles(folder: string, entry: Entry): AsyncGenerator<string> {
  const waiting = [...entry.include];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for await (const { isDirectory, isFile, name } of Deno.readDir(join(folder, below))) {
      const path = below + name + (isDirectory ? "/" : "");
      if (entry.exclude.includes(path)) continue;
      if (isDirectory) waiting.push(path);
      else if (isFile && path.endsWith(".ts")) yield path;
    }
  }
}

async function put(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeTextFile(path, text);
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

if (import.meta.main) {
  const [target] = Deno.args;
  if (target === undefined) throw new Error("Cannot prepare the holes: expected a folder");
  for (const { holes, package: name, root } of await prepareHoles(target)) {
    console.log(`${name}: ${holes.length} holes in ${root}`);
  }
}
