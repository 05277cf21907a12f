/** Facts about the program that runs: versions, and what it may do. */
import type { Permission, RuntimeFacts } from "../terminal/contract.ts";

/** What is asked about: the kinds as a whole, and the single things that MAZE uses. */
const ASKED: readonly [string, Deno.PermissionDescriptor][] = [
  ["read", { name: "read" }],
  ["write", { name: "write" }],
  ["run deno", { name: "run", command: "deno" }],
  ["run bwrap", { name: "run", command: "bwrap" }],
  ["run anything", { name: "run" }],
  ["net", { name: "net" }],
  ["env HOME", { name: "env", variable: "HOME" }],
  ["env anything", { name: "env" }],
  ["sys", { name: "sys" }],
  ["ffi", { name: "ffi" }],
  ["import", { name: "import" } as Deno.PermissionDescriptor],
];

async function stateOf([name, descriptor]: (typeof ASKED)[number]): Promise<Permission> {
  const { state } = await Deno.permissions.query(descriptor);
  return { name, state };
}

/** Asks the runtime. */
export async function runtimeFacts(): Promise<RuntimeFacts> {
  return {
    deno: Deno.version.deno,
    v8: Deno.version.v8,
    system: `${Deno.build.os} ${Deno.build.arch}`,
    executable: Deno.execPath(),
    permissions: await Promise.all(ASKED.map(stateOf)),
  };
}
