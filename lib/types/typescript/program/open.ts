/** Opens a TypeScript project: configuration, files, libraries, stand-ins, compiler. */
import ts from "typescript";
import { type Host, normalizePath } from "@maze/base";
import type { TypeScriptProject } from "../../model/project.ts";
import { ambientText } from "./ambient.ts";
import { type FileView, fileView } from "./file_view.ts";
import { chooseLibraries } from "./libraries/choose.ts";
import { readConfig } from "./options.ts";
import { createProject } from "./project.ts";
import { createResolver, missingPackages } from "./resolve.ts";
import { type ProjectLimits, projectLimits, walkProject } from "./walk.ts";

/** How to open a project. */
export interface OpenProjectOptions {
  /**
   * What is left out: names of files or folders, or paths with `*` and `**` below the root. Absent:
   * `node_modules`, `dist`, `build`, `out`, `coverage`, `vendor`. Dot files are always left out.
   */
  readonly exclude?: readonly string[];
  /** Compiler options as in a `tsconfig.json`, over those of the project's own file. */
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  /** Whether types of installed packages may be read from disk; true where absent. */
  readonly packages?: boolean;
  /** Bounds; each absent one takes its default. */
  readonly limits?: Partial<ProjectLimits>;
}

/**
 * Opens a project. Options come from its `tsconfig.json`, else from the `compilerOptions` and the
 * import map of its `deno.json`, else they are strict with the libraries of Deno. Nothing is emitted.
 *
 * Where a configuration leaves `lib` out, it asks for the platform's types too: the DOM's, or those
 * that `deno types` prints. They are loaded only if some file of the project uses a name that the
 * platform declares; no check can tell the difference, and a Program starts in half the time.
 * Registry packages that are not installed and `node:` modules without `@types/node` get loosely
 * typed stand-ins, so that importing them is no error. All else is the compiler's own answer.
 *
 * @param host Where the project's files are read.
 * @param root Its folder, absolute with forward slashes.
 * @param options Excludes, compiler options, limits.
 * @returns The project, with nothing compiled yet.
 * @throws {MazeError} When `root` is no folder.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openTypeScriptProject } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/shop/price.ts": "export const price: number = 'two';" });
 * const project = await openTypeScriptProject(host, "/shop", { packages: false });
 * assertEquals(project.check(["/shop/price.ts"]).map(({ code }) => code), ["TS2322"]);
 * ```
 */
export async function openTypeScriptProject(
  host: Host,
  root: string,
  options: OpenProjectOptions = {},
): Promise<TypeScriptProject> {
  const folder = normalizePath(root);
  const limits = { ...projectLimits, ...options.limits };
  const { skipped, texts } = await walkProject(host, folder, { ...options, limits });
  let ambient = "";
  const view = fileView(folder, texts, {
    packages: options.packages ?? true,
    ambient: () => ambient,
  });
  const config = readConfig(folder, view, options.compilerOptions);
  const { libraries, platform } = await chooseLibraries(host, config, { texts });
  const compilerOptions: ts.CompilerOptions = { ...config.options, lib: [...libraries] };
  const node = nodeTypes(view, compilerOptions, folder);
  if (node && compilerOptions.types === undefined) compilerOptions.types = ["*"];
  const resolver = createResolver(view, compilerOptions, {
    root: folder,
    importMap: config.importMap,
  });
  ambient = ambientText({
    console: platform === "none" && !node,
    timers: platform !== "dom" && !node,
    node: !node,
    remote: config.kind !== "tsconfig" || config.importMap.size > 0,
    deno: platform !== "deno" && config.kind !== "tsconfig",
    modules: missingPackages(resolver, { map: config.importMap, root: folder }),
  });
  return createProject({
    root: folder,
    view,
    options: compilerOptions,
    resolver,
    skipped,
    limits,
  });
}

function nodeTypes(view: FileView, options: ts.CompilerOptions, root: string): boolean {
  const { resolvedTypeReferenceDirective } = ts.resolveTypeReferenceDirective(
    "node",
    `${root}/_.ts`,
    options,
    view,
  );
  return resolvedTypeReferenceDirective?.resolvedFileName !== undefined;
}
