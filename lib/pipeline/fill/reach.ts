/** What imports what inside a project: the order to fill files in, and the tests that reach a file. */
import { languageOf } from "@maze/languages";
import type { ModuleOutline, TypeScriptProject } from "@maze/types";

/** The import graph of a project, read when first asked. */
export interface ImportGraph {
  /**
   * Files reordered so that each stands after those it imports; cycles keep the given order.
   * @param paths Absolute paths.
   */
  order(paths: readonly string[]): string[];
  /**
   * Whether neither of two files imports the other, directly or through others.
   * @param left Absolute path.
   * @param right Absolute path.
   */
  areIndependent(left: string, right: string): boolean;
  /**
   * Test files that import one of the files, directly or through others.
   * @param paths Absolute paths.
   */
  testsReaching(paths: readonly string[]): string[];
  /**
   * Texts of the test cases of a file by their full name, groups before it, as test runners show it.
   * @param path Absolute path of a test file.
   */
  testTexts(path: string): ReadonlyMap<string, string>;
}

/**
 * Reads the import graph of a project from outlines; nothing is compiled.
 *
 * @param project The project.
 * @returns The graph as the files are now; make a new one after a change.
 */
export function importGraph(
  project: Pick<TypeScriptProject, "files" | "resolve" | "text">,
): ImportGraph {
  const outlines = new Map<string, ModuleOutline | undefined>();
  const outlineOf = (path: string): ModuleOutline | undefined => {
    if (outlines.has(path)) return outlines.get(path);
    const text = project.text(path);
    const result = text === undefined ? undefined : languageOf(path)?.outline({ path, text });
    const outline = result?.kind === "outlined" ? result.outline : undefined;
    outlines.set(path, outline);
    return outline;
  };
  const edges = new Map<string, readonly string[]>();
  const importsOf = (path: string): readonly string[] => {
    const known = edges.get(path);
    if (known) return known;
    const { exports = [], imports = [] } = outlineOf(path) ?? {};
    const specifiers = [
      ...imports.map(({ source }) => source),
      ...exports.flatMap((each) => "source" in each ? [each.source] : []),
    ];
    const found = specifiers.flatMap((specifier) => {
      const resolved = project.resolve(specifier, path);
      return resolved && !resolved.external ? [resolved.path] : [];
    });
    edges.set(path, found);
    return found;
  };
  const closure = (path: string, seen: Set<string>): Set<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const next of importsOf(path)) closure(next, seen);
    return seen;
  };
  return {
    order: (paths) =>
      [...new Set(paths.flatMap((path) => depthFirst(path, importsOf)))].filter((path) =>
        paths.includes(path)
      ),
    areIndependent: (left, right) =>
      !closure(left, new Set()).has(right) && !closure(right, new Set()).has(left),
    testsReaching: (paths) =>
      project.files.filter((file) => {
        if (!outlineOf(file)?.tests.length) return false;
        const reached = closure(file, new Set());
        return paths.some((path) => reached.has(path));
      }),
    testTexts: (path) => {
      const text = project.text(path) ?? "";
      const cases = outlineOf(path)?.tests ?? [];
      return new Map(
        cases.map((
          { name, span, suites = [] },
        ) => [[...suites, name].join(" > "), text.slice(span.start, span.end)]),
      );
    },
  };
}

/** A file's imports, theirs first, then the file itself. */
function depthFirst(start: string, importsOf: (path: string) => readonly string[]): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const next of importsOf(path)) visit(next);
    order.push(path);
  };
  visit(start);
  return order;
}
