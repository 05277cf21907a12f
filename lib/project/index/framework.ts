/** The test framework of files whose test functions are globals: what their package depends on. */
import type { TestFramework } from "@maze/types";
import type { ProjectConfig } from "../resolve/config.ts";

/** Frameworks with global test functions, by the package that brings them. */
const byPackage: readonly (readonly [string, TestFramework])[] = [
  ["vitest", "vitest"],
  ["jest", "jest"],
  ["mocha", "mocha"],
  ["@types/jest", "jest"],
  ["@types/mocha", "mocha"],
  ["bun-types", "bun"],
  ["@types/bun", "bun"],
];

/** The framework that the nearest package around a file depends on, where it depends on one. */
export function frameworkByPackage(path: string, config: ProjectConfig): TestFramework | undefined {
  for (const { dependencies, folder } of config.packages) {
    if (folder !== "." && !path.startsWith(`${folder}/`)) continue;
    const known = byPackage.find(([name]) => dependencies.has(name));
    if (known) return known[1];
  }
  return undefined;
}
