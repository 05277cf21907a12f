import { texts, walk } from "../../scripts/house/files.ts";
import { rooms } from "../../scripts/house/map.ts";
import {
  layoutViolations,
  LIMITS,
  lineCount,
  moduleViolations,
  sizeViolations,
} from "./rules/sizes.ts";
import { assertCaught, assertNone, fixture, librarySources } from "./support.ts";
import { assertEquals } from "@std/assert";

const lines = (count: number): string => "x\n".repeat(count);

Deno.test("sizes: a file at the bound passes, one line more does not", () => {
  assertNone(sizeViolations(new Map([["lib/base/a.ts", lines(LIMITS.lines)]])));
  assertCaught(sizeViolations(new Map([["lib/base/a.ts", lines(LIMITS.lines + 1)]])), [
    "401 lines",
  ]);
  assertNone(sizeViolations(new Map([["tests/a.ts", lines(1000)]])));
});

Deno.test("sizes: a folder counts its files and folders, once each", () => {
  const files = (count: number) =>
    new Map(Array.from({ length: count }, (_, at) => [`lib/base/x/${at}/a.ts`, ""]));
  assertNone(sizeViolations(files(LIMITS.entries)));
  assertCaught(sizeViolations(files(LIMITS.entries + 1)), ["lib/base/x Cannot hold 13 entries"]);
});

Deno.test("sizes: the last line needs no line end", () => {
  assertEquals([lineCount("a\nb"), lineCount("a\nb\n"), lineCount("")], [2, 2, 1]);
});

Deno.test("layout: files in lib, rooms off the map, and rooms without their files", () => {
  const whole = ["lib/base/mod.ts", "lib/base/deno.json"];
  assertNone(layoutViolations([...whole, "docs/a.md"], ["base"]));
  assertCaught(
    layoutViolations([...whole, "lib/a.ts", "lib/attic/mod.ts"], ["base", "types"]),
    [
      "lib/ holds rooms and no files",
      "no row for it",
      "lib/types/mod.ts Cannot be missing",
      "lib/types/deno.json Cannot be missing",
    ],
  );
});

Deno.test("mod.ts: only re-exports, in few lines", () => {
  assertNone(moduleViolations(fixture({ "lib/base/mod.ts": 'export * from "./a.ts";' })));
  assertNone(moduleViolations(fixture({ "lib/base/a.ts": "export const a = 1;" })));
  assertCaught(
    moduleViolations(fixture({ "mod.ts": "export const a = 1;\nexport {};\n" })),
    ["export const a = 1;", "export {};"],
  );
  const long = 'export * from "./a.ts";\n'.repeat(LIMITS.moduleLines);
  assertCaught(moduleViolations(fixture({ "mod.ts": long })), ["60 lines"]);
});

Deno.test("the tree: sizes", () => {
  const files = texts(walk(["lib"]));
  const long = [...files].filter(([, text]) => lineCount(text) > LIMITS.warnLines);
  for (const [path, text] of long) {
    console.log(`long: ${path} has ${lineCount(text)} lines, better ${LIMITS.warnLines}`);
  }
  assertNone(sizeViolations(files));
});

Deno.test("the tree: lib/ holds the rooms of the map", () => {
  assertNone(layoutViolations(walk(["lib"]), rooms.map(({ name }) => name)));
});

Deno.test("the tree: every mod.ts only re-exports", () => {
  assertNone(moduleViolations(librarySources()));
});
