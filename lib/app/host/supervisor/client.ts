/**
 * Starts the supervisor at the first order and speaks with it. It holds the event loop only while
 * an answer is awaited, and ends with this process, however that ends.
 */
import type { Order, Reply } from "./program.ts";
import source from "./program.ts" with { type: "text" };

type Run = Omit<Extract<Order, { kind: "run" }>, "kind" | "id">;
type Ended = Extract<Reply, { kind: "ended" }>;

interface Waiting {
  resolve(reply: Ended): void;
  reject(error: Error): void;
}

/** Variables that Deno itself needs to start: where programs are, and where its cache is. */
const INHERITED = ["PATH", "HOME", "DENO_DIR", "TMPDIR", "LOCALAPPDATA", "SystemRoot", "TEMP"];

const FLAGS = [
  "run",
  "--quiet",
  "--allow-all",
  "--no-prompt",
  "--no-check",
  "--no-config",
  "--no-lock",
  "--no-remote",
  "--no-npm",
];

function inherited(): Record<string, string> {
  const environment: Record<string, string> = { NO_COLOR: "1" };
  for (const name of INHERITED) {
    try {
      const value = Deno.env.get(name);
      if (value !== undefined) environment[name] = value;
    } catch {
      // not among the variables this program may see
    }
  }
  return environment;
}

class Supervisor {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: AsyncIterator<string>;
  readonly #waiting = new Map<number, Waiting>();
  #listening = false;
  #last = 0;
  #gone = false;

  constructor() {
    const text = new TextEncoder().encode(source).toBase64();
    this.#child = new Deno.Command("deno", {
      args: [...FLAGS, `data:application/typescript;base64,${text}`],
      clearEnv: true,
      env: inherited(),
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
      detached: true, // so that an interrupt from the keyboard does not reach it before us
    }).spawn();
    this.#child.unref();
    this.#writer = this.#child.stdin.getWriter();
    this.#lines = lines(this.#child.stdout);
  }

  /** True once it can take no more orders. */
  get gone(): boolean {
    return this.#gone;
  }

  run(order: Run, signal: AbortSignal | undefined): Promise<Ended> {
    const id = ++this.#last;
    const cancel = (): void => this.#send({ kind: "cancel", id });
    return new Promise<Ended>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ ...order, kind: "run", id });
      signal?.addEventListener("abort", cancel, { once: true });
      void this.#listen();
    }).finally(() => signal?.removeEventListener("abort", cancel));
  }

  #send(order: Order): void {
    const bytes = new TextEncoder().encode(JSON.stringify(order) + "\n");
    this.#writer.write(bytes).catch((error: Error) => this.#end(error));
  }

  async #listen(): Promise<void> {
    if (this.#listening) return;
    this.#listening = true;
    this.#child.ref();
    try {
      while (this.#waiting.size > 0) {
        const { value, done } = await this.#lines.next();
        if (done) throw new Error("Cannot read its answer: it has ended");
        this.#settle(JSON.parse(value));
      }
    } catch (error) {
      this.#end(error as Error);
    } finally {
      this.#listening = false;
      this.#child.unref(); // an idle supervisor keeps nobody from ending
    }
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.kind === "ended") waiting?.resolve(reply);
    else waiting?.reject(systemError(reply.name, reply.message));
  }

  #end(cause: Error): void {
    this.#gone = true;
    for (const { reject } of this.#waiting.values()) {
      reject(new Error(`Cannot watch a child process: ${cause.message}`, { cause }));
    }
    this.#waiting.clear();
  }
}

/** The supervisor's error as this process would have thrown it, so that callers can tell its kind. */
function systemError(name: string, message: string): Error {
  const kinds: Readonly<Record<string, new (message: string) => Error>> = Deno.errors;
  return new (kinds[name] ?? Error)(message);
}

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  let parts: string[] = [];
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const pieces = text.split("\n");
    for (let at = 0; at < pieces.length - 1; at++) {
      parts.push(pieces[at] ?? "");
      yield parts.join("");
      parts = [];
    }
    parts.push(pieces.at(-1) ?? "");
  }
}

let supervisor: Supervisor | undefined;

/**
 * Runs a program under the supervisor.
 *
 * @param order The program and its bounds.
 * @param signal Cancels it.
 * @returns What became of it.
 * @throws {Error} The system's error when it, or the supervisor, cannot be started.
 */
export function supervised(order: Run, signal: AbortSignal | undefined): Promise<Ended> {
  if (!supervisor || supervisor.gone) supervisor = new Supervisor();
  return supervisor.run(order, signal);
}
