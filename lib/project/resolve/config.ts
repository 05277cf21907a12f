/**
 * The configuration files that say where imports lead: `tsconfig.json`, `deno.json`, `package.json`.
 * Only what resolution needs is read; a file that cannot be read is a notice.
 */
import { type Diagnostic, type FileSystem, folderOf, joinPath, lineColumn } from "@maze/base";
import { parse, type ParseError } from "jsonc-parser";
import { projectErrors } from "../errors.ts";
import { inParallel } from "../walk/parallel.ts";
import { messageOf } from "../walk/walk.ts";

/** `paths` and `baseUrl` of a `tsconfig.json` or `jsconfig.json`. */
export interface PathMapping {
  /** Folder it holds for. */
  readonly folder: string;
  /** Folder that plain names are looked up in, where one is set. */
  readonly baseUrl?: string;
  /** Patterns with at most one `*`, and what they stand for, relative to the root. */
  readonly paths: readonly (readonly [string, readonly string[]])[];
}

/** A package or workspace member of the project itself. */
export interface ProjectPackage {
  /** Folder it stands in. */
  readonly folder: string;
  /** Its name, where it has one. */
  readonly name?: string;
  /** Its `exports` field as written. */
  readonly exports?: unknown;
  /** Its `imports` field as written: an import map of Deno, or the `#` names of Node. */
  readonly imports?: unknown;
  /** Its entry file, where `exports` does not say. */
  readonly main?: string;
  /** Names of the packages it depends on. */
  readonly dependencies: ReadonlySet<string>;
}

/** What the configuration files of a project say. Folders are relative to the root, `.` for it. */
export interface ProjectConfig {
  /** The deepest folders first, so that the first that holds a file is its own. */
  readonly mappings: readonly PathMapping[];
  /** Likewise. */
  readonly packages: readonly ProjectPackage[];
  /** Files that could not be read. */
  readonly notices: readonly Diagnostic[];
}

/** Files read at one time. */
const FILES_AT_ONCE = 8;

/** Whether a file is one that `readConfig` reads. */
export function isConfigFile(path: string): boolean {
  return /(^|\/)((ts|js)config\.json|package\.json|deno\.jsonc?)$/.test(path);
}

/** Reads the configuration files of a project. */
export async function readConfig(
  files: FileSystem,
  { paths, root }: { readonly root: string; readonly paths: readonly string[] },
): Promise<ProjectConfig> {
  const notices: Diagnostic[] = [];
  const mappings: PathMapping[] = [];
  const packages: ProjectPackage[] = [];
  const read = async (path: string): Promise<void> => {
    const folder = folderOf(path);
    try {
      if (/(ts|js)config\.json$/.test(path)) {
        mappings.push({ ...await pathMapping(files, root, path), folder });
      } else packages.push(packageOf(folder, await readObject(files, root, path)));
    } catch (error) {
      notices.push({
        code: projectErrors.badConfig.code,
        severity: "warning",
        message: messageOf(error),
        path,
        notes: ["imports that hang on it are not resolved"],
      });
    }
  };
  await inParallel(paths, { atOnce: FILES_AT_ONCE, action: read });
  return { mappings: deepestFirst(mappings), packages: deepestFirst(packages), notices };
}

function deepestFirst<T extends { readonly folder: string }>(all: readonly T[]): T[] {
  const depth = ({ folder }: T): number => folder === "." ? 0 : folder.split("/").length;
  return all.toSorted((left, right) =>
    depth(right) - depth(left) || (left.folder < right.folder ? -1 : 1)
  );
}

type JsonObject = Readonly<Record<string, unknown>>;

/** An object written in JSON with comments and trailing commas. */
async function readObject(files: FileSystem, root: string, path: string): Promise<JsonObject> {
  const text = await files.readText(`${root}/${path}`);
  if (text === undefined) throw new Error(`Cannot read ${path}: it is absent, expected a file`);
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const { column, line } = lineColumn(text, first.offset);
    throw new Error(`Cannot read ${path}: it is no JSON at ${line}:${column}, expected an object`);
  }
  if (isObject(value)) return value;
  throw new Error(`Cannot read ${path}: it holds another value, expected an object`);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How many files a `tsconfig.json` may extend one after another. */
const EXTENDS_DEPTH = 16;

async function pathMapping(
  files: FileSystem,
  root: string,
  path: string,
  depth = 0,
): Promise<Omit<PathMapping, "folder">> {
  const config = await readObject(files, root, path);
  const folder = folderOf(path);
  let inherited: Omit<PathMapping, "folder"> = { paths: [] };
  const bases = Array.isArray(config.extends) ? config.extends : [config.extends];
  for (const base of depth < EXTENDS_DEPTH ? bases : []) {
    if (typeof base !== "string" || !base.startsWith(".")) continue; // a package's: outside the project
    const joined = joinPath(folder, base.endsWith(".json") ? base : `${base}.json`);
    if (joined.startsWith("../")) continue;
    inherited = { ...inherited, ...await pathMapping(files, root, joined, depth + 1) };
  }
  const options = isObject(config.compilerOptions) ? config.compilerOptions : {};
  const baseUrl = typeof options.baseUrl === "string"
    ? joinPath(folder, options.baseUrl)
    : inherited.baseUrl;
  const paths = isObject(options.paths)
    ? Object.entries(options.paths).map(([pattern, targets]) =>
      [pattern, strings(targets).map((target) => joinPath(baseUrl ?? folder, target))] as const
    )
    : inherited.paths;
  return { ...(baseUrl === undefined ? {} : { baseUrl }), paths };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function packageOf(folder: string, config: JsonObject): ProjectPackage {
  const { exports, imports, name } = config;
  const main = [config.types, config.typings, config.module, config.main]
    .find((one) => typeof one === "string");
  const dependencies = [config.dependencies, config.devDependencies, config.peerDependencies]
    .flatMap((listed) => (isObject(listed) ? Object.keys(listed) : []));
  return {
    folder,
    ...(typeof name === "string" ? { name } : {}),
    ...(exports === undefined ? {} : { exports }),
    ...(imports === undefined ? {} : { imports }),
    ...(typeof main === "string" ? { main } : {}),
    dependencies: new Set(dependencies),
  };
}
