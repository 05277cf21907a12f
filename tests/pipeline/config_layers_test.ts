import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { MazeError } from "@maze/base";
import {
  configKeys,
  explainKey,
  findPlaces,
  findProjectRoot,
  keyNames,
  loadConfig,
  requireSound,
  trustProject,
} from "../../lib/pipeline/config/mod.ts";
import { hostWith, PRODUCT_FILE, PROJECT_FILE, USER_FILE } from "./config_host.ts";

const load = { folder: "/p" };

Deno.test("the file of the product loads as it stands, in either place", async () => {
  for (const path of [PROJECT_FILE, USER_FILE]) {
    const host = hostWith({ [path]: PRODUCT_FILE });
    await trustProject(host, await findPlaces(host, "/p"));
    const config = await loadConfig(host, load);
    requireSound(config);
    assertEquals(config.problems, []);
    const { generation, indexer, logging, performance, project } = config.settings;
    assertEquals(project, { name: "my-project", language: "typescript", root: "." });
    assertEquals(indexer.exclude, ["node_modules", "dist", ".git"]);
    assertEquals([generation.provider, generation.model], ["openai", "gpt-4"]);
    assertEquals([generation.temperature, generation.max_tokens], [0.7, 2048]);
    assertEquals(performance.mask_cache_size, 100_000);
    assertEquals(logging, { level: "info", format: "json", output: ".maze/logs/maze.log" });
  }
});

Deno.test("without any file every key has its default", async () => {
  const config = await loadConfig(hostWith({}), load);
  assertEquals(config.problems, []);
  assertEquals(config.trust, { kind: "none" });
  for (const name of keyNames) {
    assertEquals(explainKey(config, name).value, configKeys[name].default);
    assertEquals(explainKey(config, name).winner, "default");
  }
});

Deno.test("each layer overrides those before it, and explain names all of them", async () => {
  const files = {
    [USER_FILE]: "[generation]\nseed = 1\n",
    [PROJECT_FILE]: "[generation]\n\n  seed = 2\n",
  };
  const flags = [{ key: "generation.seed", value: "4", flag: "--set" }];
  const variables = { MAZE_GENERATION_SEED: "3" };
  const stages = [
    { host: hostWith({}), want: 0, winner: "default" },
    { host: hostWith({ [USER_FILE]: files[USER_FILE]! }), want: 1, winner: "user" },
    { host: hostWith(files), want: 2, winner: "project" },
    { host: hostWith(files, variables), want: 3, winner: "environment" },
    { host: hostWith(files, variables), flags, want: 4, winner: "flag" },
  ];
  for (const { flags, host, want, winner } of stages) {
    await trustProject(host, await findPlaces(host, "/p"));
    const config = await loadConfig(host, { ...load, flags });
    assertEquals(config.settings.generation.seed, want);
    assertEquals(explainKey(config, "generation.seed").winner, winner);
  }
  const last = stages.at(-1)!;
  const { answers } = explainKey(
    await loadConfig(last.host, { ...load, flags }),
    "generation.seed",
  );
  assertEquals(answers, [
    { layer: "flag", value: 4, where: "--set" },
    { layer: "environment", value: 3, where: "MAZE_GENERATION_SEED" },
    { layer: "project", value: 2, where: `${PROJECT_FILE}:3:3` },
    { layer: "user", value: 1, where: `${USER_FILE}:2:1` },
    { layer: "default", value: 0, where: "built in" },
  ]);
});

