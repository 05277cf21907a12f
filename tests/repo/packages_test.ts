import { rooms } from "../../scripts/house/map.ts";
import { type MemberConfig, members, readConfig } from "../../scripts/house/workspace.ts";
import { dependencyViolations, importMapViolations, memberViolations } from "./rules/packages.ts";
import { allSources, assertCaught, assertNone, fixture, treeText } from "./support.ts";

const config = (name: string, more: Partial<MemberConfig> = {}): MemberConfig => ({
  name,
  version: "1.0.0",
  license: "MIT",
  exports: { ".": "./mod.ts" },
  ...more,
});

Deno.test("members: in step, and each way out of it", () => {
  const root = config("@maze/cli", { workspace: ["./lib/base"] });
  assertNone(memberViolations(root, new Map([["base", config("@maze/base")]])));
  const odd = config("@maze/bass", { version: "1.0.1", license: "", exports: { "./x": "./x.ts" } });
  assertCaught(memberViolations({ ...root, workspace: [] }, new Map([["base", odd]])), [
    "expected ./lib/base",
    "named @maze/bass",
    "version 1.0.1",
    "license",
    'exports "."',
  ]);
});

Deno.test("import map: unused, floating, and foreign entries", () => {
  const files = fixture({
    "lib/base/a.ts": 'import "a"; import "b/x.json"; import "@std/c"; import "d";',
  });
  const good = { a: "npm:a@1.2.3", b: "npm:@x/b@1.2.3-rc.1", "@std/c": "./c.ts", d: "npm:d@1.0.0" };
  assertNone(importMapViolations(good, files));
  assertCaught(
    importMapViolations({ ...good, a: "npm:a@^1", d: "jsr:@x/d@1.0.0", e: "npm:e@1.0.0" }, files),
    [
      'map "a" to "npm:a@^1"',
      'map "d" to "jsr:',
      'map "e": nothing imports it',
    ],
  );
});

Deno.test("dependencies: a line each in the first table, whole, and no others", () => {
  const head = "| entry | why | size | exit |\n| - | - | - | - |\n";
  const whole = "| `a` | why | size | exit |\n";
  const page = `${head}${whole}| \`b\` | why |  | exit |\n| \`c\` | why | size | exit |\n`;
  assertCaught(dependencyViolations({ a: "npm:a", b: "npm:b", d: "npm:d" }, page), [
    'cell of "b" empty',
    'lack a line for "d"',
    'list "c"',
  ]);
  const further = "\n| other | here |\n| - | - |\n| `e` | x |\n";
  assertNone(dependencyViolations({ a: "npm:a" }, head + whole + further));
});

Deno.test("the tree: one version, one licence, the order of the map", () => {
  const configs = rooms.map(({ name }) => [name, readConfig(`lib/${name}`)] as const);
  assertNone(memberViolations(members().at(-1)!.config, new Map(configs)));
});

Deno.test("the tree: the import map holds what is used, at full versions, from npm", () => {
  assertNone(importMapViolations(readConfig("").imports ?? {}, allSources()));
});

Deno.test("the tree: docs/dependencies.md has a line for each dependency", () => {
  assertNone(dependencyViolations(readConfig("").imports ?? {}, treeText("docs/dependencies.md")));
});
