/** Real TypeScript to measure on: every so many files of three npm packages that ship their sources. */
import { npmPackageFolder } from "../../tests/support/npm_sources.ts";

/** Packages with the folder of their sources. */
export const PACKAGES = [
  ["rxjs@7.8.2", "src"],
  ["zod@4.6.7", "src"],
  ["immer@10.1.3", "src"],
] as const;

/** Files taken from each package. */
const FILES = 8;
/** Longer files are passed over, so that one file does not outweigh the others. */
const MOST_CHARACTERS = 20_000;
/** Shorter ones only hand on what others hold. */
const FEWEST_CHARACTERS = 1_000;

/** The texts, the same ones each time. */
export async function typescriptTexts(): Promise<string[]> {
  const texts: string[] = [];
  for (const [specifier, folder] of PACKAGES) {
    const fitting: string[] = [];
    for (const path of await sources(`${await npmPackageFolder(specifier)}/${folder}`)) {
      const text = await Deno.readTextFile(path);
      if (text.length >= FEWEST_CHARACTERS && text.length <= MOST_CHARACTERS) fitting.push(text);
    }
    const step = Math.max(1, Math.floor(fitting.length / FILES));
    texts.push(...fitting.filter((_, index) => index % step === 0).slice(0, FILES));
  }
  if (texts.length < PACKAGES.length) {
    throw new Error("Cannot measure: the packages hold no sources");
  }
  return texts;
}

async function sources(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { isDirectory, name } of Deno.readDir(folder)) {
    if (isDirectory) found.push(...await sources(`${folder}/${name}`));
    else if (/\.ts$/.test(name) && !/\.(d|test|spec)\.ts$/.test(name)) {
      found.push(`${folder}/${name}`);
    }
  }
  return found.sort();
}
