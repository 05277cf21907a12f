/** The real terminal: standard streams written whole, signals, errors that nothing caught, prompts. */
import process from "node:process";
import type { EndSignal, Terminal } from "../terminal/contract.ts";

/** Wait before a stream that would block is written to again, in milliseconds. */
const RETRY_MS = 2;

/**
 * Makes a writer that writes all of a text and falls silent once nobody reads, as in `maze … | head`.
 * Any other trouble, such as a full disk, it throws once where it is asked to.
 */
function writerOf(
  stream: { writeSync(data: Uint8Array): number },
  options: { readonly throws: boolean },
): (text: string) => void {
  let isGone = false;
  return (text) => {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length && !isGone;) {
      try {
        at += stream.writeSync(bytes.subarray(at));
      } catch (error) {
        if (error instanceof Deno.errors.WouldBlock) {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
          continue;
        }
        isGone = true;
        if (options.throws && !(error instanceof Deno.errors.BrokenPipe)) throw error;
      }
    }
  };
}

function columns(): number {
  try {
    return Deno.consoleSize().columns;
  } catch {
    return 0; // not a terminal
  }
}

function onSignal(signal: EndSignal, handler: () => void): () => void {
  if (Deno.build.os === "windows" && signal === "SIGTERM") return () => {};
  Deno.addSignalListener(signal, handler);
  return () => Deno.removeSignalListener(signal, handler);
}

function onUncaught(handler: (error: unknown) => void): () => void {
  const rejected = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    handler(event.reason);
  };
  const thrown = (event: ErrorEvent): void => {
    event.preventDefault();
    handler(event.error);
  };
  globalThis.addEventListener("unhandledrejection", rejected);
  globalThis.addEventListener("error", thrown);
  return () => {
    globalThis.removeEventListener("unhandledrejection", rejected);
    globalThis.removeEventListener("error", thrown);
  };
}

async function readInput(signal: AbortSignal): Promise<Uint8Array> {
  const ended = Promise.withResolvers<never>();
  const stop = (): void => ended.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([new Response(Deno.stdin.readable).bytes(), ended.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Makes the terminal of this process. */
export function denoTerminal(): Terminal {
  const isTerminal = {
    input: Deno.stdin.isTerminal(),
    output: Deno.stdout.isTerminal(),
    error: Deno.stderr.isTerminal(),
  };
  return {
    isTerminal,
    columns,
    readInput,
    writeOutput: writerOf(Deno.stdout, { throws: true }),
    writeError: writerOf(Deno.stderr, { throws: false }),
    onSignal,
    onUncaught,
    ask: async (message, signal) => {
      const { confirm, isCancel } = await import("@clack/prompts");
      const answer = await confirm({
        message,
        initialValue: false,
        output: process.stderr,
        signal,
      });
      return isCancel(answer) ? undefined : answer;
    },
    exit: (status) => Deno.exit(status),
  };
}
