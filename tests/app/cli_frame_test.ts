import { assert, assertEquals, assertMatch } from "@std/assert";
import { MazeError } from "@maze/base";
import { constant, object } from "@optique/core";
import { pipelineErrors } from "@maze/pipeline";
import { appErrors } from "../../lib/app/errors.ts";
import { type Command, type CommandResult, defineCommand } from "../../lib/app/command/contract.ts";
import { commands } from "../../lib/app/command/registry.ts";
import type { CommandContext } from "../../lib/app/command/contract.ts";
import type { EndSignal } from "../../lib/app/terminal/contract.ts";
import { callMaze, envelopeIn, PROJECT_FILE, USER_FILE } from "./cli_support.ts";

function commandThat(run: (context: CommandContext) => Promise<CommandResult>): Command[] {
  const parser = object({ nothing: constant(0) });
  return [...commands, defineCommand({ name: "act", brief: "Act", examples: [], parser, run })];
}

Deno.test("each mistake on the command line ends with status 2 and says what was meant", async () => {
  const cases: readonly [string[], string][] = [
    [[], "expected one"],
    [["confg"], "Did you mean `config`?"],
    [["config", "gt"], "Did you mean `get`?"],
    [["config", "get"], "Usage: maze config get KEY"],
    [["config", "get", "a", "b"], '"b"'],
    [["doctor", "--jsn"], "Did you mean `--json`?"],
    [["doctor", "--log-level", "loud"], "loud"],
    [["doctor", "--set", "nothing"], "--set"],
    [["completions"], "shell"],
    [["completions", "tcsh"], "tcsh"],
  ];
  for (const [args, says] of cases) {
    const { error, output, status } = await callMaze(args);
    assertEquals([status, output], [2, ""], args.join(" "));
    assert(error.includes(says), error);
  }
});

Deno.test("with --json there is one envelope on standard output, whatever happens", async () => {
  const broken = { files: { [USER_FILE]: "[generation]\nsede = 1\n" } };
  const cases: readonly [
    string[],
    number,
    string,
    string | null,
    Parameters<typeof callMaze>[1]?,
  ][] = [
    [["config", "get", "generation.seed", "--json"], 0, "ok", null],
    [["--json", "config", "list"], 0, "ok", null],
    [["--version", "--json"], 0, "ok", null],
    [["--help", "--json"], 0, "ok", null],
    [["confg", "--json"], 2, "error", appErrors.badUsage.code],
    [["config", "get", "nowhere.x", "--json"], 3, "error", pipelineErrors.unknownKey.code],
    [["config", "list", "--json"], 3, "error", pipelineErrors.unknownKey.code, broken],
    [["doctor", "--json"], 1, "failed", null],
  ];
  for (const [args, wanted, state, code, call] of cases) {
    const called = await callMaze(args, call);
    const envelope = envelopeIn(called);
    assertEquals(called.output.indexOf("\n"), called.output.length - 1);
    assertEquals([called.status, envelope.status], [wanted, state], called.output);
    assertEquals(envelope.error?.code ?? null, code);
    assertEquals(Object.keys(envelope), [
      ...["schema_version", "status", "result", "receipt", "usage", "error", "elapsed_ms"],
    ]);
    assertEquals(envelope.schema_version, 1);
    if (code) assert(envelope.error.message && envelope.error.fix);
  }
});

Deno.test("diagnostics of the configuration stand in the envelope with line and column", async () => {
  const files = { [USER_FILE]: "[generation]\nsede = 1\n[nowhere]\n" };
  const { result } = envelopeIn(await callMaze(["config", "list", "--json"], { files }));
  assertEquals(
    result.diagnostics.map((
      { line, column, path }: Record<string, unknown>,
    ) => [path, line, column]),
    [[USER_FILE, 3, 1], [USER_FILE, 2, 1]],
  );
});

Deno.test("people see the line of a mistake, with the file's own escapes taken out", async () => {
  const { error, status } = await callMaze(["config", "list"], {
    files: { [USER_FILE]: "[generation]\nsede = 1 # \u001b]0;owned\u0007\n" },
  });
  assertEquals(status, 3);
  assert(!error.includes("\u001b") && error.includes("expected TOML"), error);
  const other = await callMaze(["config", "list"], {
    files: { [USER_FILE]: "[generation]\nsede = 1\n" },
  });
  assert(other.error.includes("2 | sede = 1\n    | ^^^^"), other.error);
  assert(other.error.includes("fix: write generation.seed"), other.error);
});

