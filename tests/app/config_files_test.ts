import { assert, assertEquals, assertRejects } from "@std/assert";
import { type Host, joinPath, MazeError } from "@maze/base";
import { denoHost } from "../../lib/app/host/deno_host.ts";
import { findPlaces, loadConfig, setKey, trustProject } from "../../lib/pipeline/config/mod.ts";
import { pipelineErrors } from "../../lib/pipeline/errors.ts";

const hasLinks = Deno.build.os !== "windows";

/** The real file system, with a home and a project of its own. */
async function place(): Promise<{ host: Host; project: string; home: string } & AsyncDisposable> {
  const top = (await Deno.realPath(await Deno.makeTempDir())).replaceAll("\\", "/");
  const project = joinPath(top, "project");
  const home = joinPath(top, "home");
  await Deno.mkdir(joinPath(project, ".maze"), { recursive: true });
  const environment = (name: string): string | undefined => name === "HOME" ? home : undefined;
  return {
    host: { ...denoHost(), environment },
    project,
    home,
    [Symbol.asyncDispose]: () => Deno.remove(top, { recursive: true }),
  };
}

Deno.test({
  name: "a link that leads out of the project is not followed",
  ignore: !hasLinks,
  fn: async () => {
    await using at = await place();
    const outside = joinPath(at.home, "notes.toml");
    await at.host.files.write(outside, "[generation]\nseed = 7\n");
    await Deno.symlink(outside, joinPath(at.project, ".maze/config.toml"));
    const places = await findPlaces(at.host, at.project);
    const { problems, settings } = await loadConfig(at.host, { folder: at.project });
    assertEquals(problems.map(({ code }) => code), [pipelineErrors.unreadableConfig.code]);
    assertEquals(settings.generation.seed, 0);
    await assertRejects(() => trustProject(at.host, places), MazeError, "leads out");
    const edit = { layer: "project", key: "generation.seed", value: "1" } as const;
    await assertRejects(() => setKey(at.host, places, edit), MazeError, "leads out");
    assertEquals(await Deno.readTextFile(outside), "[generation]\nseed = 7\n");
  },
});

Deno.test({
  name: "the user's own file may be a link; it stays one and keeps its rights",
  ignore: !hasLinks,
  fn: async () => {
    await using at = await place();
    const real = joinPath(at.home, "dotfiles/maze.toml");
    await at.host.files.write(real, "# mine\n", { mode: 0o600 });
    const places = await findPlaces(at.host, at.project);
    await Deno.mkdir(joinPath(at.home, ".config/maze"), { recursive: true });
    await Deno.symlink(real, places.userFile!);
    await setKey(at.host, places, { layer: "user", key: "generation.seed", value: "1" });
    assert((await Deno.lstat(places.userFile!)).isSymlink);
    assertEquals(await Deno.readTextFile(real), "# mine\n\n[generation]\nseed = 1\n");
    assertEquals((await Deno.stat(real)).mode! & 0o777, 0o600);
  },
});

Deno.test({
  name: "the list of trust can be read by the user alone",
  ignore: !hasLinks,
  fn: async () => {
    await using at = await place();
    await at.host.files.write(joinPath(at.project, ".maze/config.toml"), "");
    const places = await findPlaces(at.host, at.project);
    await trustProject(at.host, places);
    assertEquals((await Deno.stat(places.trustFile!)).mode! & 0o777, 0o600);
    assertEquals((await loadConfig(at.host, { folder: at.project })).trust.kind, "trusted");
  },
});

Deno.test({
  name: "a project is trusted by its real path, however it is reached",
  ignore: !hasLinks,
  fn: async () => {
    await using at = await place();
    await at.host.files.write(joinPath(at.project, ".maze/config.toml"), "");
    await trustProject(at.host, await findPlaces(at.host, at.project));
    const link = joinPath(at.home, "link");
    await Deno.mkdir(at.home, { recursive: true });
    await Deno.symlink(at.project, link);
    assertEquals((await loadConfig(at.host, { folder: link })).trust.kind, "trusted");
  },
});
