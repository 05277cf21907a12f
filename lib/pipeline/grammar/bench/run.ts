/** What all benchmarks of grammars share: their input, and a loop that can be watched and stopped. */
import type { Clock, Progress } from "@maze/base";
import { type JsonLine, type LinesInput, readJsonLines } from "./json_lines.ts";

/** What a benchmark is given. */
export interface BenchRequest {
  /** Lines of JSON. */
  readonly input: LinesInput;
  /** Most lines that are read. */
  readonly limit?: number;
  /** Measures time. */
  readonly clock: Clock;
  /** Told how far it is. */
  readonly progress: Progress;
  /** Stops it; what was measured so far is the result. */
  readonly signal: AbortSignal;
}

/** Time between two looks at signals, in milliseconds. */
const LOOK_MS = 50;

/** Lets signals and progress through now and then. */
export class Pace {
  readonly #request: BenchRequest;
  readonly #action: string;
  #last: number;

  constructor(request: BenchRequest, action: string) {
    this.#request = request;
    this.#action = action;
    this.#last = request.clock.monotonic();
  }

  /** Whether it is to stop. */
  get isStopped(): boolean {
    return this.#request.signal.aborted;
  }

  /** Whether it is time for {@linkcode look}. */
  get isDue(): boolean {
    return this.#request.clock.monotonic() - this.#last > LOOK_MS;
  }

  /** Tells how far it is, and lets what waits be done. */
  async look(done: number): Promise<void> {
    this.#request.progress.update(this.#action, done);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#last = this.#request.clock.monotonic();
  }

  /** Takes the line of progress away. */
  end(): void {
    this.#request.progress.done(this.#action);
  }
}

/** Runs over the lines of a benchmark until they end or the user stops it. */
export async function overLines(
  request: BenchRequest,
  action: string,
  { each }: { readonly each: (line: JsonLine, pace: Pace) => Promise<void> | void },
): Promise<void> {
  const pace = new Pace(request, action);
  let done = 0;
  for await (const line of readJsonLines(request.input, request.limit)) {
    if (pace.isStopped) break;
    await each(line, pace);
    done++;
    if (pace.isDue) await pace.look(done);
  }
  pace.end();
}
