/** The project as `TypeScriptProject`: one Program at a time, each built upon the one before. */
import ts from "typescript";
import type { Diagnostic } from "@maze/base";
import { typesErrors } from "../../errors.ts";
import type { CodeFix, Overlay, ResolvedModule, TypeScriptProject } from "../../model/project.ts";
import { ambientFolder, textModule } from "./ambient.ts";
import { toDiagnostic } from "./diagnostics.ts";
import type { FileView } from "./file_view.ts";
import { codeFixes, sharedRegistry } from "./fixes.ts";
import { libraryFolder } from "./libraries/load.ts";
import type { Resolver } from "./resolve.ts";
import { librarySource, sourceCache } from "./source_files.ts";
import type { ProjectLimits } from "./walk.ts";

/** What the parts of the compiler tier need of a project, beyond its public face. */
export interface CompilerProject extends TypeScriptProject {
  /** A Program with the overlay in place. */
  program(overlay?: Overlay): ts.Program;
  /** Resolves an import as the Program does. */
  readonly resolver: Resolver;
  /** Compiler options in force. */
  readonly options: ts.CompilerOptions;
}

/** Parts that `openTypeScriptProject` puts together. */
export interface ProjectParts {
  readonly root: string;
  readonly view: FileView;
  readonly options: ts.CompilerOptions;
  readonly resolver: Resolver;
  readonly skipped: ReadonlyMap<string, string>;
  readonly limits: ProjectLimits;
}

const compiled = /(?<!\.d)\.(?:[cm]?ts|tsx)$/;
const declaration = /\.d\.(?:[cm]?ts|[^/.]+\.ts)$/;
const script = /\.[cm]?jsx?$/;
const noOverlay: Overlay = new Map();

/** Puts a project together. */
export function createProject(parts: ProjectParts): CompilerProject {
  const { limits, options, resolver, root, skipped, view } = parts;
  const cache = sourceCache();
  const isRoot = (path: string): boolean =>
    compiled.test(path) || declaration.test(path) ||
    (options.allowJs === true && script.test(path));
  const sourceOf = (
    path: string,
    how: ts.CreateSourceFileOptions,
  ): ts.SourceFile | undefined => {
    const library = librarySource(path, how.languageVersion);
    if (library) return library;
    const text = view.readFile(path);
    return text === undefined ? undefined : cache.get(path, text, how);
  };
  const host = compilerHost({ options, resolver, root, view }, sourceOf);
  let program: ts.Program | undefined;
  const build = (overlay: Overlay): ts.Program => {
    view.overlay(overlay);
    const rootNames = [...view.paths().filter(isRoot), `${ambientFolder}/ambient.d.ts`];
    program = ts.createProgram({
      rootNames,
      options,
      host,
      ...(program ? { oldProgram: program } : {}),
    });
    return program;
  };
  const check = (paths: readonly string[], overlay: Overlay = noOverlay): Diagnostic[] => {
    const built = build(overlay);
    return paths.flatMap((path) => {
      const file = built.getSourceFile(path);
      if (!file) return [unknownFile(path, skipped.get(path))];
      if (cache.tooDeep(path, view.readFile(path) ?? "")) return [nestsTooDeeply(path)];
      try {
        return [...built.getSyntacticDiagnostics(file), ...built.getSemanticDiagnostics(file)]
          .map(toDiagnostic);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        program = undefined; // the checker was left in the middle of its work
        return [nestsTooDeeply(path)];
      }
    });
  };
  const fixes = (path: string, overlay: Overlay = noOverlay): CodeFix[] => {
    const built = build(overlay);
    const service = ts.createLanguageService(
      serviceHost(host, built, view),
      sharedRegistry((name) => built.getSourceFile(name)),
    );
    const text = view.readFile(path);
    if (text === undefined || !built.getSourceFile(path)) return [];
    return codeFixes(service, path, { text, limit: limits.fixedErrors });
  };
  return {
    root,
    version: ts.version,
    get files(): string[] {
      view.overlay(noOverlay);
      return view.paths().filter((path) => compiled.test(path) || script.test(path));
    },
    text: (path) => view.own(path),
    update: (path, text) => {
      if ((view.own(path) === undefined) !== (text === undefined)) resolver.reset();
      view.set(path, text);
    },
    resolve: (specifier, from): ResolvedModule | undefined => {
      const found = resolver.resolve(specifier, from);
      if (!found) return undefined;
      const path = found.resolvedFileName;
      const external = found.isExternalLibraryImport === true || declaration.test(path) ||
        view.own(path) === undefined;
      return { path, external };
    },
    check,
    fixes,
    program: (overlay = noOverlay) => build(overlay),
    resolver,
    options,
  };
}

type HostParts = Pick<ProjectParts, "options" | "resolver" | "root" | "view">;

function compilerHost(
  { options, resolver, root, view }: HostParts,
  sourceOf: (path: string, how: ts.CreateSourceFileOptions) => ts.SourceFile | undefined,
): ts.CompilerHost {
  return {
    ...view,
    readDirectory: () => [],
    getSourceFile: (path, how) =>
      sourceOf(path, typeof how === "object" ? how : { languageVersion: how }),
    getDefaultLibFileName: (which) => `${libraryFolder}/${ts.getDefaultLibFileName(which)}`,
    getDefaultLibLocation: () => libraryFolder,
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
    resolveModuleNameLiterals: (literals, from, _redirect, _options, file) =>
      literals.map((literal) => ({
        resolvedModule: importsText(literal)
          ? { resolvedFileName: textModule, extension: ts.Extension.Dts }
          : resolver.resolve(
            literal.text,
            from,
            ts.getModeForUsageLocation(file, literal, options),
          ),
      })),
  };
}

/** Whether an import asks for the file itself: `with { type: "text" }`. */
function importsText({ parent }: ts.StringLiteralLike): boolean {
  if (!parent || !ts.isImportDeclaration(parent)) return false;
  return parent.attributes?.elements.some(({ name, value }) =>
    name.text === "type" && ts.isStringLiteral(value) && value.text === "text"
  ) ?? false;
}

function serviceHost(
  host: ts.CompilerHost,
  program: ts.Program,
  view: FileView,
): ts.LanguageServiceHost {
  return {
    getCompilationSettings: () => program.getCompilerOptions(),
    getScriptFileNames: () => [...program.getRootFileNames()],
    getScriptVersion: () => "0",
    getScriptSnapshot: (path) => {
      const text = view.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: host.getCurrentDirectory,
    getDefaultLibFileName: host.getDefaultLibFileName,
    fileExists: view.fileExists,
    readFile: view.readFile,
    directoryExists: (path) => view.directoryExists?.(path) ?? false,
    useCaseSensitiveFileNames: () => true,
    ...(host.resolveModuleNameLiterals
      ? { resolveModuleNameLiterals: host.resolveModuleNameLiterals }
      : {}),
  };
}

function unknownFile(path: string, reason: string | undefined): Diagnostic {
  const current = reason ?? "it is not one of the project's source files";
  return {
    code: typesErrors.notInProject.code,
    severity: "error",
    message: `Cannot check ${path}: ${current}`,
    path,
    suggestion: "name a TypeScript file below the project's root that is not excluded",
  };
}

function nestsTooDeeply(path: string): Diagnostic {
  return {
    code: typesErrors.tooDeep.code,
    severity: "error",
    message:
      `Cannot check ${path}: it nests too deeply for the TypeScript compiler, expected under about 700 levels`,
    path,
    suggestion: "split the deepest expression",
  };
}
