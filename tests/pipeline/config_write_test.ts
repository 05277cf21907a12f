import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { parse } from "@std/toml";
import { MazeError } from "@maze/base";
import {
  configKeys,
  findPlaces,
  initialConfig,
  keyNames,
  loadConfig,
  setKey,
  type SetOptions,
  trustProject,
} from "../../lib/pipeline/config/mod.ts";
import { editToml } from "../../lib/pipeline/config/toml/edit.ts";
import { hostWith, PROJECT_FILE, USER_FILE } from "./config_host.ts";

const seed = { section: "generation", key: "seed", value: "5" };

Deno.test("one value changes, and nothing else in the text does", () => {
  const cases: readonly [string, string][] = [
    ["", "[generation]\nseed = 5\n"],
    ["# only a comment", "# only a comment\n\n[generation]\nseed = 5\n"],
    ["[generation]\nseed=1# x\n", "[generation]\nseed=5# x\n"],
    [
      "[generation]\r\n# a\r\n\r\n[logging]\r\nlevel = 'info'\r\n",
      "[generation]\r\nseed = 5\r\n# a\r\n\r\n[logging]\r\nlevel = 'info'\r\n",
    ],
    [
      "[generation]\n  model = 'x' # m\n\n# about logging\n[logging]\n",
      "[generation]\n  model = 'x' # m\n  seed = 5\n\n# about logging\n[logging]\n",
    ],
    ["generation = { seed = 1 } # x\n", "generation = { seed = 5 } # x\n"],
    ["generation = { model = 'x' }\n", "generation = { model = 'x', seed = 5 }\n"],
    ["generation = {}\n", "generation = { seed = 5 }\n"],
    ["generation.model = 'x'", "generation.model = 'x'\ngeneration.seed = 5\n"],
    ['generation."seed" = 1\n', 'generation."seed" = 5\n'],
    [
      "[indexer]\nexclude = [ # why\n  'a', # b\n]\n",
      "[indexer]\nexclude = [ # why\n  'a', # b\n]\n\n[generation]\nseed = 5\n",
    ],
    ["\ufeff[generation]\nseed = 1\n", "\ufeff[generation]\nseed = 5\n"],
  ];
  for (const [before, after] of cases) assertEquals(editToml(before, seed), after);
});

Deno.test("any file keeps its comments and its other values", () => {
  const values = new Map([
    ["boolean", ["true", "false"]],
    ["integer", ["1", "1_0", "0x1f"]],
    ["number", ["0.5", "1e0", "2"]],
    ["choice", ["'info'", '"json"']],
    ["text", ["'a # b'", '"c \\" = d"', "'''e\n[f]'''", '"""g\n# h"""']],
    ["list", ["[]", "['a', # b\n 'c]']"]],
  ]);
  const line = fc.tuple(
    fc.constantFrom(...keyNames),
    fc.nat(),
    fc.constantFrom("", " ", "\t"),
    fc.constantFrom("", " # note = 1", "#[x]"),
  );
  const sections = fc.uniqueArray(line, { selector: ([name]) => name, maxLength: 12 });
  const target = fc.constantFrom(...keyNames);
  fc.assert(
    fc.property(sections, target, fc.constantFrom("\n", "\r\n"), (lines, name, eol) => {
      const bySection = Map.groupBy(lines, ([key]) => key.split(".")[0]!);
      const text = [...bySection].map(([section, keys]) =>
        [
          `[${section}] # s`,
          ...keys.map(([key, choice, indent, comment]) => {
            const forms = values.get(configKeys[key].type.kind)!;
            return `${indent}${key.split(".")[1]} = ${forms[choice % forms.length]}${comment}`;
          }),
          "",
        ].join(eol)
      ).join(eol);
      const [section = "", key = ""] = name.split(".");
      const edited = editToml(text, { section, key, value: '"new"' });
      assert(edited !== undefined, text);
      const want = parse(text) as Record<string, Record<string, unknown>>;
      (want[section] ??= {})[key] = "new";
      assertEquals(JSON.parse(JSON.stringify(parse(edited))), JSON.parse(JSON.stringify(want)));
      const comments = (of: string): number => of.split("# note = 1").length;
      assertEquals(comments(edited), comments(text));
      assertEquals(editToml(edited, { section, key, value: '"new"' }), edited);
    }),
    { seed: 20_240_607, numRuns: 400 },
  );
});

Deno.test("a value is refused where it is wrong, a secret, misplaced, or the file is broken", async () => {
  const project = { layer: "project" } as const;
  const cases: readonly [SetOptions, string, string][] = [
    [{ ...project, key: "generation.sede", value: "1" }, "", "generation.seed"],
    [{ ...project, key: "generation.seed", value: "-1" }, "", "whole number"],
    [{ ...project, key: "api_key", value: "abc" }, "", "secret"],
    [
      { ...project, key: "generation.model", value: ["ghp", "A".repeat(36)].join("_") },
      "",
      "secret",
    ],
    [{ ...project, key: "sandbox.wall_ms", value: "1000" }, "", "of a project"],
    [{ ...project, key: "generation.seed", value: "1" }, "a = = 1\n", "expected TOML"],
    [{ ...project, key: "generation.seed", value: "1" }, "generation = 1\n", "unusual form"],
  ];
  for (const [options, text, says] of cases) {
    const host = hostWith({ [PROJECT_FILE]: text });
    const places = await findPlaces(host, "/p");
    const error = await assertRejects(() => setKey(host, places, options), MazeError, says);
    assertEquals(error.exit, 3);
    assert(error.fix !== undefined && !error.message.includes("AAAA"));
    assertEquals(await host.files.readText(PROJECT_FILE), text);
  }
});

Deno.test("other mistakes in a file do not keep one from being mended", async () => {
  const host = hostWith({ [USER_FILE]: "[generation]\nseed = -4\n" });
  const places = await findPlaces(host, "/p");
  await setKey(host, places, { layer: "user", key: "generation.seed", value: "4" });
  assertEquals((await loadConfig(host, { folder: "/p" })).problems, []);
});

Deno.test("without a home the user's file cannot be written", async () => {
  const host = hostWith({}, { HOME: "" });
  const edit = { layer: "user", key: "generation.seed", value: "1" } as const;
  const places = await findPlaces(host, "/p");
  await assertRejects(() => setKey(host, places, edit), MazeError, "HOME");
});

Deno.test("the first configuration loads and changes nothing but what it sets", async () => {
  const text = initialConfig(new Map([["project.name", 'a "b"\\c']]));
  const host = hostWith({ [PROJECT_FILE]: text });
  await trustProject(host, await findPlaces(host, "/p"));
  const { problems, settings } = await loadConfig(host, { folder: "/p" });
  assertEquals(problems, []);
  assertEquals(settings.project.name, 'a "b"\\c');
  const plain = await loadConfig(hostWith({}), { folder: "/p" });
  assertEquals({ ...settings, project: plain.settings.project }, plain.settings);

  const uncommented = text.replaceAll(/^# (\w+ = )/gm, "$1");
  const full = hostWith({ [PROJECT_FILE]: uncommented });
  await trustProject(full, await findPlaces(full, "/p"));
  assertEquals((await loadConfig(full, { folder: "/p" })).problems, []);
});
