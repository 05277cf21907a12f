/** Takes modules out of a project, with all they import, so that they can run in the sandbox. */
import { builtinModules } from "node:module";
import type { Overlay } from "../../model/project.ts";
import { emitterOf } from "./cache.ts";
import type {
  MissingModule,
  ModuleSource,
  SandboxModules,
  SandboxModulesOptions,
} from "./contract.ts";
import { jailPath, jailSpecifier } from "./layout.ts";
import type { EmittedModule } from "./transpile.ts";

const builtins = new Set(builtinModules);
const noOverlay: Overlay = new Map();
const declaration = /\.d\.[cm]?ts$/;

/** Where a specifier goes. */
type Target =
  | { readonly kind: "text"; readonly specifier: string }
  | { readonly kind: "module"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: MissingModule["reason"] };

/**
 * Takes the modules that `entries` reach, as JavaScript, laid out for the jail of the sandbox. Types
 * and imports of types are gone; `node:` imports stay. Stack traces name the original files and
 * lines. Modules are compiled once for each text, so that repeated calls cost almost nothing.
 *
 * @param project Where the modules are.
 * @param entries Absolute paths of the modules to begin with.
 * @param options Overlay, and modules that stand in for imports.
 * @returns Texts by jail path, the jail path of each module, and the imports that cannot be served.
 * @throws {MazeError} When a module nests too deeply to be compiled.
 *
 * @example
 * ```ts
 * import { sandboxModules } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const files: Record<string, string> = {
 *   "/p/a.ts": `import { b } from "./b"; export const a: number = b;`,
 *   "/p/b.ts": `export const b = 1;`,
 * };
 * const modules = sandboxModules({
 *   root: "/p",
 *   text: (path) => files[path],
 *   resolve: () => ({ path: "/p/b.ts", external: false }),
 * }, ["/p/a.ts"]);
 * assertEquals(modules.entry("/p/a.ts"), "a.ts.js");
 * assertEquals([...modules.files.keys()], ["a.ts.js", "b.ts.js"]);
 * assertEquals(modules.missing, []);
 * ```
 */
export function sandboxModules(
  project: ModuleSource,
  entries: readonly string[],
  options: SandboxModulesOptions = {},
): SandboxModules {
  const overlay = options.overlay ?? noOverlay;
  const emitter = emitterOf(project);
  const files = new Map<string, string>();
  const paths: string[] = [];
  const missing: MissingModule[] = [];
  const waiting = [...new Set(entries)];
  const seen = new Set(waiting);
  for (const path of waiting) { // grows while it is walked
    const emitted = emitter.emit(path, overlay);
    if (!emitted) {
      missing.push({ specifier: path, from: path, reason: "unresolved" });
      continue;
    }
    const place = jailPath(project.root, path);
    const specifiers = emitted.specifiers.map((specifier) => {
      const target = targetOf(specifier, { from: path, place, options, project, overlay });
      if (target.kind === "text") return target.specifier;
      if (target.kind === "missing") {
        missing.push({ specifier, from: path, reason: target.reason });
        return specifier;
      }
      if (!seen.has(target.path)) waiting.push(target.path);
      seen.add(target.path);
      return jailSpecifier(place, jailPath(project.root, target.path));
    });
    files.set(place, assembled(emitted, specifiers));
    paths.push(path);
  }
  return { files, paths, missing, entry: (path) => jailPath(project.root, path) };
}

function targetOf(
  specifier: string,
  context: {
    readonly from: string;
    readonly place: string;
    readonly options: SandboxModulesOptions;
    readonly project: ModuleSource;
    readonly overlay: Overlay;
  },
): Target {
  const { from, options, overlay, place, project } = context;
  const replaced = options.replace?.(specifier, from);
  if (replaced !== undefined) {
    return { kind: "text", specifier: jailSpecifier(place, replaced) };
  }
  if (specifier.startsWith("node:")) return { kind: "text", specifier };
  const resolved = project.resolve(specifier, from);
  if (!resolved) {
    if (builtins.has(specifier)) return { kind: "text", specifier: `node:${specifier}` };
    const isPackage = !/^\.{0,2}\//.test(specifier) && !specifier.startsWith("file:");
    return { kind: "missing", reason: isPackage ? "package" : "unresolved" };
  }
  const described = declaration.test(resolved.path);
  const path = described ? beside(resolved.path) : resolved.path;
  const known = overlay.has(path) || project.text(path) !== undefined;
  if (known && (described || !resolved.external)) return { kind: "module", path };
  return { kind: "missing", reason: resolved.external ? "package" : "unresolved" };
}

/** The JavaScript that a declaration file describes; of packages, a project knows no such text. */
function beside(path: string): string {
  return path.replace(/\.d\.([cm]?)ts$/, ".$1js");
}

function assembled(emitted: EmittedModule, specifiers: readonly string[]): string {
  let text = emitted.parts[0] ?? "";
  specifiers.forEach((specifier, at) => {
    text += JSON.stringify(specifier) + (emitted.parts[at + 1] ?? "");
  });
  return text;
}
