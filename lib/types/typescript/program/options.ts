/** Compiler options of a project: those of its `tsconfig.json` or `deno.json`, else strict defaults. */
import ts from "typescript";
import type { Diagnostic } from "@maze/base";
import { toDiagnostic } from "./diagnostics.ts";
import { type ImportMap, parseJson, readImportMap } from "./import_map.ts";

/** What a project's configuration says. */
export interface ProjectConfig {
  /** Which file it was read from. */
  readonly kind: "tsconfig" | "deno" | "defaults";
  /** Options for the compiler, with everything about emitting taken out. */
  readonly options: ts.CompilerOptions;
  /** Whether the file names its libraries itself. */
  readonly ownLibraries: boolean;
  /** Import map; empty where there is none. */
  readonly importMap: ImportMap;
  /** What is wrong with the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Options that hold whatever the file says: nothing is emitted, and every file can be a root. */
const fixed: ts.CompilerOptions = {
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  isolatedDeclarations: false,
  sourceMap: false,
  inlineSourceMap: false,
  rewriteRelativeImportExtensions: false,
  outDir: undefined,
  outFile: undefined,
  declarationDir: undefined,
  rootDir: undefined,
  tsBuildInfoFile: undefined,
  configFilePath: undefined,
};

const defaults: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  resolveJsonModule: true,
  verbatimModuleSyntax: false,
};

/**
 * Reads the options. A `tsconfig.json` wins over a `deno.json` where both stand in the root.
 *
 * @param root The project's root.
 * @param read Text of a file by absolute path.
 * @param over Options, as in a `tsconfig.json`, that win over the file's.
 */
export function readConfig(
  root: string,
  read: ts.ParseConfigHost,
  over: Readonly<Record<string, unknown>> = {},
): ProjectConfig {
  const denoPath = ["deno.json", "deno.jsonc"].map((name) => `${root}/${name}`)
    .find((path) => read.fileExists(path));
  const readJson = (path: string) => parseJson(path, read.readFile(path));
  const deno = denoPath ? readJson(denoPath) ?? {} : undefined;
  const importMap = deno
    ? readImportMap({ path: denoPath!, json: deno }, readJson)
    : new Map<string, string>();
  const tsPath = `${root}/tsconfig.json`;
  if (read.fileExists(tsPath)) {
    const json = ts.parseConfigFileTextToJson(tsPath, read.readFile(tsPath) ?? "");
    const parsed = parse(json.config ?? {}, { root, read, over, path: tsPath });
    const errors = [...(json.error ? [json.error] : []), ...parsed.errors];
    return finish("tsconfig", {}, { parsed: parsed.options, errors, importMap });
  }
  const own = typeof deno?.compilerOptions === "object" ? deno.compilerOptions : {};
  const config = { compilerOptions: withoutDenoLibraries({ ...own }) };
  const { errors, options } = parse(config, { root, read, over, path: denoPath ?? tsPath });
  const base = deno ? { ...defaults, noImplicitOverride: true } : defaults;
  return finish(deno ? "deno" : "defaults", base, { parsed: options, errors, importMap });
}

interface ParseContext {
  readonly root: string;
  readonly read: ts.ParseConfigHost;
  readonly over: Readonly<Record<string, unknown>>;
  readonly path: string;
}

function parse(
  config: { readonly compilerOptions?: object; readonly extends?: unknown },
  context: ParseContext,
): { options: ts.CompilerOptions; errors: readonly ts.Diagnostic[] } {
  const merged = {
    ...config,
    compilerOptions: { ...config.compilerOptions, ...context.over },
    files: [],
    include: undefined,
  };
  const parsed = ts.parseJsonConfigFileContent(
    merged,
    { ...context.read, readDirectory: () => [] },
    context.root,
    undefined,
    context.path,
  );
  const emptyFiles = 18002; // "The 'files' list is empty": it is so by intent
  return {
    options: parsed.options,
    errors: parsed.errors.filter(({ code }) => code !== emptyFiles && code !== 18003),
  };
}

/** Libraries of the runtime itself, such as `deno.ns`, are not among the compiler's. */
function withoutDenoLibraries(options: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(options.lib)) return options;
  const lib = options.lib.filter((name) => typeof name === "string" && !name.startsWith("deno."));
  const window = options.lib.some((name) => name === "deno.window" || name === "deno.worker");
  return { ...options, lib: window || lib.length === 0 ? [...lib, "esnext", "dom"] : lib };
}

function finish(
  kind: ProjectConfig["kind"],
  base: ts.CompilerOptions,
  found: { parsed: ts.CompilerOptions; errors: readonly ts.Diagnostic[]; importMap: ImportMap },
): ProjectConfig {
  const options: ts.CompilerOptions = { ...base, ...found.parsed, ...fixed };
  if (kind === "tsconfig" && !moduleAllowsExtensions(options)) {
    options.moduleResolution = ts.ModuleResolutionKind.Bundler;
    options.module = ts.ModuleKind.ESNext;
  }
  return {
    kind,
    options,
    ownLibraries: found.parsed.lib !== undefined || found.parsed.noLib === true,
    importMap: found.importMap,
    diagnostics: found.errors.map((error) => toDiagnostic(error)),
  };
}

/** Classic and CommonJS resolution know no `.ts` in imports; modern code has them. */
function moduleAllowsExtensions(options: ts.CompilerOptions): boolean {
  const { moduleResolution, module } = options;
  const modern = [
    ts.ModuleResolutionKind.Bundler,
    ts.ModuleResolutionKind.Node16,
    ts.ModuleResolutionKind.NodeNext,
  ];
  return moduleResolution === undefined
    ? module !== undefined && module >= ts.ModuleKind.ES2015
    : modern.includes(moduleResolution);
}
