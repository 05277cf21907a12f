/** What tests of changes share: a project at `/p`, and files with some methods replaced. */
import { type Host, MazeError } from "@maze/base";
import { type Change, changeErrors, proposeChange } from "@maze/pipeline";
import { assertEquals, assertRejects } from "@std/assert";

/** A change of files by their paths below `/p`; `undefined` removes one. */
export function propose(
  host: Host,
  edits: Record<string, string | undefined>,
  title = "edit",
): Promise<Change> {
  const paths = Object.entries(edits).map(([path, text]) => [`/p/${path}`, text] as const);
  return proposeChange(host, { root: "/p", title, edits: new Map(paths) });
}

/** Expects an error of this kind, with its exit status. */
export async function assertCode(
  run: () => Promise<unknown>,
  name: keyof typeof changeErrors,
): Promise<MazeError> {
  const error = await assertRejects(run, MazeError);
  assertEquals(error.code, changeErrors[name].code, error.message);
  assertEquals(error.exit, changeErrors[name].exit);
  return error;
}

/** The in-memory files with some methods replaced. */
export function proxied(files: Host["files"], replaced: Partial<Host["files"]>): Host["files"] {
  return new Proxy(files, {
    get: (target, name) =>
      Reflect.get(replaced, name) ?? (Reflect.get(target, name) as () => unknown).bind(target),
  });
}
