/** The packages of the workspace, as their `deno.json` files say. */
import { rooms } from "./map.ts";
import { text } from "./files.ts";

/** A package: the root or a room. */
export interface Member {
  /** Folder from the root of the repository, without a final slash; empty for the root. */
  readonly folder: string;
  /** Its `deno.json`, as far as anything here needs it. */
  readonly config: MemberConfig;
}

/** The parts of a `deno.json` that the rules and tasks read. */
export interface MemberConfig {
  /** Package name. */
  readonly name: string;
  /** Package version. */
  readonly version: string;
  /** Licence, as SPDX names it. */
  readonly license: string;
  /** What can be imported, by subpath, with files relative to the package. */
  readonly exports: Readonly<Record<string, string>>;
  /** Import map, in the root alone. */
  readonly imports?: Readonly<Record<string, string>>;
  /** Members, in the root alone. */
  readonly workspace?: readonly string[];
  /** Tasks, in the root alone. */
  readonly tasks?: Readonly<Record<string, { readonly command: string }>>;
}

/** Reads the configuration of one package. */
export function readConfig(folder: string): MemberConfig {
  return JSON.parse(text(folder === "" ? "deno.json" : `${folder}/deno.json`));
}

/** Every package in the order they are published: rooms from left to right, then the root. */
export function members(): Member[] {
  return [...rooms.map((room) => `lib/${room.name}`), ""]
    .map((folder) => ({ folder, config: readConfig(folder) }));
}
