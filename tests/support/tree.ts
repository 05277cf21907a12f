/** The files of a project as one value, to compare. */
import type { Host } from "@maze/base";

/** Texts by path below a folder; folders end in `/` and have no text. `.maze` is left out. */
export async function treeOf(host: Host, folder: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  const visit = async (path: string): Promise<void> => {
    for (const { kind, name } of await host.files.list(path)) {
      if (name === ".maze") continue;
      const here = `${path}/${name}`;
      const key = here.slice(folder.length + 1);
      if (kind === "directory") {
        tree[`${key}/`] = "";
        await visit(here);
      } else tree[key] = await host.files.readText(here) ?? "";
    }
  };
  await visit(folder);
  return tree;
}
