/** Programs that take too much are ended at the bound, which is named, and soon. */
import { assert, assertEquals } from "@std/assert";
import type { KillReason } from "@maze/base";
import { runInSandbox, type SandboxLimits } from "@maze/check";
import { levels } from "./sandbox_hosts.ts";

const MIB = 2 ** 20;
const linux = Deno.build.os === "linux";

interface Bomb {
  readonly name: string;
  readonly code: string;
  readonly limits: Partial<SandboxLimits>;
  readonly killed: KillReason;
  /** Memory is watched on Linux alone; V8 keeps its own heap cap everywhere. */
  readonly everywhere: boolean;
}

const small = { memoryBytes: 192 * MIB, wallMs: 15_000 };

const bombs: readonly Bomb[] = [
  {
    name: "endless loop",
    code: "for (;;);",
    limits: { wallMs: 300 },
    killed: "time",
    everywhere: true,
  },
  {
    name: "endless chain of promises",
    code: "const next = () => Promise.resolve().then(next); await next();",
    limits: { wallMs: 300 },
    killed: "time",
    everywhere: true,
  },
  {
    name: "endless timer",
    code: "setInterval(() => {}, 10);",
    limits: { wallMs: 300 },
    killed: "time",
    everywhere: true,
  },
  {
    name: "endless regular expression",
    code: `/^(a+)+$/.test("a".repeat(60) + "b");`,
    limits: { wallMs: 300 },
    killed: "time",
    everywhere: true,
  },
  {
    name: "deaf to signals",
    code:
      `for (const s of ["SIGTERM", "SIGINT", "SIGHUP"]) Deno.addSignalListener(s, () => {}); for (;;);`,
    limits: { wallMs: 300 },
    killed: "time",
    everywhere: false,
  },
  {
    name: "JavaScript heap",
    code: "const all = []; for (;;) all.push([all.length, {}]);",
    limits: { ...small, memoryBytes: 128 * MIB },
    killed: "memory",
    everywhere: true,
  },
  {
    name: "JavaScript heap, its cap raised from inside",
    code: `import v8 from "node:v8"; v8.setFlagsFromString("--max-old-space-size=8000");
      const all = []; for (;;) all.push([all.length, {}]);`,
    limits: { ...small, memoryBytes: 128 * MIB },
    killed: "memory",
    everywhere: true,
  },
  {
    name: "strings",
    code:
      `const all = []; for (let n = 0;; n++) all.push(String(n).repeat(100_000).slice(1).split("").join(""));`,
    limits: small,
    killed: "memory",
    everywhere: true,
  },
  {
    name: "ArrayBuffers",
    code: "const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1));",
    limits: small,
    killed: "memory",
    everywhere: false,
  },
  {
    name: "shared memory",
    code: "const all = []; for (;;) all.push(new Uint8Array(new SharedArrayBuffer(1e7)).fill(1));",
    limits: small,
    killed: "memory",
    everywhere: false,
  },
  {
    name: "WebAssembly memory",
    code: `const all = []; for (;;) { const m = new WebAssembly.Memory({ initial: 160 });
      new Uint8Array(m.buffer).fill(1); all.push(m); }`,
    limits: small,
    killed: "memory",
    everywhere: false,
  },
  {
    name: "workers",
    code:
      `for (let n = 0; n < 2000; n++) new Worker("data:text/javascript,setInterval(() => {}, 1000)", { type: "module" });`,
    limits: small,
    killed: "memory",
    everywhere: false,
  },
  {
    name: "a worker's heap",
    code:
      `new Worker("data:text/javascript,const all = []; for (;;) all.push([all.length, {}]);", { type: "module" });
      setInterval(() => {}, 1000);`,
    limits: { ...small, memoryBytes: 128 * MIB },
    killed: "memory",
    everywhere: false,
  },
  {
    name: "database in memory",
    code: `import { DatabaseSync } from "node:sqlite"; const d = new DatabaseSync(":memory:");
      d.exec("CREATE TABLE a(b)"); const s = d.prepare("INSERT INTO a VALUES (zeroblob(1000000) || hex(randomblob(500000)))");
      for (;;) s.run();`,
    limits: small,
    killed: "memory",
    everywhere: false,
  },
  {
    name: "a gigabyte to standard output",
    code: "const line = 'x'.repeat(99_999); for (let n = 0; n < 10_500; n++) console.log(line);",
    limits: { outputBytes: MIB },
    killed: "output",
    everywhere: true,
  },
  {
    name: "a flood to standard error, without line ends",
    code: "const bytes = new Uint8Array(1e6).fill(120); for (;;) Deno.stderr.writeSync(bytes);",
    limits: { outputBytes: MIB },
    killed: "output",
    everywhere: true,
  },
];

for (const { host, ignore, label } of levels) {
  for (const { name, code, everywhere, killed, limits } of bombs) {
    Deno.test({
      name: `${label}: ends at its bound: ${name}`,
      ignore: ignore || (!linux && !everywhere),
      fn: async () => {
        const begun = performance.now();
        const report = await runInSandbox(host, { program: () => code, files: new Map(), limits });
        const elapsed = performance.now() - begun;
        assertEquals(report.killed, killed, JSON.stringify(report).slice(0, 2000));
        assert(report.status > 128, `Cannot see a signal: status ${report.status}`);
        const allowed = (killed === "time" ? limits.wallMs ?? 0 : 10_000) + 1500;
        assert(elapsed < allowed, `Cannot wait ${elapsed} ms: expected under ${allowed} ms`);
        if (limits.outputBytes !== undefined) {
          assert(report.stdout.length + report.stderr.length <= limits.outputBytes);
        }
        if (limits.memoryBytes !== undefined && report.peakMemoryBytes > 0) {
          const overshoot = report.peakMemoryBytes / limits.memoryBytes;
          assert(overshoot < 2.5, `Cannot accept ${overshoot} times the bound`);
        }
      },
    });
  }

  Deno.test({ name: `${label}: a program within its bounds is not touched`, ignore }, async () => {
    const code = `const all = Array.from({ length: 200_000 }, (_, n) => ({ n }));
      const bytes = new Uint8Array(3e7).fill(1); console.log(all.length + bytes.length);`;
    const report = await runInSandbox(host, {
      program: () => code,
      files: new Map(),
      limits: small,
    });
    assertEquals([report.stdout, report.killed, report.status], ["30200000\n", undefined, 0]);
  });

  Deno.test({ name: `${label}: cancelling ends it at once`, ignore }, async () => {
    const stop = new AbortController();
    const begun = performance.now();
    setTimeout(() => stop.abort(), 100);
    const report = await runInSandbox(host, {
      program: () => "for (;;);",
      files: new Map(),
      signal: stop.signal,
    });
    assertEquals(report.killed, "cancelled");
    assert(performance.now() - begun < 2000);
  });

  Deno.test({ name: `${label}: several programs at once keep apart`, ignore }, async () => {
    const reports = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        runInSandbox(host, {
          program: (jail) => `import { own } from "${jail}own.ts"; console.log(own);`,
          files: new Map([["own.ts", `export const own = ${n};`]]),
        })),
    );
    assertEquals(reports.map(({ stdout }) => stdout), reports.map((_, n) => `${n}\n`));
  });
}
