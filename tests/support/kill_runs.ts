/**
 * Kills a program at random moments, again and again, and lets a check look at what it left. The seed
 * is printed, so that a run that fails can be had again (as far as the machine keeps time).
 */
import { seededRandom } from "@maze/base";

/** What is run and killed. */
export interface KillPlan {
  /** The program, such as `deno`. */
  readonly command: string;
  /** Its arguments, made anew for each run. */
  readonly args: (run: number) => readonly string[];
  /** Folder it starts in. */
  readonly folder: string;
  /** Its environment, beside what is inherited. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How often. */
  readonly runs: number;
  /** Shortest and longest time before it is killed, in milliseconds. */
  readonly delayMs: readonly [number, number];
  /** What the time counts from; the first output of the program if not said. */
  readonly from?: "output" | "start";
  /** Fixes the moments; a new one each time if not said, or `MAZE_SEED`. */
  readonly seed?: number;
  /** Looks at what one run left; throws when something is wrong. */
  readonly check: (killed: KilledRun) => Promise<void>;
}

/** One run that was killed, or that ended by itself before. */
export interface KilledRun {
  /** Its number, from 0. */
  readonly run: number;
  /** Lines it had written to standard output whole. */
  readonly lines: readonly string[];
  /** What it had written to standard error. */
  readonly stderr: string;
  /** Whether it was killed; otherwise it had ended. */
  readonly killed: boolean;
  /** Its exit status, where it had ended. */
  readonly status: number;
}

/** How the runs ended. */
export interface KillTally {
  readonly killed: number;
  readonly ended: number;
  readonly seed: number;
}

/** Sampled in the normal suite, many with `MAZE_FULL=1`. */
export function killRuns(sampled: number, full: number): number {
  return Deno.env.get("MAZE_FULL") === "1" ? full : sampled;
}

/** Runs the plan to its end. */
export async function killAtRandom(plan: KillPlan): Promise<KillTally> {
  const fixed = plan.seed ?? Number(Deno.env.get("MAZE_SEED") || NaN);
  const seed = Number.isNaN(fixed) ? crypto.getRandomValues(new Uint32Array(1))[0]! : fixed;
  const random = seededRandom(seed);
  const [shortest, longest] = plan.delayMs;
  console.error(`kill -9 at random moments: ${plan.runs} runs, MAZE_SEED=${seed}`);
  let ended = 0;
  for (let run = 0; run < plan.runs; run++) {
    const delay = shortest + random.next() * (longest - shortest);
    const result = await killOnce(plan, { run, delay });
    if (!result.killed) ended++;
    try {
      await plan.check(result);
    } catch (error) {
      const heard = result.lines.slice(-5).join("\n");
      throw new Error(
        `Cannot accept what run ${run} left (killed after ${
          delay.toFixed(1)
        } ms, MAZE_SEED=${seed})` +
          `:\n${heard}\n${result.stderr}`,
        { cause: error },
      );
    }
  }
  return { killed: plan.runs - ended, ended, seed };
}

async function killOnce(
  plan: KillPlan,
  { delay, run }: { readonly run: number; readonly delay: number },
): Promise<KilledRun> {
  const child = new Deno.Command(plan.command, {
    args: [...plan.args(run)],
    cwd: plan.folder,
    env: { ...plan.environment },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let heard = "";
  let killed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const kill = (): void => {
    try {
      child.kill("SIGKILL");
      killed = true;
    } catch {
      // It ended by itself in this very moment.
    }
  };
  if (plan.from === "start") timer = setTimeout(kill, delay);
  const listen = async (): Promise<void> => {
    for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
      heard += text;
      timer ??= setTimeout(kill, delay);
    }
  };
  const [, stderr, status] = await Promise.all([
    listen(),
    new Response(child.stderr).text(),
    child.status,
  ]);
  clearTimeout(timer);
  return {
    run,
    lines: heard.split("\n").slice(0, -1),
    stderr,
    killed: killed && status.signal === "SIGKILL",
    status: status.code,
  };
}
