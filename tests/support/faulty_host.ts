/**
 * A host whose file system fails at the nth step that changes something, in the manner of SQLite's own
 * tests: loop n upward until the operation under test gets by without meeting the fault.
 */
import type { FileSystem, Host } from "@maze/base";

/** What happens at the step. */
export interface FaultPlan {
  /** Which changing step, from 1. */
  readonly at: number;
  /**
   * `before`: it does not happen. `partial`: a write leaves a temporary file with half its content
   * (for other steps as `before`). `after`: it happens, but reports an error.
   */
  readonly effect: "before" | "partial" | "after";
  /**
   * `fails`: this step throws, later ones work. `dies`: this and everything later throws, reads too,
   * as for a process that was killed. `full`: this and every later step that needs room throws.
   */
  readonly then: "fails" | "dies" | "full";
}

/** A host with a plan, and whether the plan was met. */
export interface FaultyHost {
  readonly host: Host;
  /** Changing steps so far. */
  readonly steps: () => number;
  /** Whether the step of the plan has come. */
  readonly met: () => boolean;
}

/** What a step throws after a process was killed: it must not be handled as an error of files. */
export class Killed extends Error {
  override name = "Killed";
}

function fault(plan: FaultPlan): Error {
  if (plan.then === "dies") return new Killed("Cannot go on: this process was killed");
  const [code, text] = plan.then === "full"
    ? ["ENOSPC", "No space left on device (os error 28)"]
    : ["EIO", "Input/output error (os error 5)"];
  return Object.assign(new Error(text), { code });
}

/** Wraps a host so that its files follow the plan. */
export function faultyHost(host: Host, plan: FaultPlan): FaultyHost {
  let steps = 0;
  let dead = false;
  const { files } = host;

  async function change(
    needsRoom: boolean,
    { act, half }: { act: () => Promise<void>; half?: () => Promise<void> },
  ): Promise<void> {
    if (dead) throw fault(plan);
    steps++;
    const isLater = plan.then === "full" && needsRoom && steps > plan.at;
    if (steps !== plan.at && !isLater) return await act();
    if (plan.then === "full" && !needsRoom) return await act();
    if (plan.effect === "after" && !isLater) await act();
    if (plan.effect === "partial" && half) await half();
    dead = plan.then === "dies";
    throw fault(plan);
  }

  async function read<T>(act: () => Promise<T>): Promise<T> {
    if (dead) throw fault(plan);
    return await act();
  }

  function halfOf(path: string, data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    return files.write(`${path}.9-${steps}.tmp`, bytes.subarray(0, bytes.length >> 1));
  }

  const faulty: FileSystem = {
    read: (path) => read(() => files.read(path)),
    readText: (path) => read(() => files.readText(path)),
    stat: (path) => read(() => files.stat(path)),
    list: (path) => read(() => files.list(path)),
    realPath: (path) => read(() => files.realPath(path)),
    write: (path, data, options) =>
      change(true, {
        act: () => files.write(path, data, options),
        // A process that dies leaves its temporary file; one that meets an error removes it.
        ...(plan.then === "dies" ? { half: () => halfOf(path, data) } : {}),
      }),
    append: (path, data) => change(true, { act: () => files.append(path, data) }),
    makeFolder: (path) => change(true, { act: () => files.makeFolder(path) }),
    makeTemporaryFolder: (prefix) => read(() => files.makeTemporaryFolder(prefix)),
    rename: (from, to) => change(false, { act: () => files.rename(from, to) }),
    remove: (path) => change(false, { act: () => files.remove(path) }),
  };
  return { host: { ...host, files: faulty }, steps: () => steps, met: () => steps >= plan.at };
}

/** Every effect with every consequence, for loops. */
export const faultKinds: readonly Omit<FaultPlan, "at">[] = [
  { effect: "before", then: "fails" },
  { effect: "after", then: "fails" },
  { effect: "before", then: "dies" },
  { effect: "partial", then: "dies" },
  { effect: "after", then: "dies" },
  { effect: "before", then: "full" },
];
