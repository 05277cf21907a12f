import { permissionFlags, type PermissionSet } from "../../scripts/house/permissions.ts";
import { permissionPageViolations, variableViolations } from "./rules/permissions.ts";
import { assertCaught, assertNone, fixture, librarySources, treeText } from "./support.ts";
import { assert, assertEquals } from "@std/assert";

/** The sets of `deno.json`, with those that belong to `deno test` and `deno bench`. */
function treeSets(): Map<string, PermissionSet> {
  const { bench, permissions, test } = JSON.parse(treeText("deno.json"));
  return new Map<string, PermissionSet>([
    ...Object.entries<PermissionSet>(permissions),
    ["test", test.permissions],
    ["bench", bench.permissions],
  ]);
}

Deno.test("permissions: variables outside the set", () => {
  const set = { env: { allow: ["HOME", "MAZE_*"] } };
  const read = (code: string) => variableViolations(fixture({ "lib/base/a.ts": code }), set);
  assertNone(read('host.environment("HOME"); host.environment("MAZE_X"); host.environment(name);'));
  assertCaught(read('host.environment("SHELL"); Deno.env.get("USER");'), ["SHELL", "USER"]);
});

Deno.test("permissions: a page that lacks a set, a program or a variable", () => {
  const sets = new Map([["maze", { run: ["deno"], env: { allow: ["HOME"] } }], ["pure", {}]]);
  assertNone(permissionPageViolations(sets, "| `maze` | `deno` `HOME` |\n| `pure` | |\n"));
  assertCaught(permissionPageViolations(sets, "| `maze` | |\n"), ["pure", "deno", "HOME"]);
});

Deno.test("the tree: the program reads no variable outside its set", () => {
  assertNone(variableViolations(librarySources(), treeSets().get("maze")!));
});

Deno.test("the tree: docs/permissions.md says what the sets allow", () => {
  assertNone(permissionPageViolations(treeSets(), treeText("docs/permissions.md")));
});

Deno.test("the tree: the set of the pure rooms is empty, and no set has more kinds than these", () => {
  const sets = treeSets();
  assertEquals(sets.get("pure"), { env: { ignore: true } });
  for (const [name, set] of sets) assert(permissionFlags(set).length > 0, name);
});
