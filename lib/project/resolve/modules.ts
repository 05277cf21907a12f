/**
 * Where an import leads inside the project: relative paths, `paths` of a `tsconfig.json`, import maps,
 * `#` names, and the project's own packages by name. What leads out of the project has no answer.
 */
import { folderOf, joinPath } from "@maze/base";
import { languageOf } from "@maze/languages";
import type { PathMapping, ProjectConfig, ProjectPackage } from "./config.ts";

/** Finds the file that an import leads to; paths are relative to the root. */
export type ModuleResolver = (specifier: string, from: string) => string | undefined;

/** Conditions of `exports` and `imports` that hold, as for a bundler that reads types first. */
const conditions: ReadonlySet<string> = new Set(["types", "import", "deno", "node", "default"]);

/** Makes the resolver of a project; answers are kept. */
export function moduleResolver(
  files: ReadonlySet<string>,
  config: ProjectConfig,
): ModuleResolver {
  const project: Project = { files, config };
  const known = new Map<string, string | undefined>();
  return (specifier, from) => {
    const key = `${folderOf(from)}\n${specifier}`;
    if (!known.has(key)) known.set(key, resolve(specifier, from, project));
    return known.get(key);
  };
}

interface Project {
  readonly files: ReadonlySet<string>;
  readonly config: ProjectConfig;
}

function resolve(specifier: string, from: string, project: Project): string | undefined {
  if (/^\.{0,2}\/|^\.{1,2}$/.test(specifier)) {
    return file(joinPath(folderOf(from), specifier), from, project);
  }
  for (const mapping of project.config.mappings) {
    if (!holds(mapping, from)) continue;
    const found = mapped(specifier, mapping).map((path) => file(path, from, project))
      .find((path) => path !== undefined);
    if (found !== undefined) return found;
    break;
  }
  return importMapped(specifier, from, project) ?? ownPackage(specifier, from, project);
}

function holds({ folder }: { readonly folder: string }, path: string): boolean {
  return folder === "." || path.startsWith(`${folder}/`);
}

/** The first file of the project that a path may mean, by the rules of the importing file's language. */
function file(path: string, from: string, project: Project): string | undefined {
  if (path.startsWith("../") || path === "..") return undefined;
  const main = project.config.packages.find(({ folder }) => folder === path)?.main;
  const candidates = languageOf(from)?.moduleCandidates(path) ?? [];
  return candidates.find((candidate) => project.files.has(candidate)) ??
    (main === undefined ? undefined : file(joinPath(path, main), from, {
      ...project,
      config: { ...project.config, packages: [] },
    }));
}

/** Paths that a `tsconfig.json` gives for a name: of the longest pattern that fits, then of `baseUrl`. */
function mapped(specifier: string, { baseUrl, paths }: PathMapping): string[] {
  let best: { readonly length: number; readonly found: string[] } | undefined;
  for (const [pattern, targets] of paths) {
    const match = matchStar(pattern, specifier);
    if (match === undefined || (best && best.length >= pattern.length)) continue;
    best = {
      length: pattern.length,
      found: targets.map((target) => target.replace("*", () => match)),
    };
  }
  return [...(best?.found ?? []), ...(baseUrl === undefined ? [] : [joinPath(baseUrl, specifier)])];
}

/** What the `*` of a pattern stands for in a text; empty for a pattern without one that is the text. */
function matchStar(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text ? "" : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  const fits = text.length >= before.length + after.length && text.startsWith(before) &&
    text.endsWith(after);
  return fits ? text.slice(star, text.length - after.length) : undefined;
}

/** An entry of the import maps, or of the `#` names, of the packages around the importing file. */
function importMapped(specifier: string, from: string, project: Project): string | undefined {
  for (const own of project.config.packages) {
    if (!holds(own, from) || typeof own.imports !== "object") continue;
    const target = fromMap(own.imports as Record<string, unknown>, specifier);
    if (target === undefined) continue;
    return target.startsWith(".")
      ? file(joinPath(own.folder, target), from, project)
      : ownPackage(target, from, project);
  }
  return undefined;
}

/** A package of the project by its name, with what its `exports` make of the rest. */
function ownPackage(specifier: string, from: string, project: Project): string | undefined {
  for (const own of project.config.packages) {
    const { name } = own;
    if (name === undefined || !(specifier === name || specifier.startsWith(`${name}/`))) continue;
    const subpath = `.${specifier.slice(name.length)}`;
    const found = entryOf(own, subpath)
      .map((target) => file(joinPath(own.folder, target), from, project))
      .find((path) => path !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function entryOf(own: ProjectPackage, subpath: string): string[] {
  const { exports, main } = own;
  if (exports === undefined) return subpath === "." && main !== undefined ? [main, "."] : [subpath];
  const isMap = typeof exports === "object" && exports !== null &&
    Object.keys(exports).some((key) => key.startsWith("."));
  const map = isMap ? exports as Record<string, unknown> : { ".": exports };
  const target = fromMap(map, subpath);
  return target === undefined ? [] : [target];
}

/** The target of a name in a map: its own entry, else the longest pattern or folder that fits. */
function fromMap(map: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(map, name)) return chosen(map[name]);
  let best: { readonly length: number; readonly target: string | undefined } | undefined;
  for (const [key, value] of Object.entries(map)) {
    const pattern = key.endsWith("/") ? `${key}*` : key;
    const match = pattern.includes("*") ? matchStar(pattern, name) : undefined;
    if (match === undefined || (best && best.length >= pattern.length)) continue;
    const target = chosen(value);
    const whole = target?.endsWith("/") && key.endsWith("/") ? `${target}*` : target;
    best = { length: pattern.length, target: whole?.replaceAll("*", () => match) };
  }
  return best?.target;
}

/** The target under the first condition that holds. */
function chosen(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(chosen).find((one) => one !== undefined);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [condition, inner] of Object.entries(value)) {
    const target = conditions.has(condition) ? chosen(inner) : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}
