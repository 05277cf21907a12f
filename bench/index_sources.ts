/** The sources that the index is measured on: three npm packages in one folder, as one project. */
import { npmPackageFolder } from "../tests/support/npm_sources.ts";

/** Packages with the folder of their sources, or of their declarations where they ship no sources. */
const packages = [["rxjs@7.8.2", "src"], ["zod@4.6.7", "src"], [
  "hono@4.13.19",
  "dist/types",
]] as const;

/** Copies the sources into a new folder, all last changed an hour ago as in a project at rest. */
export async function copySources(): Promise<string> {
  const top = await Deno.realPath(await Deno.makeTempDir({ prefix: "maze-bench-index-" }));
  const past = new Date(Date.now() - 3_600_000);
  for (const [specifier, folder] of packages) {
    const from = `${await npmPackageFolder(specifier)}/${folder}`;
    await copyFolder(from, `${top}/${specifier.split("@")[0]}`, past);
  }
  return top;
}

async function copyFolder(from: string, to: string, changed: Date): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { isDirectory, isFile, name } of Deno.readDir(from)) {
    const [source, target] = [`${from}/${name}`, `${to}/${name}`];
    if (isDirectory) await copyFolder(source, target, changed);
    else if (isFile) {
      await Deno.copyFile(source, target);
      await Deno.utime(target, changed, changed);
    }
  }
}
