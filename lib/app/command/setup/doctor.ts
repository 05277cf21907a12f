/** `maze doctor`: what is present and what is missing, each with its reason. */
import { folderOf, type Host, joinPath, MazeError, newId, type Verdict } from "@maze/base";
import { MAZE_FOLDER, openSqliteStore, parserVersion, sandboxStatus } from "@maze/pipeline";
import { object } from "@optique/core";
import { type Command, type CommandContext, defineCommand } from "../contract.ts";

/** What one look gave. */
interface Finding {
  /** What was looked at. */
  readonly check: string;
  /** Whether it is as it should be; `skipped` where it could not be told or does not apply. */
  readonly verdict: Verdict;
  /** What was found, or why it was skipped. */
  readonly reason: string;
}

type Look = (context: CommandContext) => Promise<Omit<Finding, "check">>;

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]!;
}

const runtime: Look = async (context) => {
  const { deno, system, v8 } = await context.runtime();
  return { verdict: "pass", reason: `Deno ${deno}, V8 ${v8}, ${system}` };
};

const typescript: Look = () => Promise.resolve({ verdict: "pass", reason: parserVersion });

const sandbox: Look = async ({ host }) => {
  const status = await sandboxStatus(host);
  if (status.kind === "absent") return { verdict: "fail", reason: status.reason };
  return { verdict: "pass", reason: `Deno ${status.deno}, isolation by ${status.isolation}` };
};

const bubblewrap: Look = async ({ host }) => {
  const status = await sandboxStatus(host);
  if (status.kind === "absent") return { verdict: "skipped", reason: "there is no sandbox" };
  const { bubblewrap: version, reason } = status;
  if (version) return { verdict: "pass", reason: version };
  return { verdict: "skipped", reason: `optional; ${reason ?? "not found"}` };
};

/** Looks for a program without running it: this program may not run git, and need not. */
async function findProgram(host: Host, name: string): Promise<string | undefined> {
  const path = host.environment("PATH")?.replaceAll("\\", "/") ?? "";
  for (const folder of path.split(/:(?!\/\w*:\/)|;/).filter((part) => part !== "")) {
    for (const suffix of ["", ".exe"]) {
      const file = joinPath(folder, name + suffix);
      if (await host.files.realPath(file)) return file;
    }
  }
}

const git: Look = async ({ config, host }) => {
  const program = await findProgram(host, "git");
  let folder = config.places.root;
  while (!(await host.files.stat(joinPath(folder, ".git")))) {
    if (folderOf(folder) === folder) {
      return { verdict: "skipped", reason: "optional; the project is in no git work tree" };
    }
    folder = folderOf(folder);
  }
  const where = `work tree ${folder}`;
  if (program) return { verdict: "pass", reason: `${program}, ${where}` };
  return { verdict: "skipped", reason: `optional; ${where}, but no git on the PATH` };
};

const writing: Look = async ({ config, host }) => {
  const { root } = config.places;
  const own = joinPath(root, MAZE_FOLDER);
  const folder = (await host.files.stat(own))?.kind === "directory" ? own : root;
  const path = joinPath(folder, `.doctor-${newId(host.clock.now())}`);
  try {
    await host.files.write(path, "");
    await host.files.remove(path);
    return { verdict: "pass", reason: folder };
  } catch (error) {
    return { verdict: "fail", reason: messageOf(error) };
  }
};

const configuration: Look = ({ config }) => {
  const errors = config.problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) {
    const { name } = config.settings.project;
    return Promise.resolve({ verdict: "pass", reason: name ? `valid, project ${name}` : "valid" });
  }
  const where = [first.path, first.place?.line, first.place?.column].filter(Boolean).join(":");
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return Promise.resolve({ verdict: "fail", reason: `${where} ${first.message}${more}`.trim() });
};

const trust: Look = ({ config: { places, trust } }) => {
  const { kind } = trust;
  if (kind === "trusted") return Promise.resolve({ verdict: "pass", reason: places.projectFile });
  if (kind === "none") {
    const reason = "the project has no configuration of its own";
    return Promise.resolve({ verdict: "skipped", reason });
  }
  const why = trust.reason === "changed" ? "has changed since" : "was never accepted";
  const reason = `${places.projectFile} ${why} and has no effect; maze config trust accepts it`;
  return Promise.resolve({ verdict: "skipped", reason });
};

const store: Look = async ({ config, host }) => {
  const path = joinPath(config.places.root, MAZE_FOLDER, "maze.db");
  if (!(await host.files.stat(path))) return { verdict: "skipped", reason: "no run yet" };
  try {
    const opened = await openSqliteStore(path);
    try {
      const [notice] = opened.notices;
      return notice
        ? { verdict: "fail", reason: notice.message }
        : { verdict: "pass", reason: path };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof MazeError)) throw error;
    return { verdict: "fail", reason: `${error.message}; ${error.fix ?? ""}` };
  }
};

const LOOKS: Readonly<Record<string, Look>> = {
  runtime,
  typescript,
  sandbox,
  bubblewrap,
  git,
  "write access": writing,
  configuration,
  trust,
  store,
};

/** `maze doctor`. */
export const doctor: Command = defineCommand({
  name: "doctor",
  brief: "Tell what this machine and this project have",
  description:
    "Looks at the runtime, the sandbox, the project and its configuration. Ends with status " +
    "1 when something that is needed is missing.",
  examples: ["maze doctor", "maze doctor --json"],
  lenient: true,
  parser: object({}),
  run: async (context) => {
    const { progress, signal, style } = context;
    const findings: Finding[] = [];
    for (const [check, look] of Object.entries(LOOKS)) {
      signal.throwIfAborted();
      progress.update(`looking at ${check}`, findings.length, Object.keys(LOOKS).length);
      findings.push({ check, ...await look(context) });
      progress.done(`looking at ${check}`);
    }
    const paint = { pass: style.green, fail: style.red, skipped: style.yellow };
    const width = Math.max(...findings.map(({ check }) => check.length));
    const lines = findings.map(({ check, reason, verdict }) =>
      `${paint[verdict](verdict.padEnd(7))}  ${check.padEnd(width)}  ${reason}`
    );
    const isSound = findings.every(({ verdict }) => verdict !== "fail");
    return { exit: isSound ? 0 : 1, result: { checks: findings }, text: lines.join("\n") };
  },
});
