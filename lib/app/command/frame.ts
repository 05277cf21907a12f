/**
 * Runs one command line from its words to its exit status: reads it, loads the configuration, opens
 * the log, runs the command, prints its result. What a command must not think about is done here.
 */
import { type ExitStatus, MazeError } from "@maze/base";

import { version } from "@maze/pipeline";
import { appErrors } from "../errors.ts";
import type { Surroundings } from "../terminal/contract.ts";
import { createDisplay, type Display } from "../terminal/display.ts";
import { envelopeOf, type Outcome, outcomeOfError } from "../terminal/envelope.ts";
import { showError } from "../terminal/problems.ts";
import { type SignalWatch, watchSignals } from "../terminal/signals.ts";
import { type Style, styleFor, wantsColour } from "../terminal/style.ts";
import { openConfiguration } from "./line/configuration.ts";
import type { Command, CommandContext, Invocation } from "./contract.ts";
import { type CommandLine, parseCommandLine, type SharedOptions } from "./line/parse.ts";
import { knownError } from "./line/failure.ts";
import { openCommandLog } from "./line/log.ts";

/** An outcome with its text for people. */
type Shown = Outcome & { readonly text?: string };

/** One run of the program. */
interface Run {
  readonly surroundings: Surroundings;
  readonly json: boolean;
  readonly started: number;
  readonly display: Display;
  readonly style: { readonly output: Style; readonly error: Style };
}

/** Whether the result is wanted as JSON, for a command line that could not be read or shows help. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  return own.includes("--json") && args[0] !== "completions";
}

/** Prints an outcome and gives its exit status. */
function report({ display, json, started, surroundings }: Run, outcome: Shown): ExitStatus {
  const { host, terminal } = surroundings;
  display.clear();
  if (json) {
    const envelope = envelopeOf(outcome, host.clock.monotonic() - started);
    terminal.writeOutput(`${JSON.stringify(envelope)}\n`);
  } else if (outcome.text !== undefined) terminal.writeOutput(`${outcome.text}\n`);
  return outcome.exit;
}

/** Reports an error that ended the run. */
async function reportError(run: Run, error: MazeError): Promise<ExitStatus> {
  const { display, json, style, surroundings } = run;
  if (!json) {
    const lines = await showError(error, { host: surroundings.host, style: style.error });
    for (const line of lines) display.line(line);
  }
  return report(run, outcomeOfError(error));
}

/** What was not run: help and the like, and mistakes. */
async function finishLine(
  run: Run,
  line: Exclude<CommandLine, { kind: "run" }>,
): Promise<ExitStatus> {
  if (line.kind === "shown") {
    const result = line.what === "version" ? { version: line.text } : { text: line.text };
    return report(run, { exit: 0, result, text: line.text });
  }
  const status = await reportError(
    run,
    new MazeError(appErrors.badUsage, line.message, { fix: line.fix }),
  );
  if (!run.json) run.display.line(line.usage);
  return status;
}

/** Asks the user, where there is one. */
function asker(run: Run, watch: SignalWatch, shared: SharedOptions): CommandContext["ask"] {
  const { isTerminal, ask } = run.surroundings.terminal;
  if (shared.json || shared.quiet || !isTerminal.input || !isTerminal.error) {
    return () => Promise.resolve(undefined);
  }
  return async (question) => {
    run.display.clear();
    const answer = await ask(question, watch.signal);
    if (answer === undefined && !watch.signal.aborted) watch.interrupt();
    watch.signal.throwIfAborted();
    return answer;
  };
}

/** Runs a command with everything it is given. */
async function runInvocation(
  run: Run,
  invocation: Invocation,
  options: { readonly shared: SharedOptions; readonly watch: SignalWatch },
): Promise<Shown> {
  const { display, json, style, surroundings } = run;
  const { clock } = surroundings.host;
  const { shared, watch } = options;
  const { demoFiles, folder, heldBytes, host, openFile, runtime, terminal, vocabularies } =
    surroundings;
  const ask = asker(run, watch, shared);
  const configuration = { invocation, shared, folder, display, style: style.error, ask };
  const config = await openConfiguration(host, configuration);
  const loaded = clock.monotonic();
  const { close, log } = await openCommandLog(surroundings, config, {
    display,
    style: style.error,
    shared,
  });
  const context: CommandContext = {
    host,
    folder,
    config,
    progress: display.progress,
    log,
    signal: watch.signal,
    json,
    quiet: shared.quiet,
    columns: terminal.isTerminal.output ? terminal.columns() : 0,
    style: style.output,
    print: (text) => {
      if (json) return;
      display.clear();
      terminal.writeOutput(`${text}\n`);
    },
    notice: display.notice,
    ask,
    runtime,
    readInput: () => terminal.readInput(watch.signal),
    openFile,
    vocabularies,
    heldBytes,
    ...(demoFiles ? { demoFiles } : {}),
  };
  try {
    log.write("debug", "command started", { command: invocation.name });
    const { exit = 0, ...result } = await invocation.run(context);
    log.write("info", "command finished", { command: invocation.name, exit });
    return { exit, ...result };
  } catch (error) {
    const known = watch.error() ?? knownError(error);
    log.write("error", known.message, { command: invocation.name, code: known.code });
    const { stack } = error instanceof Error ? error : known;
    log.write("debug", stack ?? "no stack", { command: invocation.name });
    throw known;
  } finally {
    if (config.settings.performance.enable_profiling) {
      const started = Math.round(loaded - run.started);
      const worked = Math.round(clock.monotonic() - loaded);
      log.write("debug", "times", { command: invocation.name, start_ms: started, work_ms: worked });
    }
    await close();
  }
}

/** A result that was reached although the command was told to end. */
function endedBy(error: MazeError): Pick<Outcome, "exit" | "error"> {
  const { exit, error: said } = outcomeOfError(error);
  return { exit, error: said };
}

/**
 * Runs one command line.
 *
 * @param args The words after the program's name.
 * @param surroundings Host, terminal, folder, log and facts.
 * @param options The commands there are.
 * @returns The exit status; everything that is printed has been printed.
 */
export async function runCommandLine(
  args: readonly string[],
  surroundings: Surroundings,
  options: { readonly commands: readonly Command[] },
): Promise<ExitStatus> {
  const { host, terminal } = surroundings;
  const { isTerminal } = terminal;
  const started = host.clock.monotonic();
  const style = {
    output: styleFor(wantsColour(host, isTerminal.output)),
    error: styleFor(wantsColour(host, isTerminal.error)),
  };
  const line = parseCommandLine(args, options.commands, {
    version,
    colours: style.output.enabled,
    columns: isTerminal.output ? terminal.columns() : 0,
  });
  const json = line.kind === "run" ? line.shared.json : asksForJson(args);
  const quiet = line.kind === "run" && line.shared.quiet;
  const display = createDisplay(terminal, host.clock, { json, quiet, style: style.error });
  const run: Run = { surroundings, json, started, display, style };
  const watch = watchSignals(terminal, () => {
    if (isTerminal.error) display.notice("stopping; interrupt once more to end at once");
  });
  const stopUncaught = terminal.onUncaught(async (error) => {
    terminal.exit(await reportError(run, knownError(error)));
  });
  try {
    if (line.kind !== "run") return await finishLine(run, line);
    const { invocation, shared } = line;
    const outcome = await runInvocation(run, invocation, { shared, watch });
    const ended = watch.error();
    return report(run, ended ? { ...outcome, ...endedBy(ended) } : outcome);
  } catch (error) {
    return await reportError(run, watch.error() ?? knownError(error));
  } finally {
    stopUncaught();
    watch.close();
  }
}
