/** Chooses the declaration files of a project: the language's, and the platform's where they matter. */
import ts from "typescript";
import type { Host } from "@maze/base";
import type { ProjectConfig } from "../options.ts";
import { addLibrary, globalNames, libraryLoaded, loadLibraries } from "./load.ts";

/** Declaration files to compile with. */
export interface ChosenLibraries {
  /** Names for the compiler's `lib` option. */
  readonly libraries: readonly string[];
  /** Which platform they declare. */
  readonly platform: "none" | "dom" | "deno";
}

const domLibrary = "lib.dom.d.ts";
const denoLibrary = "lib.deno.d.ts";

/** Loads the libraries the options ask for, and leaves the platform out where it cannot matter. */
export async function chooseLibraries(
  host: Host,
  config: ProjectConfig,
  options: { readonly texts: ReadonlyMap<string, string> },
): Promise<ChosenLibraries> {
  if (config.ownLibraries) {
    const names = config.options.lib ?? [];
    await loadLibraries(names);
    const dom = names.some((name) => /^lib\.(?:dom|webworker)\.d\.ts$/.test(name));
    return { libraries: names, platform: dom ? "dom" : "none" };
  }
  const language = config.kind === "tsconfig" ? languageOf(config.options) : "lib.esnext.d.ts";
  await loadLibraries([language, domLibrary]);
  if (!usesAny(options.texts, globalNames(domLibrary))) {
    return { libraries: [language], platform: "none" };
  }
  const deno = config.kind !== "tsconfig" && await loadDenoLibrary(host);
  return deno
    ? { libraries: [language, denoLibrary], platform: "deno" }
    : { libraries: [language, domLibrary], platform: "dom" };
}

/** The default library of a target, without its platform part. */
function languageOf(options: ts.CompilerOptions): string {
  const full = ts.getDefaultLibFileName(options);
  if (full === "lib.d.ts") return "lib.es5.d.ts";
  return full === "lib.es6.d.ts" ? "lib.es2015.d.ts" : full.replace(".full.d.ts", ".d.ts");
}

/** Asks the runtime for its declarations; false where it cannot be run. */
async function loadDenoLibrary(host: Host): Promise<boolean> {
  if (libraryLoaded(denoLibrary)) return true;
  try {
    const { status, stdout } = await host.run({
      command: "deno",
      args: ["types"],
      environment: { NO_COLOR: "1" },
      limits: { wallMs: 5_000, outputBytes: 8 << 20 },
    });
    if (status !== 0) return false;
    const text = new TextDecoder().decode(stdout).replace(/^\/\/\/ <reference .*$/gm, "");
    addLibrary(denoLibrary, text);
    return true;
  } catch {
    return false; // this host runs no programs, or has no deno: the DOM's types stand in
  }
}

/** Names that the stand-ins declare as well, and names too common to mean the platform's. */
const ignored = new Set([
  ...["console", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "queueMicrotask"],
  ...["structuredClone", "name", "performance"],
]);

/** Whether a source file uses the runtime's namespace or one of the names as an identifier. */
function usesAny(texts: ReadonlyMap<string, string>, names: ReadonlySet<string>): boolean {
  for (const [path, text] of texts) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    for (const [name] of text.matchAll(/(?<![.\w$"'])[A-Za-z_]\w*/g)) {
      if (name === "Deno" || names.has(name) && !ignored.has(name)) return true;
    }
  }
  return false;
}
