import { assert, assertEquals } from "@std/assert";
import { callMaze, envelopeIn, hostOf, PROJECT_FILE } from "./cli_support.ts";

Deno.test("init writes, trusts, names what is next, and overwrites nothing", async () => {
  const host = hostOf({ files: { "/p/package.json": '{"name":"@shop/basket"}', "/p/a.ts": "" } });
  const first = await callMaze(["init"], { host });
  assertEquals(first.status, 0, first.error);
  assert(first.output.includes("maze fill"), first.output);
  const text = await host.files.readText(PROJECT_FILE);
  assert(text?.includes('\nname = "@shop/basket"\n'), text);
  assert((await host.files.readText("/p/.maze/hole.d.ts"))?.includes("function __hole<T>(intent"));
  assert((await host.files.readText("/p/.maze/.gitignore"))?.includes("!config.toml"));
  const name = await callMaze(["config", "explain", "project.name", "--json"], { host });
  assertEquals(envelopeIn(name).result.layer, "project");

  const again = await callMaze(["init"], { host });
  assertEquals(again.status, 2);
  assert(again.error.includes("already"), again.error);
  assertEquals(await host.files.readText(PROJECT_FILE), text);
});

Deno.test("init goes on where it was interrupted, and keeps what the user wrote", async () => {
  const host = hostOf({ files: { "/p/.maze/hole.d.ts": "// mine\n" } });
  const { status } = await callMaze(["init", "--json"], { host });
  assertEquals(status, 0);
  assertEquals(await host.files.readText("/p/.maze/hole.d.ts"), "// mine\n");
});

Deno.test("init takes the name of the folder where no manifest has a usable one", async () => {
  for (const manifest of ["{", "[]", '{"name":"a\\u001bb"}', '{"name":7}']) {
    const host = hostOf({ files: { "/my shop/package.json": manifest } });
    const { result } = envelopeIn(await callMaze(["init", "--json"], { host, folder: "/my shop" }));
    assertEquals(result.name, "my shop");
  }
});

Deno.test("init without a home says that the configuration has no effect", async () => {
  const { error, status } = await callMaze(["init"], { variables: { HOME: "" } });
  assertEquals(status, 0);
  assert(error.includes("HOME is not set"), error);
});

Deno.test("config set, get, list, explain and path agree with each other", async () => {
  const host = hostOf({ files: { "/p/deno.json": "{}" } });
  const set = await callMaze(["config", "set", "generation.seed", "7", "--json"], { host });
  assertEquals(envelopeIn(set).result, {
    key: "generation.seed",
    value: 7,
    layer: "project",
    path: PROJECT_FILE,
    effective: true,
  });
  assertEquals((await callMaze(["config", "get", "generation.seed"], { host })).output, "7\n");
  const list = envelopeIn(await callMaze(["config", "list", "--json"], { host })).result.keys;
  const own = list.filter(({ layer }: { layer: string }) => layer !== "default");
  assertEquals(own, [{ key: "generation.seed", value: 7, layer: "project" }]);
  const explained = await callMaze(
    ["config", "explain", "generation.seed", "--set", "generation.seed=9", "--json"],
    { host },
  );
  const { result } = envelopeIn(explained);
  assertEquals([result.value, result.layer], [9, "flag"]);
  assertEquals(result.layers.find(({ layer }: { layer: string }) => layer === "project"), {
    layer: "project",
    value: 7,
    where: `${PROJECT_FILE}:2:1`,
  });
  const path = envelopeIn(await callMaze(["config", "path", "--json"], { host })).result;
  assertEquals([path.root, path.project, path.state], ["/p", PROJECT_FILE, "trusted"]);
});

Deno.test("config set refuses a secret, names its place, and does not repeat it", async () => {
  for (const args of [["api_key", "hunter2"], ["generation.api_key", "hunter2"]]) {
    const called = await callMaze(["config", "set", ...args, "--json"]);
    const { error } = envelopeIn(called);
    assertEquals(called.status, 3);
    assert(error.fix.includes("MAZE_API_KEY"), error.fix);
    assert(!called.output.includes("hunter2") && !called.error.includes("hunter2"));
  }
});

Deno.test("config trust accepts, and --revoke takes it back", async () => {
  const host = hostOf({ files: { [PROJECT_FILE]: "[generation]\nseed = 7\n" } });
  const state = async (): Promise<string> =>
    envelopeIn(await callMaze(["config", "path", "--json"], { host })).result.state;
  assertEquals(await state(), "untrusted");
  assertEquals((await callMaze(["config", "trust"], { host })).status, 0);
  assertEquals(await state(), "trusted");
  assertEquals((await callMaze(["config", "trust", "--revoke"], { host })).status, 0);
  assertEquals(await state(), "untrusted");
  const nothing = await callMaze(["config", "trust"], { folder: "/q" });
  assert(nothing.output.includes("nothing to trust"), nothing.output);
});

Deno.test("a configuration with errors stops commands, and does not stop those that mend it", async () => {
  const host = hostOf({ files: { "/u/.config/maze/config.toml": "[generation]\nseed = -1\n" } });
  assertEquals((await callMaze(["config", "list"], { host })).status, 3);
  const doctor = envelopeIn(await callMaze(["doctor", "--json"], { host }));
  const look = doctor.result.checks.find(({ check }: { check: string }) =>
    check === "configuration"
  );
  assertEquals(look.verdict, "fail");
  assert(look.reason.includes("config.toml:2:8"), look.reason);
  const mended = await callMaze(["config", "set", "--user", "generation.seed", "1"], { host });
  assertEquals(mended.status, 0, mended.error);
  assertEquals((await callMaze(["config", "list"], { host })).status, 0);
});

Deno.test("doctor says pass, fail or skipped of everything, each with its reason", async () => {
  const called = await callMaze(["doctor", "--json"], { files: { "/p/.git/HEAD": "" } });
  const { checks } = envelopeIn(called).result;
  const verdicts = Object.fromEntries(
    checks.map(({ check, verdict }: Record<string, string>) => [check, verdict]),
  );
  assertEquals(verdicts, {
    runtime: "pass",
    typescript: "pass",
    sandbox: "fail",
    bubblewrap: "skipped",
    git: "skipped",
    "write access": "pass",
    configuration: "pass",
    trust: "skipped",
    store: "skipped",
  });
  assert(checks.every(({ reason }: { reason: string }) => reason.length > 0));
  assertEquals(called.status, 1);
  assertEquals((await called.host.files.list("/p")).map(({ name }) => name), [".git"]);
});

Deno.test("debug tells which variables are set, and never what they hold", async () => {
  const called = await callMaze(["debug", "--json"], {
    variables: { MAZE_API_KEY: "hunter2", MAZE_GENERATION_SEED: "4" },
  });
  const { result } = envelopeIn(called);
  assert(result.variables.includes("MAZE_API_KEY") && !called.output.includes("hunter2"));
  assertEquals(result.permissions, { read: "granted" });
  assert(result.versions.typescript && result.versions.maze);
});
