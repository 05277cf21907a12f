/**
 * The command line that walls a program off. Deno's permissions alone do not: any local file could
 * be imported as text, registries could be reached, and storage would outlive the program. So every
 * local URL but the jail's is mapped away, all remote code is refused, the program comes on standard
 * input (a file of its own would need a way in), and storage stands where none can be made.
 */
import type { SandboxLimits } from "./contract.ts";

/** Where a program finds its things, as it sees them itself. */
export interface Layout {
  /** Folder of the files it may import. */
  readonly jail: string;
  /** Folder of Deno's own caches, new for each run. */
  readonly cache: string;
  /** Empty folder it starts in. */
  readonly empty: string;
}

/** The places under `folder` on the real file system. */
export function layoutIn(folder: string): Layout {
  return { jail: `${folder}/jail`, cache: `${folder}/cache`, empty: `${folder}/empty` };
}

/** The places in bubblewrap's file system, which holds nothing else but Deno and its libraries. */
export const NAMESPACE_LAYOUT: Layout = { jail: "/jail", cache: "/cache", empty: "/empty" };

/**
 * Name, in Deno's cache, of the folder of `localStorage` and `caches`. A file stands there instead,
 * so that neither can keep or fill anything.
 */
export const STORAGE_BLOCK = "location_data";

const FLAGS = [
  "run",
  "--quiet",
  "--no-prompt",
  "--no-check",
  "--no-config",
  "--no-lock",
  "--no-remote",
  "--no-npm",
  "--cached-only",
  "--deny-import",
  "--no-code-cache",
];

/** Part of the resident memory that one JavaScript heap may take: the rest is Deno's own. */
const HEAP_SHARE = 0.75;
/** Bytes of a page of WebAssembly memory. */
const WASM_PAGE = 65_536;

/** URL of a folder, ending in a slash. */
export function folderUrl(path: string): string {
  const parts = path.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":");
  return `file://${parts.startsWith("/") ? "" : "/"}${parts}/`;
}

/** Arguments of Deno for a program on standard input. */
export function denoArguments(layout: Layout, limits: SandboxLimits): string[] {
  const jail = folderUrl(layout.jail);
  const imports = { "file:///": "https://blocked.invalid/", [jail]: jail };
  const heap = Math.floor(limits.memoryBytes * HEAP_SHARE / 2 ** 20);
  const pages = Math.floor(limits.memoryBytes / WASM_PAGE);
  return [
    ...FLAGS,
    `--import-map=data:application/json,${encodeURIComponent(JSON.stringify({ imports }))}`,
    `--v8-flags=--max-old-space-size=${heap},--wasm-max-mem-pages=${pages}`,
    "--ext=ts",
    "-",
  ];
}

/** The program's whole environment. */
export function denoEnvironment(layout: Layout): Record<string, string> {
  return {
    DENO_DIR: layout.cache,
    DENO_EMIT_CACHE_MODE: "disable", // the cache is thrown away, so nothing is put into it
    DENO_NO_PACKAGE_JSON: "1",
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
  };
}

/** Folders of shared libraries, bound where the system has them. */
const LIBRARIES = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store", "/etc/ld.so.cache"];

/**
 * Arguments of bubblewrap that come before Deno's: no network, no processes or files of others,
 * no capabilities, nothing to write but Deno's cache, which is in memory.
 *
 * @param deno Path of Deno's executable.
 * @param jail Path of the jail, on the real file system.
 */
export function bubblewrapArguments(deno: string, jail: string): string[] {
  const inside = NAMESPACE_LAYOUT;
  return [
    ...["--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--hostname", "sandbox"],
    ...LIBRARIES.flatMap((path) => ["--ro-bind-try", path, path]),
    ...["--ro-bind", deno, "/deno"],
    ...["--ro-bind", jail, inside.jail, "--dir", inside.empty, "--chdir", inside.empty],
    ...["--tmpfs", inside.cache, "--symlink", "/deno", `${inside.cache}/${STORAGE_BLOCK}`],
    ...["--proc", "/proc"], // Deno asks it for its own path and the bounds of its stack
    ...["--remount-ro", "/", "--clearenv"],
    ...Object.entries(denoEnvironment(inside)).flatMap((pair) => ["--setenv", ...pair]),
    ...["--", "/deno"],
  ];
}
