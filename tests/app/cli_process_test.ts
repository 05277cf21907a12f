import { assert, assertEquals } from "@std/assert";
import { joinPath } from "@maze/base";
import { appErrors } from "../../lib/app/errors.ts";

const root = joinPath(import.meta.dirname!.replaceAll("\\", "/"), "../..") + "/";
const cli = `${root}cli.ts`;
const isWindows = Deno.build.os === "windows";

interface Ended {
  readonly status: number;
  readonly output: string;
  readonly error: string;
}

/** A folder for a project beside one for the user's configuration, both empty. */
async function folders(): Promise<{ project: string; user: string } & AsyncDisposable> {
  const made = await Deno.realPath(await Deno.makeTempDir({ prefix: "maze-cli-" }));
  const top = made.replaceAll("\\", "/");
  const project = joinPath(top, "project");
  await Deno.mkdir(project);
  return {
    project,
    user: joinPath(top, "user"),
    [Symbol.asyncDispose]: () => Deno.remove(top, { recursive: true }),
  };
}

function start(
  args: readonly string[],
  place: { project: string; user: string },
): Deno.ChildProcess {
  return new Deno.Command("deno", {
    args: [...args],
    cwd: place.project,
    clearEnv: true, // a task that runs these tests has left its own INIT_CWD there
    env: { ...inherited(), XDG_CONFIG_HOME: place.user, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** What Deno needs to start. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "DENO_DIR", "TMPDIR"];
  return Object.fromEntries(names.flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  }));
}

async function end(child: Deno.ChildProcess): Promise<Ended> {
  const { code, stderr, stdout } = await child.output();
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return { status: code, output: decode(stdout), error: decode(stderr) };
}

function maze(args: readonly string[], program = cli): string[] {
  return ["run", "-q", "--config", `${root}deno.json`, "-P=maze", program, ...args];
}

Deno.test("deno task runs in the folder the user is in, and hands on the status", async () => {
  await using place = await folders();
  const task = ["task", "-q", "--config", `${root}deno.json`, "maze"];
  const made = await end(start([...task, "init", "--json"], place));
  assertEquals([made.status, made.error], [0, ""]);
  assertEquals(JSON.parse(made.output).result.root, place.project);
  await Deno.stat(`${place.project}/.maze/config.toml`);
  const again = await end(start([...task, "init"], place));
  assertEquals([again.status, again.output], [2, ""]);
});

Deno.test("a real project: configuration, trust, log file, doctor", async () => {
  await using place = await folders();
  await Deno.mkdir(`${place.project}/.maze`);
  const text = '[generation]\nseed = 7\n[logging]\noutput = ".maze/a.log"\nformat = "json"\n';
  await Deno.writeTextFile(`${place.project}/.maze/config.toml`, text);
  const before = await end(start(maze(["config", "get", "generation.seed"]), place));
  assertEquals([before.status, before.output], [0, "0\n"]);
  assert(before.error.includes("maze config trust"), before.error);
  const doctor = await end(start(maze(["doctor", "--trust", "--json"]), place));
  const { checks } = JSON.parse(doctor.output).result;
  assertEquals(doctor.status, 0, doctor.output);
  assert(
    checks.some(({ check, verdict }: Record<string, string>) =>
      check === "sandbox" && verdict === "pass"
    ),
  );
  const lines = (await Deno.readTextFile(`${place.project}/.maze/a.log`)).trimEnd().split("\n");
  const last = JSON.parse(lines.at(-1)!);
  assertEquals([last.message, last.properties], [
    "command finished",
    { command: "doctor", exit: 0 },
  ]);
  await Deno.writeTextFile(`${place.project}/.maze/config.toml`, "[generation\nseed = 8\n");
  const broken = await end(start(maze(["config", "list", "--trust"]), place));
  assertEquals([broken.status, broken.output], [3, ""]);
  assert(broken.error.includes("config.toml:1:1"), broken.error);
});

Deno.test({
  name: "a reader that goes away ends nothing and is not complained about",
  ignore: isWindows,
  fn: async () => {
    await using place = await folders();
    const command = `deno ${
      maze(["config", "list"]).join(" ")
    } | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stderr, stdout } = await new Deno.Command("bash", {
      args: ["-c", command],
      cwd: place.project,
      env: { XDG_CONFIG_HOME: place.user },
    }).output();
    const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
    assertEquals([lines.length, lines.at(-1)], [2, "0"]);
    assertEquals(new TextDecoder().decode(stderr), "");
  },
});

Deno.test({
  name: "a standard output without room is an error",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await using place = await folders();
    const command = `deno ${maze(["config", "list"]).join(" ")} > /dev/full`;
    const { code, stderr } = await new Deno.Command("bash", {
      args: ["-c", command],
      cwd: place.project,
      env: { XDG_CONFIG_HOME: place.user },
    }).output();
    const error = new TextDecoder().decode(stderr);
    assert(code === 1 && error.includes(appErrors.refusedBySystem.code), `${code} ${error}`);
  },
});

/** Waits until a process has written a text to standard error; gives all that it writes there. */
function watchErrors(child: Deno.ChildProcess): {
  until: (text: string) => Promise<void>;
  all: Promise<string>;
} {
  let seen = "";
  let wake = Promise.withResolvers<void>();
  const all = (async () => {
    for await (const part of child.stderr.pipeThrough(new TextDecoderStream())) {
      seen += part;
      wake.resolve();
      wake = Promise.withResolvers();
    }
    wake.resolve();
    return seen;
  })();
  const until = async (text: string): Promise<void> => {
    while (!seen.includes(text)) await wake.promise;
  };
  return { until, all };
}

const acting = `${root}tests/app/cli_acting.ts`;

for (
  const [signal, status, code] of [
    ["SIGINT", 130, appErrors.interrupted.code],
    ["SIGTERM", 143, appErrors.terminated.code],
  ] as const
) {
  Deno.test({
    name: `${signal} lets a command clean up and ends with ${status}`,
    ignore: isWindows,
    fn: async () => {
      await using place = await folders();
      const child = start(maze(["wait", "--json"], acting), place);
      const errors = watchErrors(child);
      const output = new Response(child.stdout).text();
      await errors.until("waiting\n");
      child.kill(signal);
      assertEquals((await child.status).code, status);
      assertEquals(await errors.all, "waiting\ncleaned up\n");
      assertEquals(JSON.parse(await output).error.code, code);
    },
  });
}

Deno.test({
  name: "a second SIGINT ends a command that pays no heed",
  ignore: isWindows,
  fn: async () => {
    await using place = await folders();
    const child = start(maze(["stubborn"], acting), place);
    const errors = watchErrors(child);
    const output = new Response(child.stdout).text();
    await errors.until("waiting\n");
    child.kill("SIGINT");
    await errors.until("told\n");
    child.kill("SIGINT");
    assertEquals((await child.status).code, 130);
    await errors.all;
    assertEquals(await output, "");
  },
});

Deno.test("a promise that nobody waits for is reported as a bug, in an envelope too", async () => {
  await using place = await folders();
  const { output, status } = await end(start(maze(["lose", "--json"], acting), place));
  assertEquals([status, JSON.parse(output).error.code], [1, appErrors.unexpected.code]);
});
