/** Real source trees to test on: the files of npm packages, fetched once into Deno's own cache. */
import { fileURLToPath } from "node:url";

/**
 * Folder that holds the files of an npm package, downloaded if need be. It works in an empty
 * `DENO_DIR` and needs the permission to read; Deno asks for none to fetch packages.
 *
 * @param specifier Name and exact version, such as `rxjs@7.8.2`.
 * @returns The folder, absolute with forward slashes.
 */
export async function npmPackageFolder(specifier: string): Promise<string> {
  const at = specifier.lastIndexOf("@");
  const [name, version] = [specifier.slice(0, at), specifier.slice(at + 1)];
  if (name === "" || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new TypeError(`Cannot fetch ${specifier}: expected a name and an exact version`);
  }
  // The import downloads the package even where its exports hide the manifest and it then fails.
  await import(`npm:${specifier}/package.json`, { with: { type: "json" } }).catch(() => {});
  const entry = resolved(`npm:${specifier}/package.json`) ?? resolved(`npm:${specifier}`);
  if (entry === undefined) throw new Error(`Cannot find ${specifier}: it was not downloaded`);
  for (let folder = parent(entry); folder.length > 1; folder = parent(folder)) {
    if (await isPackage(folder, name, version)) return folder;
  }
  throw new Error(`Cannot find the folder of ${specifier} above ${entry}`);
}

function resolved(specifier: string): string | undefined {
  try {
    const url = import.meta.resolve(specifier);
    return url.startsWith("file:") ? fileURLToPath(url).replaceAll("\\", "/") : undefined;
  } catch {
    return undefined; // the package exports no such path
  }
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

async function isPackage(folder: string, name: string, version: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await Deno.readTextFile(`${folder}/package.json`));
    return manifest.name === name && manifest.version === version;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
