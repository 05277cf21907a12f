/**
 * Which paths the `.gitignore` files of a project leave out, by git's rules. Matching is done by the
 * package `ignore`, on one list for a folder and those above it: rules of a deeper file are written as
 * if they stood in the topmost one, since only so "the last match decides" holds across files.
 */
import ignore, { type Ignore } from "ignore";

/** The rules that hold in one folder. */
export interface IgnoreRules {
  /** Whether a path is left out; `path` is relative to the topmost folder, without a final slash. */
  ignores(path: string, options: { readonly isFolder: boolean }): boolean;
  /** These rules and those of a further file, which stands in `folder` (`""` for the topmost). */
  with(folder: string, text: string): IgnoreRules;
}

/** No rules yet. */
export function noRules(): IgnoreRules {
  return rulesOf(undefined);
}

function rulesOf(list: Ignore | undefined): IgnoreRules {
  return {
    ignores: (path, { isFolder }) => list?.ignores(isFolder ? `${path}/` : path) ?? false,
    with: (folder, text) => {
      const patterns = text.replace(/^\uFEFF/, "").split(/\r?\n/)
        .map((line) => rebase(line, folder))
        .filter((pattern) => pattern !== undefined);
      if (patterns.length === 0) return rulesOf(list);
      const next = ignore({ ignorecase: false });
      return rulesOf((list ? next.add(list) : next).add(patterns));
    },
  };
}

/** A pattern of the file in `folder` as the topmost file would have it; comments are dropped. */
function rebase(line: string, folder: string): string | undefined {
  if (line.startsWith("#") || /^\s*$/.test(line)) return undefined;
  if (folder === "") return line;
  const negated = line.startsWith("!");
  const body = (negated ? line.slice(1) : line).replace(/^\\(?=[#!])/, "");
  const anchored = /\/(?!\s*$)/.test(body);
  const base = `/${folder.replace(/[\\*?[\]]/g, "\\$&")}/`;
  return (negated ? "!" : "") + base + (anchored ? body.replace(/^\//, "") : `**/${body}`);
}
