/** Brings a module's holes together with the examples that judge them, wherever those stand. */
import { type Diagnostic, lineColumn } from "@maze/base";
import {
  findHoles,
  type HoleExample,
  type HoleSite,
  type TestAssertion,
  testAssertions,
  type TypedHole,
  type TypeScriptProject,
} from "@maze/types";
import { specErrors } from "../errors.ts";
import { exampleLines, parseExample } from "./example.ts";

/** The holes of a module, and what is wrong with them or their examples. */
export interface GatheredHoles {
  /** In the order of the text. */
  readonly holes: readonly TypedHole[];
  /** Problems; an `error` means that some hole cannot be filled as it stands. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Where examples come from, beside the module itself. */
export interface ExampleSources {
  /** Text of the sidecar `FILE.examples.json`, where there is one. */
  readonly sidecar?: string;
  /** Further examples by function name, such as those given on the command line. */
  readonly extra?: ReadonlyMap<string, readonly HoleExample[]>;
}

/** What this pass needs of a project. */
export type HoleProject = Pick<TypeScriptProject, "files" | "text" | "resolve">;

const testFile = /(?:[._]test|\.spec)\.[cm]?[jt]sx?$|\/__tests__\//;

/**
 * Path of the file that may hold a module's examples.
 *
 * @param path Path of the module.
 * @returns Path of its sidecar.
 *
 * @example
 * ```ts
 * import { sidecarPath } from "@maze/spec";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(sidecarPath("/src/stock.ts"), "/src/stock.examples.json");
 * ```
 */
export function sidecarPath(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, "") + ".examples.json";
}

/**
 * Finds a module's holes and gathers their examples: from JSDoc, the sidecar, the project's tests
 * that import the module, and the caller.
 *
 * @param project The project.
 * @param path Absolute path of the module.
 * @param sources The sidecar's text and further examples.
 * @returns Holes with examples, and what is wrong with either.
 *
 * @example
 * ```ts
 * import { gatherHoles } from "@maze/spec";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "/** @example twice(2) // => 4 *\/ function twice(n: number): number { /* maze: double *\/ }";
 * const project = { files: ["/a.ts"], text: () => text, resolve: () => undefined };
 * const { holes } = gatherHoles(project, "/a.ts");
 * assertEquals(holes[0]?.examples.map(({ call }) => call), ["twice(2)"]);
 * ```
 */
export function gatherHoles(
  project: HoleProject,
  path: string,
  sources: ExampleSources = {},
): GatheredHoles {
  const text = project.text(path) ?? "";
  const sites = findHoles({ path, text });
  const diagnostics = [...sites.diagnostics];
  const sidecar = readSidecar(path, sources.sidecar, diagnostics);
  const assertions = assertionsAbout(project, path);
  const counts = new Map<string, number>();
  const holes = sites.holes.map((site): TypedHole => {
    const count = (counts.get(site.name) ?? 0) + 1;
    counts.set(site.name, count);
    const found = [
      ...documented(site, { path, text }, diagnostics),
      ...(sidecar.get(site.name) ?? []),
      ...assertions.filter((assertion) => isAbout(assertion, site.name)),
      ...(sources.extra?.get(site.name) ?? []),
    ];
    const { container, intent, kind, name, span, typeText } = site;
    const id = `${path}#${name}${count > 1 ? `:${count}` : ""}`;
    return {
      id,
      name,
      kind,
      intent,
      path,
      span,
      container,
      typeText,
      examples: distinct(found, path, diagnostics),
    };
  });
  return { holes, diagnostics };
}

function documented(
  site: HoleSite,
  source: { path: string; text: string },
  diagnostics: Diagnostic[],
): HoleExample[] {
  const first = lineColumn(source.text, site.container?.start ?? 0).line;
  const examples: HoleExample[] = [];
  for (const { line, number } of exampleLines(site.documentation)) {
    const read = parseExample(line, { origin: "jsdoc", place: `${source.path}:${first + number}` });
    if ("call" in read) examples.push(read);
    else diagnostics.push({ ...read, path: source.path });
  }
  return examples;
}

function readSidecar(
  path: string,
  text: string | undefined,
  diagnostics: Diagnostic[],
): Map<string, HoleExample[]> {
  const examples = new Map<string, HoleExample[]>();
  if (text === undefined) return examples;
  const place = sidecarPath(path);
  const entries = sidecarEntries(text);
  if (typeof entries === "string") {
    const message =
      `Cannot read the examples in ${place}: ${entries}, expected {"name": ["f(1) // => 2"]}`;
    diagnostics.push({ code: specErrors.badSidecar.code, severity: "error", message, path: place });
    return examples;
  }
  for (const [name, lines] of entries) {
    for (const line of lines) {
      const read = parseExample(line, { origin: "sidecar", place });
      if ("call" in read) examples.set(name, [...(examples.get(name) ?? []), read]);
      else diagnostics.push({ ...read, path: place });
    }
  }
  return examples;
}

function sidecarEntries(text: string): [string, string[]][] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "it is not an object";
  }
  const entries = Object.entries(value);
  const wrong = entries.find(([, lines]) =>
    !Array.isArray(lines) || lines.some((line) => typeof line !== "string")
  );
  return wrong ? `"${wrong[0]}" is not a list of strings` : entries as [string, string[]][];
}

function assertionsAbout(project: HoleProject, path: string): TestAssertion[] {
  return project.files.filter((file) => testFile.test(file) && file !== path).flatMap((file) => {
    const text = project.text(file);
    if (text === undefined) return [];
    return testAssertions(
      { path: file, text },
      (specifier) => project.resolve(specifier, file)?.path === path,
    );
  });
}

/** Whether an assertion speaks of the function: by its name, or by its class and a call of the method. */
function isAbout(assertion: TestAssertion, name: string): boolean {
  const [outer, member] = name.split(".");
  if (!assertion.uses.includes(outer!)) return false;
  const wanted = member === "constructor"
    ? `new ${outer}`
    : member === undefined
    ? outer!
    : `.${member}`;
  return assertion.call.includes(wanted);
}

/** Drops repeats, and reports two examples that want different things of one call. */
function distinct(
  examples: readonly HoleExample[],
  path: string,
  diagnostics: Diagnostic[],
): HoleExample[] {
  const byCall = new Map<string, HoleExample>();
  for (const example of examples) {
    const call = example.call.replace(/\s+/g, " ").trim();
    const earlier = byCall.get(call);
    if (!earlier) byCall.set(call, example);
    else if (
      wanted(earlier) !== wanted(example) && earlier.origin !== "test" && example.origin !== "test"
    ) {
      const message =
        `Cannot meet both examples of ${call}: ${wanted(earlier)} (${earlier.place}) and ` +
        `${wanted(example)} (${example.place}), expected one result`;
      const suggestion = "remove or correct one of the two examples";
      diagnostics.push({
        code: specErrors.contradiction.code,
        severity: "error",
        message,
        path,
        suggestion,
      });
    }
  }
  return [...byCall.values()];
}

function wanted(example: HoleExample): string {
  const { expected } = example;
  return expected.kind === "value"
    ? expected.text.replace(/\s+/g, " ").trim()
    : `throws ${expected.error ?? ""}`.trim();
}
