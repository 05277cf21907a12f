/** What the tests of the repository's rules share: fixtures in memory, and the tree itself. */
import { assert, assertEquals } from "@std/assert";
import { capture } from "../../scripts/house/process.ts";
import { root, text, texts, walk } from "../../scripts/house/files.ts";
import { factsOf, type SourceFacts } from "../../scripts/house/sources.ts";
import { members } from "../../scripts/house/workspace.ts";
import type { EdgeContext } from "./rules/edges.ts";
import { rooms } from "../../scripts/house/map.ts";

/** Facts of files written out in a test. */
export function fixture(files: Readonly<Record<string, string>>): SourceFacts[] {
  return factsOf(new Map(Object.entries(files)));
}

/** Fails with every violation on its own line. */
export function assertNone(violations: readonly string[]): void {
  assert(violations.length === 0, `\n${violations.join("\n")}\n`);
}

/** Each violation must hold its expected text, in order, and there must be no more of them. */
export function assertCaught(violations: readonly string[], expected: readonly string[]): void {
  const matched = violations.map((violation, index) =>
    violation.includes(expected[index] ?? "\0") ? expected[index] : violation
  );
  assertEquals(matched, [...expected]);
}

/** Sources of the rooms and the two entry points of the root. */
export function librarySources(): SourceFacts[] {
  return factsOf(texts(walk(["lib", "cli.ts", "mod.ts"])));
}

/** Every TypeScript file of the repository that imports by the root's import map. */
export function allSources(): SourceFacts[] {
  return factsOf(texts(walk(["lib", "cli.ts", "mod.ts", "tests", "bench", "scripts"])));
}

/** What the rules on imports need, from the tree. */
export function treeContext(): EdgeContext {
  return {
    house: rooms,
    exports: new Map(
      members().map(({ config }) => [config.name, Object.keys(config.exports)]),
    ),
    importMap: members().at(-1)!.config.imports ?? {},
  };
}

/** Paths of the files that git keeps or would keep; outside of a checkout, of all files. */
export async function keptFiles(): Promise<string[]> {
  const present = walk(["."]);
  const { output, status } = await capture(
    [
      "git",
      "-c",
      "safe.directory=*",
      "ls-files",
      "--cached",
      "--others",
      "--exclude-standard",
      "-z",
    ],
    { folder: root },
  );
  if (status !== 0) return present;
  const kept = new Set(output.split("\0"));
  return present.filter((path) => kept.has(path));
}

/** Text of a file of the tree. */
export const treeText = text;
