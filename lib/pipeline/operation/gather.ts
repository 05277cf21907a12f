/** Gathers the holes of files with their examples, those of imported files first. */
import { type Diagnostic, MazeError, relativePath } from "@maze/base";
import { gatherHoles, sidecarPath } from "@maze/spec";
import type { HoleExample, TypedHole } from "@maze/types";
import { importGraph } from "../fill/reach.ts";
import type { Session } from "../session/session.ts";
import { operationErrors } from "./errors.ts";

/** Where to look for holes. */
export interface GatherRequest {
  /** Files, absolute; all sources of the project where absent. */
  readonly paths?: readonly string[];
  /** Takes only holes of functions with these names. */
  readonly names?: readonly string[];
  /** Examples beyond those in the project, by function name. */
  readonly extra?: ReadonlyMap<string, readonly HoleExample[]>;
}

/**
 * Gathers holes in the order they are to be filled.
 *
 * @param session The project.
 * @param request Where to look.
 * @returns The holes, at least one.
 * @throws {MazeError} `noHoles`; `badHoles` with every problem as a diagnostic.
 */
export async function gatherProjectHoles(
  session: Session,
  request: GatherRequest,
): Promise<TypedHole[]> {
  const project = await session.project();
  const { extra, names } = request;
  const marked = /\bmaze:|\b__hole\b/;
  const paths = importGraph(project).order(
    request.paths ?? project.files.filter((path) => marked.test(project.text(path) ?? "")),
  );
  const holes: TypedHole[] = [];
  const problems: Diagnostic[] = [];
  for (const path of paths) {
    const sidecar = await session.host.files.readText(sidecarPath(path));
    const found = gatherHoles(project, path, {
      ...(sidecar === undefined ? {} : { sidecar }),
      ...(extra ? { extra } : {}),
    });
    holes.push(...found.holes.filter(({ name }) => !names || names.includes(name)));
    problems.push(...found.diagnostics.filter(({ severity }) => severity === "error"));
  }
  const [first] = problems;
  if (first) {
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
    throw new MazeError(operationErrors.badHoles, first.message + more, {
      diagnostics: problems,
      ...(first.suggestion ? { fix: first.suggestion } : {}),
    });
  }
  if (holes.length === 0) throw noHoles(session, request);
  return holes;
}

function noHoles(session: Session, { names, paths }: GatherRequest): MazeError {
  const where = paths?.map((path) => relativePath(session.home, path)).join(", ") ?? session.home;
  const which = names ? ` of ${names.join(", ")}` : "";
  return new MazeError(
    operationErrors.noHoles,
    `Cannot fill ${where}: there is no hole${which}, expected /* maze: intent */ in a function body or __hole<T>("intent")`,
    { fix: "write a hole where code is missing, with examples in the JSDoc above" },
  );
}
