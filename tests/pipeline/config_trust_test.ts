import { assert, assertEquals, assertRejects } from "@std/assert";
import { type Host, MazeError } from "@maze/base";
import {
  distrustProject,
  explainKey,
  findPlaces,
  loadConfig,
  setKey,
  trustProject,
} from "../../lib/pipeline/config/mod.ts";
import { pipelineErrors } from "../../lib/pipeline/errors.ts";
import { hostWith, PROJECT_FILE, TRUST_FILE } from "./config_host.ts";

const load = { folder: "/p" };
const seedFile = { [PROJECT_FILE]: "[generation]\nseed = 7\n" };

async function trust(host: Host): Promise<void> {
  await trustProject(host, await findPlaces(host, "/p"));
}

Deno.test("a repository's configuration is inert until it is trusted, and explain says so", async () => {
  const host = hostWith(seedFile);
  const before = await loadConfig(host, load);
  assertEquals(before.settings.generation.seed, 0);
  assertEquals(before.trust.kind, "untrusted");
  assertEquals(before.problems.map(({ code, severity }) => [code, severity]), [
    [pipelineErrors.untrustedConfig.code, "warning"],
  ]);
  const answer = explainKey(before, "generation.seed").answers.find(({ layer }) =>
    layer === "project"
  );
  assertEquals([answer?.value, answer?.ignored], [7, "untrusted"]);
  await trust(host);
  const after = await loadConfig(host, load);
  assertEquals([after.settings.generation.seed, after.trust.kind], [7, "trusted"]);
  assertEquals(after.problems, []);
});

Deno.test("an untrusted configuration with errors is a warning, not a stop", async () => {
  const host = hostWith({ [PROJECT_FILE]: "broken = = =\n" });
  const { problems } = await loadConfig(host, load);
  assertEquals(problems.map(({ severity }) => severity), ["warning"]);
});

Deno.test("a trusted configuration that changes is asked about anew", async () => {
  const host = hostWith(seedFile);
  await trust(host);
  await host.files.write(PROJECT_FILE, "[generation]\nseed = 8\n");
  const changed = await loadConfig(host, load);
  assertEquals(changed.trust.kind === "untrusted" && changed.trust.reason, "changed");
  assertEquals(changed.settings.generation.seed, 0);
  await host.files.write(PROJECT_FILE, seedFile[PROJECT_FILE]!);
  assertEquals((await loadConfig(host, load)).settings.generation.seed, 7);
});

Deno.test("trust is of one project, can be taken back, and is readable by the user alone", async () => {
  const host = hostWith({ ...seedFile, "/q/.maze/config.toml": "[generation]\nseed = 7\n" });
  await trust(host);
  assertEquals((await loadConfig(host, { folder: "/q" })).trust.kind, "untrusted");
  assertEquals((await host.files.stat(TRUST_FILE))?.mode, 0o600);
  await distrustProject(host, await findPlaces(host, "/p"));
  assertEquals((await loadConfig(host, load)).trust.kind, "untrusted");
});

Deno.test("only what was shown is trusted", async () => {
  const host = hostWith(seedFile);
  const { places, trust: state } = await loadConfig(host, load);
  assert(state.kind === "untrusted");
  await host.files.write(PROJECT_FILE, "[generation]\nseed = 9\n");
  await assertRejects(() => trustProject(host, places, state), MazeError, "just changed");
});

Deno.test("a list of trust that cannot be used trusts nothing and is set aside", async () => {
  for (const text of ["{", "[]", "null", '{"version":1}', '{"version":0,"trusted":{}}']) {
    const host = hostWith({ ...seedFile, [TRUST_FILE]: text });
    const config = await loadConfig(host, load);
    assertEquals(config.trust.kind, "untrusted");
    assertEquals(config.problems.at(-1)?.code, pipelineErrors.brokenTrust.code);
    await trust(host);
    assertEquals((await loadConfig(host, load)).trust.kind, "trusted");
    assertEquals(await host.files.readText(`${TRUST_FILE}.broken`), text);
  }
});

Deno.test("a list of a later version is left alone", async () => {
  const text = '{"version":2,"trusted":{}}';
  const host = hostWith({ ...seedFile, [TRUST_FILE]: text });
  await assertRejects(() => trust(host), MazeError, "version 2");
  assertEquals(await host.files.readText(TRUST_FILE), text);
});

Deno.test("a project cannot widen the sandbox, trusted or not", async () => {
  const host = hostWith({ [PROJECT_FILE]: "[sandbox]\nwall_ms = 3600000\n" });
  await trust(host);
  const config = await loadConfig(host, load);
  assertEquals(config.settings.sandbox.wall_ms, 30_000);
  assertEquals(config.problems.map(({ code }) => code), [pipelineErrors.misplacedKey.code]);
});

Deno.test("setting a value keeps trust where there was trust, and gives none where not", async () => {
  const edit = { layer: "project", key: "generation.seed", value: "9" } as const;
  const trusted = hostWith(seedFile);
  await trust(trusted);
  const places = await findPlaces(trusted, "/p");
  assertEquals((await setKey(trusted, places, edit)).effective, true);
  assertEquals((await loadConfig(trusted, load)).settings.generation.seed, 9);

  const strange = hostWith(seedFile);
  assertEquals((await setKey(strange, places, edit)).effective, false);
  assertEquals((await loadConfig(strange, load)).trust.kind, "untrusted");

  const fresh = hostWith({ "/p/deno.json": "{}" });
  assertEquals((await setKey(fresh, places, edit)).effective, true);
  assertEquals((await loadConfig(fresh, load)).settings.generation.seed, 9);
});
