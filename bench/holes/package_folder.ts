/** Finds the files of an npm package as the registry ships them. */

/**
 * The folder of a package in Deno's cache; it is downloaded where it is not there yet. A separate
 * process asks for it, so that the lock file of this project stays as it is.
 *
 * @param specifier Name and exact version, such as `rxjs@7.8.2`.
 * @returns Absolute path of the package.
 * @throws Error When the package cannot be had.
 */
export async function npmPackageFolder(specifier: string): Promise<string> {
  const { code, stderr, stdout } = await new Deno.Command("deno", {
    args: ["info", "--json", "--no-lock", "--no-config", `npm:${specifier}`],
  }).output();
  const decoder = new TextDecoder();
  if (code !== 0) throw new Error(`Cannot get ${specifier}: ${decoder.decode(stderr).trim()}`);
  const { npmPackages } = JSON.parse(decoder.decode(stdout));
  const folder: unknown = npmPackages?.[specifier]?.localPath;
  if (typeof folder !== "string") throw new Error(`Cannot get ${specifier}: it has no folder`);
  return folder;
}