Deno.test("words of the environment and of options are read as the key's type wants them", async () => {
  const cases: readonly [string, string, unknown][] = [
    ["constraints.type", "false", false],
    ["constraints.type", "0", false],
    ["generation.temperature", "1.5", 1.5],
    ["generation.temperature", ".5", 0.5],
    ["generation.max_tokens", "12", 12],
    ["indexer.exclude", "a, b", ["a", "b"]],
    ["indexer.exclude", '["a", "b c"]', ["a", "b c"]],
    ["indexer.exclude", "[]", []],
    ["logging.level", "debug", "debug"],
  ];
  for (const [key, word, want] of cases) {
    const flags = [{ key, value: word, flag: "--set" }];
    const byFlag = await loadConfig(hostWith({}), { ...load, flags });
    assertEquals([explainKey(byFlag, key).value, byFlag.problems], [want, []]);
    const variable = `MAZE_${key.replace(".", "_").toUpperCase()}`;
    const byVariable = await loadConfig(hostWith({}, { [variable]: word }), load);
    assertEquals([explainKey(byVariable, key).value, byVariable.problems], [want, []]);
  }
});

Deno.test("wrong words are problems and leave the layer below in force", async () => {
  const cases: readonly [string, string][] = [
    ["constraints.type", "constructor"],
    ["generation.temperature", "hot"],
    ["generation.temperature", "NaN"],
    ["generation.temperature", "3"],
    ["generation.max_tokens", "1.5"],
    ["generation.max_tokens", "1e9"],
    ["project.language", "cobol"],
    ["project.name", "a\u001b[2J"],
  ];
  for (const [key, word] of cases) {
    const config = await loadConfig(hostWith({}), {
      ...load,
      flags: [{ key, value: word, flag: "--set" }],
    });
    assertEquals(config.problems.length, 1, key);
    assertEquals(explainKey(config, key).winner, "default");
    assertThrows(() => requireSound(config), MazeError, "--set");
  }
});

Deno.test("an unknown key names the nearest one, and a secret its place", async () => {
  const config = await loadConfig(hostWith({}), load);
  const error = assertThrows(() => explainKey(config, "generation.temprature"), MazeError);
  assertEquals(error.exit, 3);
  assertEquals(error.fix, "write generation.temperature");
  const secret = assertThrows(() => explainKey(config, "api_key"), MazeError, "secret");
  assertEquals(secret.fix, "give it in the environment variable MAZE_API_KEY");
  await assertRejects(
    async () =>
      requireSound(
        await loadConfig(hostWith({}), {
          ...load,
          flags: [{ key: "openai_token", value: "x", flag: "--set" }],
        }),
      ),
    MazeError,
    "secret",
  );
});

Deno.test("the user's folder follows XDG, and relative or absent ones do not count", async () => {
  const cases: readonly [Record<string, string>, string | undefined][] = [
    [{ XDG_CONFIG_HOME: "/x" }, "/x/maze/config.toml"],
    [{ XDG_CONFIG_HOME: "x" }, "/u/.config/maze/config.toml"],
    [{ HOME: "" }, undefined],
    [{ HOME: "", USERPROFILE: "C:\\Users\\u" }, "C:/Users/u/.config/maze/config.toml"],
  ];
  for (const [variables, want] of cases) {
    assertEquals((await findPlaces(hostWith({}, variables), "/p")).userFile, want);
  }
});

Deno.test("the root is the nearest folder with .maze, then with a manifest, within the work tree", async () => {
  const cases: readonly [string, string[], string][] = [
    ["/p/src", ["/p/deno.json"], "/p"],
    ["/p/src", [], "/p/src"],
    ["/p/src", ["/.maze/config.toml", "/p/package.json"], "/p"],
    ["/p/a/src", ["/p/.git/HEAD", "/p/.maze/config.toml", "/p/a/package.json"], "/p"],
    ["/p/a/src", ["/p/.git/HEAD", "/p/a/package.json"], "/p/a"],
    ["/p/a/src", ["/p/.git/HEAD"], "/p"],
    ["/p/a/src", ["/.maze/config.toml", "/p/.git/HEAD"], "/p"],
  ];
  for (const [folder, files, want] of cases) {
    const host = hostWith(Object.fromEntries(files.map((path) => [path, ""])));
    await host.files.makeFolder(folder);
    assertEquals(await findProjectRoot(host, folder), want);
  }
});
