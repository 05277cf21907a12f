/** Running other programs from the tasks: quietly, with the output kept, or aloud, with it watched. */

/** What a program left. */
export interface Finished {
  /** Its exit status. */
  readonly status: number;
  /** Standard output and then standard error, as text. */
  readonly output: string;
  /** Wall clock, in milliseconds. */
  readonly elapsedMs: number;
}

/** Where and how a program runs. */
export interface RunOptions {
  /** Folder it starts in; the current one where absent. */
  readonly folder?: string;
  /** Environment variables on top of the inherited ones. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and keeps what it wrote. Standard input is empty. */
export async function capture(
  command: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const [program, ...args] = command;
  const started = performance.now();
  const { code, stdout, stderr } = await new Deno.Command(program!, {
    args,
    cwd: options.folder,
    env: { ...options.environment },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return {
    status: code,
    output: decoder.decode(stdout) + decoder.decode(stderr),
    elapsedMs: performance.now() - started,
  };
}

/**
 * Runs a program, shows its standard output as it comes, and keeps the end of it.
 *
 * @param keep How many of the last characters to keep.
 */
export async function watch(
  command: readonly string[],
  options: RunOptions & { readonly keep?: number } = {},
): Promise<Finished> {
  const [program, ...args] = command;
  const keep = options.keep ?? 16_384;
  const started = performance.now();
  const child = new Deno.Command(program!, {
    args,
    cwd: options.folder,
    env: { ...options.environment },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const decoder = new TextDecoder();
  let output = "";
  for await (const chunk of child.stdout) {
    for (let at = 0; at < chunk.length;) at += Deno.stdout.writeSync(chunk.subarray(at));
    output = (output + decoder.decode(chunk, { stream: true })).slice(-keep);
  }
  const { code } = await child.status;
  return { status: code, output, elapsedMs: performance.now() - started };
}

/** Text without terminal colours. */
export function plain(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[0-9;]*m/g, "");
}

/** Milliseconds as a person reads them. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
