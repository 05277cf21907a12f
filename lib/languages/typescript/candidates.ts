/** Which files a module path may mean, in the compiler's order: sources, declarations, JavaScript. */

/** What a written JavaScript extension stands for, before the file of that very name. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".d.ts"],
  ".jsx": [".tsx", ".ts", ".d.ts"],
  ".mjs": [".mts", ".d.mts"],
  ".cjs": [".cts", ".d.cts"],
};

const withoutExtension = [".ts", ".tsx", ".d.ts", ".js", ".jsx"] as const;
const indexFiles = [...withoutExtension, ".mts", ".d.mts", ".mjs", ".cts", ".d.cts", ".cjs"]
  .map((extension) => `/index${extension}`);

/** `a.css` may have its declarations in `a.d.css.ts`. */
function typed(path: string): string[] {
  const other = /^(.+)\.(\w+)$/.exec(path);
  return other ? [`${other[1]}.d.${other[2]}.ts`] : [];
}

/**
 * Files that a module path may mean.
 *
 * @param path A path, with or without extension.
 * @returns Paths to try in order.
 */
export function moduleCandidates(path: string): readonly string[] {
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  const bare = extension ? path.slice(0, -extension.length) : path;
  const sources = (extension && sourcesOf[extension]) || [];
  const folder = path === "."
    ? indexFiles.map((name) => name.slice(1))
    : indexFiles.map((name) => path + name);
  return [
    ...sources.map((source) => bare + source),
    ...(/\.[cm]?[jt]sx?$/.test(path) ? [path] : typed(path)),
    ...withoutExtension.map((added) => path + added),
    ...folder,
  ];
}