Deno.test("an error that nobody foresaw says that it is a bug; --log-level debug shows the stack", async () => {
  const bug = commandThat(() => Promise.reject(new TypeError("x is not a function")));
  const plain = await callMaze(["act"], { commands: bug });
  assertEquals(plain.status, 1);
  assertMatch(plain.error, new RegExp(`${appErrors.unexpected.code}: .*bug`));
  assert(!plain.error.includes("    at "));
  const loud = await callMaze(["act", "--log-level", "debug"], { commands: bug });
  assert(loud.error.includes("    at "), loud.error);
  const json = envelopeIn(await callMaze(["act", "--json"], { commands: bug }));
  assertEquals([json.status, json.error.code], ["error", appErrors.unexpected.code]);
});

Deno.test("what the system refuses is no bug", async () => {
  const full = commandThat(() =>
    Promise.reject(Object.assign(new Error("No space left on device"), { code: "ENOSPC" }))
  );
  const { error, status } = await callMaze(["act"], { commands: full });
  assertEquals(status, 1);
  assert(error.includes(appErrors.refusedBySystem.code) && error.includes("No space left"), error);
});

Deno.test("the exit status is that of the error, or of the result", async () => {
  const cases: readonly [CommandResult | MazeError, number, string][] = [
    [{ result: 1 }, 0, "ok"],
    [{ result: 1, exit: 1 }, 1, "failed"],
    [{ result: 1, exit: 7 }, 7, "failed"],
    [new MazeError(appErrors.noFolder, "Cannot"), 2, "error"],
  ];
  for (const [outcome, wanted, state] of cases) {
    const acting = commandThat(() =>
      outcome instanceof MazeError ? Promise.reject(outcome) : Promise.resolve(outcome)
    );
    const called = await callMaze(["act", "--json"], { commands: acting });
    assertEquals([called.status, envelopeIn(called).status], [wanted, state]);
  }
});

Deno.test("a signal aborts the command, lets it clean up, and decides the status", async () => {
  const cases: readonly [EndSignal, number, string][] = [
    ["SIGINT", 130, appErrors.interrupted.code],
    ["SIGTERM", 143, appErrors.terminated.code],
  ];
  for (const [signal, wanted, code] of cases) {
    let send: (signal: EndSignal) => void = () => {};
    let cleaned = false;
    const waiting = commandThat(async ({ signal: aborted }) => {
      try {
        queueMicrotask(() => send(signal));
        await new Promise((_, reject) => aborted.addEventListener("abort", () => reject("stop")));
        return { result: null };
      } finally {
        cleaned = true;
      }
    });
    const called = await callMaze(["act", "--json"], {
      commands: waiting,
      onStart: (sender) => send = sender,
    });
    assertEquals([called.status, envelopeIn(called).error.code], [wanted, code]);
    assert(cleaned);
  }
});

Deno.test("a result that was reached in spite of a signal is kept, with the signal's status", async () => {
  let send: (signal: EndSignal) => void = () => {};
  const finishing = commandThat(() => {
    send("SIGINT");
    return Promise.resolve({ result: { written: 1 } });
  });
  const called = await callMaze(["act", "--json"], {
    commands: finishing,
    onStart: (sender) => send = sender,
  });
  const { error, result, status } = envelopeIn(called);
  assertEquals([called.status, status, result], [130, "error", { written: 1 }]);
  assertEquals(error.code, appErrors.interrupted.code);
});

Deno.test("a second signal ends the program at once", async () => {
  let send: (signal: EndSignal) => void = () => {};
  const stubborn = commandThat(() => {
    send("SIGINT");
    send("SIGINT");
    return Promise.resolve({ result: 0 });
  });
  const { exits } = await callMaze(["act"], {
    commands: stubborn,
    onStart: (sender) => send = sender,
  });
  assertEquals(exits, [130]);
});

