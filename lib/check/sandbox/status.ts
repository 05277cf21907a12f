/** Finds out, once for each host, what the machine has for a sandbox, by running an empty program. */
import type { Host } from "@maze/base";
import type { SandboxLimits, SandboxStatus } from "./contract.ts";
import {
  bubblewrapArguments,
  denoArguments,
  denoEnvironment,
  layoutIn,
  NAMESPACE_LAYOUT,
} from "./command.ts";
import { withScratch } from "./scratch.ts";

/** The bounds that hold where a request names none. */
export const DEFAULT_LIMITS: SandboxLimits = {
  wallMs: 30_000,
  memoryBytes: 512 * 2 ** 20,
  outputBytes: 10 * 2 ** 20,
};

/** Bounds on finding out. The first start of Deno after an installation reads it from disk. */
const PROBE_LIMITS: SandboxLimits = { ...DEFAULT_LIMITS, wallMs: 20_000, outputBytes: 65_536 };

/** How programs are started on a machine that has a sandbox. */
export interface Sandbox {
  /** What is told to others. */
  readonly status: Extract<SandboxStatus, { kind: "available" }>;
  /** Path of Deno's own executable. */
  readonly deno: string;
}

type Found = Sandbox | { readonly status: Extract<SandboxStatus, { kind: "absent" }> };

const found = new WeakMap<Host, Promise<Found>>();

/** What the host's machine has; asked once. */
export function findSandbox(host: Host): Promise<Found> {
  let known = found.get(host);
  if (!known) found.set(host, known = probe(host));
  return known;
}

async function probe(host: Host): Promise<Found> {
  const deno = await probeDeno(host);
  if (typeof deno === "string") return { status: { kind: "absent", reason: deno } };
  const wrap = await probeBubblewrap(host, deno.path);
  return {
    deno: deno.path,
    status: {
      kind: "available",
      isolation: "version" in wrap ? "namespaces" : "permissions",
      deno: deno.version,
      bubblewrap: "version" in wrap ? wrap.version : undefined,
      reason: "version" in wrap ? undefined : wrap.reason,
      limits: DEFAULT_LIMITS,
    },
  };
}

const DESCRIBE = "console.log(JSON.stringify([Deno.version.deno, Deno.execPath()]))";

function firstLine(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trim().split("\n", 1)[0] ?? "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Deno's version and path, or why it cannot be run. */
async function probeDeno(host: Host): Promise<{ version: string; path: string } | string> {
  try {
    return await withScratch(host, new Map(), {
      use: async (folder) => {
        const layout = layoutIn(folder);
        const result = await host.run({
          command: "deno",
          args: denoArguments(layout, PROBE_LIMITS),
          stdin: DESCRIBE,
          environment: denoEnvironment(layout),
          folder: layout.empty,
          limits: PROBE_LIMITS,
        });
        if (result.status !== 0) {
          return `deno ended with ${result.status}: ${firstLine(result.stderr)}`;
        }
        const [version, path] = JSON.parse(firstLine(result.stdout)) as [string, string];
        return { version, path };
      },
    });
  } catch (error) {
    return `deno cannot be started: ${messageOf(error)}`;
  }
}

/** Bubblewrap's version, or why it cannot be used. A container may have it and forbid namespaces. */
async function probeBubblewrap(
  host: Host,
  deno: string,
): Promise<{ version: string } | { reason: string }> {
  try {
    return await withScratch(host, new Map(), {
      use: async (folder) => {
        const told = await host.run({
          command: "bwrap",
          args: ["--version"],
          limits: PROBE_LIMITS,
        });
        const layout = layoutIn(folder);
        const result = await host.run({
          command: "bwrap",
          args: [
            ...bubblewrapArguments(deno, layout.jail),
            ...denoArguments(NAMESPACE_LAYOUT, PROBE_LIMITS),
          ],
          stdin: DESCRIBE,
          limits: PROBE_LIMITS,
        });
        if (result.status !== 0) {
          return { reason: `bwrap does not work: ${firstLine(result.stderr)}` };
        }
        return { version: firstLine(told.stdout).replace(/^bubblewrap /, "") };
      },
    });
  } catch (error) {
    return { reason: `bwrap cannot be started: ${messageOf(error)}` };
  }
}

/**
 * Tells what this machine has for a sandbox.
 *
 * @param host The machine.
 * @returns Versions and isolation level, or why there is no sandbox. Asked once for each host.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { sandboxStatus } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals((await sandboxStatus(memoryHost())).kind, "absent");
 * ```
 */
export async function sandboxStatus(host: Host): Promise<SandboxStatus> {
  return (await findSandbox(host)).status;
}
