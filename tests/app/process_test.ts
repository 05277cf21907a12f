/** Child processes end with all they started, at every bound, and say how. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import type { ProcessRequest, ProcessResult } from "@maze/base";
import { denoHost } from "../../lib/app/host/deno_host.ts";

const host = denoHost();
const limits = { wallMs: 20_000, outputBytes: 1 << 20 };
const posix = Deno.build.os !== "windows";
const linux = Deno.build.os === "linux";

function bash(script: string, over: Partial<ProcessRequest> = {}): Promise<ProcessResult> {
  return host.run({ command: "bash", args: ["-c", script], limits, ...over });
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function isAlive(pid: string): Promise<boolean> {
  const script = `kill -0 ${Number(pid)} && ! grep -q '^State:.Z' /proc/${Number(pid)}/status`;
  return (await bash(script)).status === 0;
}

async function assertGone(pid: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    if (!(await isAlive(pid))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Cannot see process ${pid} end: expected it to be killed`);
}

Deno.test({
  name: "a program gets its input, folder and environment, and nothing else",
  ignore: !posix,
  fn: async () => {
    const result = await bash(
      "cat; pwd; echo to-error >&2; env | grep -v '^\\(PWD\\|SHLVL\\|_\\)='; exit 3",
      {
        stdin: "input\n",
        environment: { ONLY: "this" },
        folder: "/",
      },
    );
    assertEquals(text(result.stdout), "input\n/\nONLY=this\n");
    assertEquals(text(result.stderr), "to-error\n");
    assertEquals([result.status, result.killed], [3, undefined]);
    assert(result.elapsedMs > 0);
  },
});

Deno.test({
  name: "a signal's number shows in the status",
  ignore: !posix,
  fn: async () => {
    assertEquals((await bash("kill -TERM $$")).status, 143);
  },
});

const bounds: {
  name: string;
  script: string;
  over: () => Partial<ProcessRequest>;
  killed: string;
}[] = [
  {
    name: "time",
    script: "sleep 60",
    over: () => ({ limits: { ...limits, wallMs: 150 } }),
    killed: "time",
  },
  {
    name: "time, though it ignores the polite signals",
    script: "trap '' TERM INT HUP; while :; do :; done",
    over: () => ({ limits: { ...limits, wallMs: 150 } }),
    killed: "time",
  },
  {
    name: "output of both streams together",
    script: "while :; do echo xxxxxxxxxxxxxxx; echo yyyyyyyyyyyyyyy >&2; done",
    over: () => ({ limits: { ...limits, outputBytes: 4096 } }),
    killed: "output",
  },
  {
    name: "cancelled",
    script: "sleep 60",
    over: () => ({ signal: AbortSignal.timeout(150) }),
    killed: "cancelled",
  },
];

for (const { name, script, over, killed } of bounds) {
  Deno.test({
    name: `a program is killed at its bound: ${name}`,
    ignore: !posix,
    fn: async () => {
      const request = over();
      const result = await bash(script, request);
      assertEquals([result.killed, result.status], [killed, 137]);
      assert(result.elapsedMs < 5000, `Cannot wait ${result.elapsedMs} ms: expected the bound`);
      assert(result.elapsedMs > 0);
      const { outputBytes } = request.limits ?? limits;
      assert(result.stdout.length + result.stderr.length <= outputBytes);
    },
  });
}

Deno.test({
  name: "memory of the whole family counts",
  ignore: !linux,
  fn: async () => {
    const fill = "a=$(head -c 30000000 /dev/zero | tr '\\0' x); sleep 60";
    const within = (memoryBytes: number) => ({ limits: { ...limits, wallMs: 2000, memoryBytes } });
    const free = await bash(fill, within(2 ** 40));
    assertEquals(free.killed, "time");
    assert(free.peakMemoryBytes > 30e6, `Cannot see its memory: ${free.peakMemoryBytes} bytes`);
    const bound = free.peakMemoryBytes * 1.5;
    const two = await bash(`(${fill}) & (${fill}) & wait`, within(bound));
    assertEquals(two.killed, "memory");
    assert(two.peakMemoryBytes > bound);
  },
});

Deno.test({
  name: "what a program leaves running is killed when it ends",
  ignore: !posix,
  fn: async () => {
    const result = await bash("sleep 61 >/dev/null 2>&1 & echo $!; sleep 62 & echo $!");
    const pids = text(result.stdout).trim().split("\n");
    assertEquals([result.status, pids.length], [0, 2]);
    for (const pid of pids) await assertGone(pid);
  },
});

Deno.test({
  name: "a descendant that left the group is killed too, when the watch has seen it",
  ignore: !linux,
  fn: async () => {
    const result = await bash("setsid bash -c 'echo $$; exec sleep 63' & sleep 0.2");
    await assertGone(text(result.stdout).trim());
  },
});

Deno.test({
  name: "a killed program takes its children with it",
  ignore: !posix,
  fn: async () => {
    const result = await bash("sleep 64 & echo $!; wait", { limits: { ...limits, wallMs: 200 } });
    assertEquals(result.killed, "time");
    await assertGone(text(result.stdout).trim());
  },
});

Deno.test({
  name: "input that nobody reads is no trouble",
  ignore: !posix,
  fn: async () => {
    const result = await bash("exec <&-; echo done", { stdin: "x".repeat(3_000_000) });
    assertEquals([text(result.stdout), result.status], ["done\n", 0]);
  },
});

Deno.test({
  name: "large output arrives whole and in order",
  ignore: !posix,
  fn: async () => {
    const result = await bash("seq 1 200000", { limits: { ...limits, outputBytes: 4 << 20 } });
    const lines = text(result.stdout).trimEnd().split("\n");
    assertEquals([lines.length, lines[123_455], lines.at(-1)], [200_000, "123456", "200000"]);
  },
});

Deno.test({
  name: "many at once keep apart",
  ignore: !posix,
  fn: async () => {
    const runs = Array.from({ length: 24 }, (_, n) =>
      bash(`read line; echo $line $X`, {
        stdin: `in-${n}\n`,
        environment: { X: `env-${n}` },
      }));
    const said = (await Promise.all(runs)).map((result) => text(result.stdout));
    assertEquals(said, runs.map((_, n) => `in-${n} env-${n}\n`));
  },
});

Deno.test("a request cancelled beforehand starts nothing", async () => {
  const signal = AbortSignal.abort();
  const result = await host.run({ command: "deno", args: ["--version"], limits, signal });
  assertEquals([result.killed, result.status, result.stdout.length], ["cancelled", 137, 0]);
});

Deno.test("a program outside the permissions is refused", async () => {
  const request = { command: "python3", args: ["--version"], limits };
  await assertRejects(() => host.run(request), Deno.errors.NotCapable, "--allow-run=python3");
});

Deno.test({
  name: "an absent folder is the system's own error",
  ignore: !posix,
  fn: async () => {
    await assertRejects(() => bash("true", { folder: "/absent" }), Deno.errors.NotFound, "/absent");
  },
});

Deno.test({
  name: "a supervisor that is killed is an error for its programs and replaced for the next",
  ignore: !posix,
  fn: async () => {
    await assertRejects(() => bash("kill -9 $PPID"), Error, "Cannot watch a child process");
    assertEquals(text((await bash("echo again")).stdout), "again\n");
  },
});

const processUrl = new URL("../../lib/app/host/process.ts", import.meta.url).href;
const permissions = ["--allow-read", "--allow-run=deno,bash", "--allow-env=PATH,HOME,DENO_DIR"];

function denoProgram(code: string): Deno.ChildProcess {
  const source = `import { runProcess } from ${JSON.stringify(processUrl)};\n${code}`;
  return new Deno.Command("deno", {
    args: [
      "run",
      "-q",
      "--no-prompt",
      ...permissions,
      `data:text/typescript,${encodeURIComponent(source)}`,
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

Deno.test({
  name: "a program that has what it wanted ends by itself",
  ignore: !posix,
  fn: async () => {
    const child = denoProgram(`
      const limits = { wallMs: 60_000, outputBytes: 1000 };
      const result = await runProcess({ command: "bash", args: ["-c", "echo hi"], limits });
      console.log(new TextDecoder().decode(result.stdout).trim());`);
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    const { code, stderr, stdout } = await child.output();
    clearTimeout(timer);
    assertEquals([text(stdout), text(stderr), code], ["hi\n", "", 0]);
  },
});

Deno.test({
  name: "nothing outlives a program that is killed",
  ignore: !posix,
  fn: async () => {
    const told = await Deno.makeTempFile();
    const child = denoProgram(`
      const limits = { wallMs: 60_000, outputBytes: 1000 };
      const script = "trap '' TERM HUP INT; echo $$ >" + ${JSON.stringify(told)} + "; sleep 65";
      await runProcess({ command: "bash", args: ["-c", script], limits });`);
    let pid = "";
    for (let attempt = 0; pid === "" && attempt < 200; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      pid = (await Deno.readTextFile(told)).trim();
    }
    assert(await isAlive(pid));
    child.kill("SIGKILL");
    await child.output();
    await assertGone(pid);
    await Deno.remove(told);
  },
});
