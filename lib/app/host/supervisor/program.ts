/**
 * The supervisor: one child process that starts, watches and kills all others. It exists because
 * Deno lets only a program with every permission signal a process group or read another process's
 * memory from /proc, and because a watch in the main process would starve while the compiler runs.
 *
 * It is handed to Deno as text (see `client.ts`), so it imports nothing. Orders come in on standard
 * input and replies leave on standard output, one JSON text a line. When the orders end, because the
 * main process is gone, it kills every group it started and ends.
 */

/** Asks for a program to be run, or for one to be killed. */
export type Order =
  | {
    readonly kind: "run";
    readonly id: number;
    readonly command: string;
    readonly args: readonly string[];
    readonly stdin: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly folder: string | undefined;
    readonly wallMs: number;
    readonly outputBytes: number;
    readonly memoryBytes: number | undefined;
  }
  | { readonly kind: "cancel"; readonly id: number };

/** What became of a program. Output is in base64. */
export type Reply =
  | {
    readonly kind: "ended";
    readonly id: number;
    readonly status: number;
    readonly stdout: string;
    readonly stderr: string;
    readonly killed: "time" | "memory" | "output" | "cancelled" | undefined;
    readonly elapsedMs: number;
    readonly peakMemoryBytes: number;
  }
  | {
    readonly kind: "failed";
    readonly id: number;
    readonly name: string;
    readonly message: string;
  };

type RunOrder = Extract<Order, { kind: "run" }>;
type Ended = Extract<Reply, { kind: "ended" }>;

/** When memory is first looked at, and how often after that, in milliseconds. */
const FIRST_LOOK_MS = 5;
const WATCH_MS = 20;
/** How long output may take to close once the group is dead, in milliseconds. */
const DRAIN_MS = 200;

const linux = Deno.build.os === "linux";

function readOrEmpty(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch {
    return ""; // the process has ended, or the system keeps no such file
  }
}

/**
 * A child, the processes it started as far as they were seen, and their process group. Descendants
 * that left the group are killed too, when the watch saw them before their parent ended.
 */
class Family {
  /** Process ids with their start times, which tell a process from a later one of the same id. */
  readonly #members = new Map<number, string>();
  readonly #leader: number;
  peakBytes = 0;

  constructor(leader: number) {
    this.#leader = leader;
    this.#members.set(leader, this.#startTime(leader));
  }

