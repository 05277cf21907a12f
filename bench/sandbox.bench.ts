/**
 * What the sandbox adds to a bare `deno run`: an empty program, and one that imports twenty modules,
 * at each level of isolation that this machine has; and a test file of three tests.
 */
import { runInSandbox, runTests, sandboxStatus } from "@maze/check";
import { memoryHost } from "@maze/base";
import { openTypeScriptProject, sandboxModules } from "@maze/types";
import { denoHost } from "../lib/app/host/deno_host.ts";

const host = denoHost();
/** The same machine as if it had no bubblewrap. */
const plain: typeof host = {
  ...host,
  run: (request) =>
    request.command === "bwrap"
      ? Promise.reject(new Error("Cannot start bwrap: left out here"))
      : host.run(request),
};
const status = await sandboxStatus(host);
await sandboxStatus(plain);

const MODULES = 20;
const texts: Record<string, string> = {
  "/p/a_test.ts": `import { test } from "node:test"; import assert from "node:assert/strict";
    import { v19 } from "./m19.ts"; for (let n = 0; n < 3; n++) test("t" + n, () => assert.equal(v19, 20));`,
};
for (let n = 0; n < MODULES; n++) {
  texts[`/p/m${n}.ts`] = n === 0
    ? "export const v0: number = 1;\n"
    : `import { v${n - 1} } from "./m${n - 1}";\nexport const v${n}: number = v${n - 1} + 1;\n` +
      `export interface Part${n} { readonly value: number }\n`.repeat(20).replace(
        /Part\d+/g,
        (name, offset: number) => `${name}_${offset}`,
      );
}
const project = await openTypeScriptProject(memoryHost(texts), "/p");
const modules = sandboxModules(project, ["/p/m19.ts"]);

async function bare(code: string): Promise<void> {
  const child = new Deno.Command("deno", {
    args: ["run", "-"],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(code));
  await writer.close();
  const { success } = await child.output();
  if (!success) throw new Error("Cannot run deno: it failed");
}

async function run(
  on: typeof host,
  code: string,
  files = new Map<string, string>(),
): Promise<void> {
  const { stdout } = await runInSandbox(on, {
    program: (jail) => code.replaceAll("JAIL/", jail),
    files,
  });
  if (stdout.trim() !== "20") throw new Error(`Cannot believe the run: it said ${stdout}`);
}

const empty = "console.log(20);";
const imports = `import { v19 } from "JAIL/${modules.entry("/p/m19.ts")}"; console.log(v19);`;

// A function that is not `async` would not be awaited.
Deno.bench("bare deno run, empty program", { group: "start", baseline: true }, async () => {
  await bare(empty);
});
const levels = status.kind === "available" && status.isolation === "namespaces"
  ? [["permissions", plain], ["namespaces", host]] as const
  : [["permissions", plain]] as const;
for (const [name, on] of levels) {
  Deno.bench(`${name}, empty program`, { group: "start" }, async () => {
    await run(on, empty);
  });
  Deno.bench(`${name}, 20 modules`, { group: "start" }, async () => {
    await run(on, imports, new Map(modules.files));
  });
}

Deno.bench("20 modules out of the project, warm", { group: "emit" }, () => {
  sandboxModules(project, ["/p/m19.ts"]);
});

Deno.bench("a test file of three tests over 20 modules", { group: "tests" }, async () => {
  const { verdict } = await runTests(host, project, { testFiles: ["/p/a_test.ts"] });
  if (verdict !== "pass") throw new Error(`Cannot believe the run: ${verdict}`);
});
