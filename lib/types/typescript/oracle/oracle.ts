/** The compiler's side of the search: states problems, and judges the types of candidates. */
import { placeCandidates } from "../holes/place.ts";
import { MazeError } from "@maze/base";
import { typesErrors } from "../../errors.ts";
import type { Candidate, TypedHole } from "../../model/hole.ts";
import type { TypeScriptProject } from "../../model/project.ts";
import type { CompilerProject } from "../program/project.ts";
import { type HotModule, hotModule } from "./hot_swap.ts";
import { type ProblemOptions, type StatedProblem, stateProblem } from "./problem.ts";

/** Judges types for one hole, with the project's text having it open. */
export interface TypeOracle {
  /** States what to search for. */
  state(options: ProblemOptions): StatedProblem;
  /**
   * The first type error that a candidate brings; `undefined` where it brings none.
   *
   * @param candidate Code and imports, as it would be placed.
   */
  error(candidate: Pick<Candidate, "code" | "imports">): string | undefined;
}

/** What stands at a hole while the errors are counted that are not a candidate's. */
const neutral = { body: "throw undefined;", expression: "(undefined as never)" } as const;

/**
 * Makes the oracle of a hole.
 *
 * @param project An opened project.
 * @param hole The hole, with its span in the project's text of its file.
 * @returns The oracle.
 * @throws {MazeError} When the project was not opened by `openTypeScriptProject`.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openTypeScriptProject, typeOracle } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "export function twice(n: number): number { /* maze: double *\/ }";
 * const project = await openTypeScriptProject(memoryHost({ "/p/a.ts": text }), "/p", { packages: false });
 * const start = text.indexOf("/*");
 * const hole = {
 *   id: "a", name: "twice", kind: "body", intent: "double", path: "/p/a.ts", examples: [],
 *   span: { start, end: text.indexOf("*\/") + 2 }, container: undefined, typeText: "number",
 * } as const;
 * const oracle = typeOracle(project, hole);
 * assertEquals(oracle.error({ code: "return n * 2;", imports: [] }), undefined);
 * assertEquals(oracle.error({ code: "return 'n';", imports: [] })?.slice(0, 6), "TS2322");
 * ```
 */
export function typeOracle(project: TypeScriptProject, hole: TypedHole): TypeOracle {
  const inner = compilerProject(project);
  const text = project.text(hole.path) ?? "";
  const place = (candidate: Pick<Candidate, "code" | "imports">): string =>
    placeCandidates({ path: hole.path, text }, [{ span: hole.span, candidate }]);
  let hot: HotModule | undefined;
  let before: ReadonlySet<string> | undefined;
  let elsewhere: readonly string[] | undefined;
  const swapErrors = (whole: string): string[] | undefined => {
    hot ??= hotModule(inner, hole.path);
    const swapped = hot.swap(whole);
    if (!swapped) return undefined;
    const nodes = swapped.file.statements.filter((statement) =>
      statement.pos <= hole.span.start && hole.span.start < statement.end
    );
    return swapped.diagnostics(nodes).filter(({ severity }) => severity === "error")
      .map(({ code, message }) => `${code} ${message}`);
  };
  const known = (): ReadonlySet<string> =>
    before ??= new Set(swapErrors(place({ code: neutral[hole.kind], imports: [] })));
  const fileErrors = (whole: string): string[] =>
    project.check([hole.path], new Map([[hole.path, whole]]))
      .filter(({ severity }) => severity === "error")
      .map(({ code, message }) => `${code} ${message}`);
  /** Errors of the whole file: other holes of it may be open, and have errors of their own. */
  const knownInFile = (): readonly string[] =>
    elsewhere ??= fileErrors(place({ code: neutral[hole.kind], imports: [] }));
  return {
    state: (options) => stateProblem(inner, hole, options),
    error: (candidate) => {
      const whole = place(candidate);
      if (candidate.imports.length > 0) {
        return firstBeyond(fileErrors(whole), knownInFile());
      }
      const errors = swapErrors(whole);
      if (!errors) return "the compiler cannot parse it";
      const own = known();
      return errors.find((error) => !own.has(error));
    },
  };
}

/** The first error that occurs more often than it did. */
function firstBeyond(errors: readonly string[], before: readonly string[]): string | undefined {
  const left = [...before];
  return errors.find((error) => {
    const at = left.indexOf(error);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function compilerProject(project: TypeScriptProject): CompilerProject {
  if ("program" in project && "options" in project) return project as CompilerProject;
  throw new MazeError(
    typesErrors.foreignProject,
    "Cannot ask about types: this project has no compiler behind it",
    { fix: "open it with openTypeScriptProject" },
  );
}
