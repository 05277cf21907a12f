/** Finds the files an operation is about, and says clearly what is wrong with a name. */
import { isInside, joinPath, MazeError, relativePath, suggest } from "@maze/base";
import type { TypeScriptProject } from "@maze/types";
import type { Session } from "../session/session.ts";
import { operationErrors } from "./errors.ts";

/**
 * Turns names of files, as the user wrote them, into paths of the project's sources.
 *
 * @param session The project.
 * @param names Paths relative to `folder`, or absolute.
 * @param folder Folder the user stands in, absolute.
 * @returns Absolute paths, each once.
 * @throws {MazeError} `notInProject` with the nearest name there is.
 */
export async function sourcesNamed(
  session: Session,
  names: readonly string[],
  { folder }: { readonly folder: string },
): Promise<string[]> {
  const project = await session.project();
  const paths = await Promise.all(names.map(async (name) => {
    const path = joinPath(folder, name);
    return await session.host.files.realPath(path) ?? path;
  }));
  for (const [at, path] of paths.entries()) {
    await requireSource(session, project, { path, name: names[at]! });
  }
  return [...new Set(paths)];
}

async function requireSource(
  session: Session,
  project: TypeScriptProject,
  { name, path }: { readonly path: string; readonly name: string },
): Promise<void> {
  if (project.files.includes(path)) return;
  const known = project.files.map((file) => relativePath(session.root, file));
  const near = suggest(relativePath(session.root, path), known);
  const state = await stateOf(session, path);
  throw new MazeError(
    operationErrors.notInProject,
    `Cannot use ${name}: ${state}, expected a TypeScript or JavaScript source of the project in ${session.root}`,
    { fix: near ? `did you mean ${near}?` : "name a source file below the project's root" },
  );
}

/** Why a path is none of the sources. */
async function stateOf(session: Session, path: string): Promise<string> {
  const info = await session.host.files.stat(path);
  if (!info) return "there is no such file";
  if (info.kind !== "file") return `it is a ${info.kind}`;
  if (!isInside(session.root, path)) return "it lies outside the project";
  const { max_file_bytes } = session.settings.indexer;
  if (info.size > max_file_bytes) {
    return `it has ${info.size} bytes, more than indexer.max_file_bytes allows (${max_file_bytes})`;
  }
  return "it is excluded, or not of a language that is known";
}