Deno.test("an untrusted configuration is asked about only where somebody can answer", async () => {
  const files = { [PROJECT_FILE]: "[generation]\nseed = 7\n" };
  const get = ["config", "get", "generation.seed"];
  const terminal = { columns: 80 };
  const cases: readonly [string[], Parameters<typeof callMaze>[1], string, number][] = [
    [get, { files }, "0\n", 0],
    [get, { files, terminal, answers: [true] }, "7\n", 1],
    [get, { files, terminal, answers: [false] }, "0\n", 1],
    [get, { files, terminal: { columns: 80, input: false } }, "0\n", 0],
    [[...get, "--quiet"], { files, terminal }, "0\n", 0],
    [[...get, "--trust"], { files }, "7\n", 0],
  ];
  for (const [args, call, printed, asked] of cases) {
    const { error, output, questions } = await callMaze(args, call);
    assertEquals([output, questions.length], [printed, asked], args.join(" "));
    const isSilent = printed === "7\n" || args.includes("--quiet");
    assertEquals(error.includes("has no effect"), !isSilent, error);
    if (asked) assert(questions[0]!.includes("generation.seed = 7"), questions[0]);
  }
  const cancelled = await callMaze(get, { files, terminal, answers: [undefined] });
  assertEquals(cancelled.status, 130);
  const json = await callMaze([...get, "--json"], { files, terminal });
  assertEquals([envelopeIn(json).result.value, json.questions.length], [0, 0]);
});

Deno.test("the values shown in a question cannot move the cursor", async () => {
  const files = { [PROJECT_FILE]: '[project]\nname = "a\\u001b[2Jb"\n[generation]\nmodel = "x"\n' };
  const { questions } = await callMaze(["config", "get", "generation.seed"], {
    files,
    terminal: { columns: 80 },
    answers: [false],
  });
  assert(!questions[0]!.includes("\u001b"), questions[0]);
});

Deno.test("the log goes where the configuration says, at its level", async () => {
  const cases: readonly [string[], Record<string, unknown> | undefined][] = [
    [[], undefined],
    [["--set", "logging.output=logs/a.log"], { path: "/p/logs/a.log", level: "info", line: false }],
    [["--set", "logging.output=stderr"], { path: undefined, level: "info", line: true }],
    [["--log-level", "debug"], { path: undefined, level: "debug", line: true }],
    [["--set", "logging.output=/x.log", "--log-level", "error"], {
      path: "/x.log",
      level: "error",
      line: true,
    }],
  ];
  for (const [args, want] of cases) {
    const { requests } = await callMaze(["config", "path", ...args]);
    const got = requests.map(({ level, line, path }) => ({
      path,
      level,
      line: line !== undefined,
    }));
    assertEquals(got as unknown[], want ? [want] : []);
  }
});

Deno.test("a log that cannot be kept is a warning", async () => {
  const args = ["config", "get", "generation.seed", "--set", "logging.output=a.log"];
  const { error, output, status } = await callMaze(args, { failLog: true });
  assertEquals([status, output], [0, "0\n"]);
  assert(error.includes("no log is kept: no room"), error);
});

Deno.test("colours obey FORCE_COLOR, NO_COLOR, TERM and the terminal, in this order", async () => {
  const cases: readonly [Record<string, string>, boolean, boolean][] = [
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ TERM: "dumb" }, true, false],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, true],
    [{ FORCE_COLOR: "0" }, true, false],
  ];
  for (const [variables, isTerminal, want] of cases) {
    const terminal = isTerminal ? { terminal: { columns: 80 } } : {};
    const { output } = await callMaze(["config", "list"], { variables, ...terminal });
    assertEquals(output.includes("\u001b["), want, JSON.stringify(variables));
  }
});

Deno.test("help, version and completions of every command are printed with status 0", async () => {
  const words = commands.flatMap(({ commands: inner, name }) => [
    [name],
    ...(inner ?? []).map((each) => [name, each.name]),
  ]);
  for (const args of words) {
    const { error, output, status } = await callMaze([...args, "--help"]);
    assertEquals([status, error], [0, ""]);
    assert(output.includes("Examples:") && output.includes("--json"), output);
  }
  assertMatch((await callMaze(["--version"])).output, /^\d+\.\d+\.\d+\n$/);
  for (const shell of ["bash", "zsh", "fish"]) {
    assert((await callMaze(["completions", shell])).output.includes("maze"));
  }
  const suggested = await callMaze(["completions", "bash", "config", "--json", "g"]);
  assert(suggested.output.split("\n").some((line) => line.startsWith("get")), suggested.output);
});
