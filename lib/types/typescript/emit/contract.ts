/** What is needed of a project to run its modules elsewhere, and what comes out. */
import type { Overlay, ResolvedModule } from "../../model/project.ts";

/** Compiler options that change what a module does when it runs. */
export interface EmitOptions {
  /** Decorators as TypeScript had them before the standard's. */
  readonly experimentalDecorators?: boolean;
  /** Types kept for such decorators. */
  readonly emitDecoratorMetadata?: boolean;
  /** Whether fields are defined (the standard's way) or assigned. */
  readonly useDefineForClassFields?: boolean;
  /** Version of the language, as the compiler numbers them: before ES2022, fields are assigned. */
  readonly target?: number;
}

/** A project to take modules from; every `TypeScriptProject` is one. */
export interface ModuleSource {
  /** Its root folder. */
  readonly root: string;
  /** Text of a file. */
  text(path: string): string | undefined;
  /** Where an import leads; `undefined` for built-ins and misses. */
  resolve(specifier: string, from: string): ResolvedModule | undefined;
  /** Compiler options; the standard's ways where absent. */
  readonly options?: EmitOptions;
}

/** What to take, and what to take in its place. */
export interface SandboxModulesOptions {
  /** Texts that stand in for files. */
  readonly overlay?: Overlay;
  /** Jail path of a module that stands in for an import, such as a test framework. */
  readonly replace?: (specifier: string, from: string) => string | undefined;
}

/** An import that the sandbox cannot serve. */
export interface MissingModule {
  /** What is imported. */
  readonly specifier: string;
  /** The file that imports it, absolute. */
  readonly from: string;
  /** `package`: the sandbox carries none. `unresolved`: nothing was found. */
  readonly reason: "package" | "unresolved";
}

/** Modules of a project, as JavaScript, with imports that hold in the jail. */
export interface SandboxModules {
  /** Texts by path relative to the jail. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * Path in the jail of a module of the project.
   * @param path Absolute path of the module.
   */
  entry(path: string): string;
  /** Absolute paths of the modules. */
  readonly paths: readonly string[];
  /** Imports that cannot be served; a program that reaches one fails to load. */
  readonly missing: readonly MissingModule[];
}