  #startTime(pid: number): string {
    const stat = readOrEmpty(`/proc/${pid}/stat`);
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  }

  #adopt(parent: number): void {
    let tasks: Iterable<Deno.DirEntry>;
    try {
      tasks = [...Deno.readDirSync(`/proc/${parent}/task`)];
    } catch {
      return; // ended meanwhile
    }
    for (const task of tasks) {
      const children = readOrEmpty(`/proc/${parent}/task/${task.name}/children`).trim();
      if (children === "") continue;
      for (const child of children.split(" ").map(Number)) {
        if (!this.#members.has(child)) this.#members.set(child, this.#startTime(child));
      }
    }
  }

  /** Resident memory of all members, in bytes; 0 where the system does not tell. */
  measure(): number {
    if (!linux) return 0;
    let bytes = 0;
    for (const pid of this.#members.keys()) { // grows while it is walked, so children are seen
      const line = readOrEmpty(`/proc/${pid}/status`).match(/^VmRSS:\s+(\d+) kB/m);
      if (!line) continue;
      bytes += Number(line[1]) * 1024;
      this.#adopt(pid);
    }
    this.peakBytes = Math.max(this.peakBytes, bytes);
    return bytes;
  }

  kill(): void {
    for (const target of Deno.build.os === "windows" ? [this.#leader] : [-this.#leader]) {
      try {
        Deno.kill(target, "SIGKILL");
      } catch {
        // nobody is left in the group
      }
    }
    for (const [pid, started] of this.#members) {
      if (started === "" || this.#startTime(pid) !== started) continue;
      try {
        Deno.kill(pid, "SIGKILL");
      } catch {
        // ended meanwhile
      }
    }
  }
}

/** Gathers one output up to what is left of the shared budget. */
function gather(
  stream: ReadableStream<Uint8Array>,
  budget: { left: number },
  overflow: () => void,
): { readonly done: Promise<void>; stop(): void; text(): string } {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      if (budget.left > 0) chunks.push(value.subarray(0, budget.left));
      budget.left -= value.length;
      if (budget.left < 0) overflow();
    }
  };
  return {
    done: read().catch(() => {}),
    stop: () => void reader.cancel().catch(() => {}),
    text: () => joined(chunks).toBase64(),
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

async function feed(stream: WritableStream<Uint8Array>, text: string): Promise<void> {
  const writer = stream.getWriter();
  try {
    await writer.write(new TextEncoder().encode(text));
    await writer.close();
  } catch {
    // the program closed its input before it had read all of it, which is its own affair
  }
}

/** Runs one program to its end or to the first bound it crosses. */
async function supervise(order: RunOrder, cancelled: AbortSignal): Promise<Ended> {
  const started = performance.now();
  const child = new Deno.Command(order.command, {
    args: [...order.args],
    clearEnv: true,
    env: { ...order.environment },
    cwd: order.folder,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    detached: true, // a process group of its own
  }).spawn();
  const family = new Family(child.pid);
  let killed: Ended["killed"];
  const kill = (reason: NonNullable<Ended["killed"]>): void => {
    killed ??= reason;
    family.kill();
  };
  const limit = order.memoryBytes ?? Infinity;
  const wall = setTimeout(() => kill("time"), order.wallMs);
  const look = (): void => {
    if (family.measure() > limit) kill("memory");
    watch = setTimeout(look, WATCH_MS);
  };
  let watch = setTimeout(look, FIRST_LOOK_MS);
  cancelled.addEventListener("abort", () => kill("cancelled"));
  if (cancelled.aborted) kill("cancelled");
  const budget = { left: order.outputBytes };
  const outputs = [child.stdout, child.stderr].map((stream) =>
    gather(stream, budget, () => kill("output"))
  );
  const fed = feed(child.stdin, order.stdin);
  const { code } = await child.status;
  clearTimeout(wall);
  clearTimeout(watch);
  family.kill(); // whatever it left running
  const drained = Promise.all([fed, ...outputs.map((output) => output.done)]);
  let late: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([drained, new Promise((resolve) => late = setTimeout(resolve, DRAIN_MS))]);
  clearTimeout(late);
  for (const output of outputs) output.stop();
  return {
    kind: "ended",
    id: order.id,
    status: code,
    stdout: outputs[0]?.text() ?? "",
    stderr: outputs[1]?.text() ?? "",
    killed,
    elapsedMs: performance.now() - started,
    peakMemoryBytes: family.peakBytes,
  };
}

const running = new Map<number, AbortController>();

async function reply(answer: Reply): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(answer) + "\n");
  await (replies = replies.then(async () => {
    for (let sent = 0; sent < bytes.length;) sent += await Deno.stdout.write(bytes.subarray(sent));
  }));
}

let replies: Promise<void> = Promise.resolve();

async function obey(order: Order): Promise<void> {
  if (order.kind === "cancel") return running.get(order.id)?.abort();
  const cancel = new AbortController();
  running.set(order.id, cancel);
  try {
    await reply(await supervise(order, cancel.signal));
  } catch (error) {
    const { name, message } = error as Error;
    await reply({ kind: "failed", id: order.id, name, message });
  } finally {
    running.delete(order.id);
  }
}

let parts: string[] = [];
for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const pieces = text.split("\n");
  const last = pieces.pop() ?? "";
  for (const piece of pieces) {
    obey(JSON.parse(parts.join("") + piece)).catch(() => Deno.exit(1));
    parts = [];
  }
  parts.push(last);
}
for (const cancel of running.values()) cancel.abort();
Deno.exit(0);
