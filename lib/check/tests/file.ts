/** Runs one test file in the sandbox and says what became of each of its tests. */
import type { Diagnostic, Host } from "@maze/base";
import { type MissingModule, type ModuleSource, sandboxModules } from "@maze/types";
import { checkErrors } from "../errors.ts";
import type { SandboxReport } from "../sandbox/contract.ts";
import { runInSandbox } from "../sandbox/run.ts";
import type { TestRequest, TestResult } from "./contract.ts";
import { frameworkFiles, standIn, wantsGlobals } from "./frameworks.ts";
import { placeOf, withoutRunner } from "./place.ts";
import { testProgram } from "./program.ts";
import { newKey, readReport, type Report } from "./records.ts";

/** What became of a test file. */
export interface FileOutcome {
  /** Its tests. */
  readonly tests: readonly TestResult[];
  /** What is wrong, and what could not be run. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why it could not be run, or not to its end, through no fault of its own. */
  readonly skipped: string | undefined;
  /** Paths of the project's modules that it is made of. */
  readonly modules: readonly string[];
}

/** What a file is run with. */
interface Context {
  readonly host: Host;
  readonly project: ModuleSource;
  readonly request: TestRequest;
}

/** Runs one test file. */
export async function runTestFile(context: Context, file: string): Promise<FileOutcome> {
  const { host, project, request } = context;
  const { overlay } = request;
  const modules = sandboxModules(project, [file], {
    overlay,
    replace: (specifier, from) => standIn(project, { specifier, from }),
  });
  const paths = modules.paths;
  const [missing] = modules.missing;
  if (missing) return { ...lacking(file, missing), modules: paths };
  const key = newKey();
  const report = await runInSandbox(host, {
    program: (jail) => testProgram(jail, { entry: modules.entry(file), key }),
    files: new Map([...modules.files, ...frameworkFiles()]),
    limits: request.limits,
    signal: request.signal,
  });
  return {
    ...judge(context, { file, report, read: readReport(report.stdout, key) }),
    modules: paths,
  };
}

type Judged = Omit<FileOutcome, "modules">;

function lacking(file: string, missing: MissingModule): Judged {
  const { from, reason, specifier } = missing;
  const place = from === file ? "" : ` (in ${from})`;
  if (reason === "package") {
    const why = `it needs the package "${specifier}"${place}, which the sandbox does not carry`;
    return skippedFile(file, why);
  }
  const message = specifier === file
    ? `Cannot find the test file ${file}`
    : `Cannot find the module "${specifier}" that ${from} imports`;
  return failedFile({ code: checkErrors.testNotLoaded.code, message, path: from });
}

function skippedFile(file: string, why: string): Judged {
  const diagnostic: Diagnostic = {
    code: checkErrors.testSkipped.code,
    severity: "info",
    message: `Cannot run the tests: ${why}`,
    path: file,
  };
  return { tests: [], diagnostics: [diagnostic], skipped: why };
}

function failedFile(problem: Omit<Diagnostic, "severity">): Judged {
  return { tests: [], diagnostics: [{ severity: "error", ...problem }], skipped: undefined };
}

interface Run {
  readonly file: string;
  readonly report: SandboxReport;
  readonly read: Report;
}

/** Puts together what the program said and how it ended. */
function judge(context: Context, run: Run): Judged {
  const { file, read, report } = run;
  if (report.killed === "cancelled") return skippedFile(file, "the run was cancelled");
  const [loading] = read.loading;
  if (loading && read.ended.length === 0) {
    if (wantsGlobals(loading.message)) {
      return skippedFile(
        file,
        `${loading.message}: it counts on a test framework's globals, which the sandbox does not have`,
      );
    }
    if (loading.name === "NotCapable") return skippedFile(file, loading.message);
  }
  const tests = read.ended.map((ended): TestResult => ({
    file,
    name: ended.name,
    status: ended.status,
    message: ended.message,
    stack: withoutRunner(ended.stack),
    elapsedMs: ended.elapsedMs,
  }));
  const diagnostics = [
    ...tests.filter(({ status }) => status === "failed").map((test) => failure(context, test)),
    ...read.loading.map((error) => loadFailure(context, { file, ...error })),
  ];
  if (!read.complete) {
    const [name, problem] = interruption(run);
    if (name !== undefined) tests.push(unfinished(file, name, problem));
    diagnostics.push({
      code: checkErrors.testUnfinished.code,
      severity: "error",
      message: problem,
      path: file,
    });
  } else if (read.changed !== "") {
    diagnostics.push({
      code: checkErrors.testTampered.code,
      severity: "error",
      message: `Cannot rely on the tests: the code replaces ${read.changed}`,
      path: file,
      suggestion: "leave the language's own objects as they are, or put them back",
    });
  }
  if (diagnostics.length > 0) return { tests, diagnostics, skipped: undefined };
  const refused = tests.find(({ status }) => status === "refused");
  if (refused) {
    const why = `"${refused.name}" wants what the sandbox does not give: ${refused.message}`;
    return { ...skippedFile(file, why), tests };
  }
  if (tests.length === 0) return skippedFile(file, "it registers no test");
  return { tests, diagnostics, skipped: undefined };
}

function unfinished(file: string, name: string, message: string): TestResult {
  return { file, name, status: "failed", message, stack: "", elapsedMs: 0 };
}

/** Which test was running when the program ended too early, and how it ended. */
function interruption(run: Run): [string | undefined, string] {
  const { read, report } = run;
  const name = read.running.at(-1);
  const subject = name === undefined ? "the test file" : `the test "${name}"`;
  const seconds = `${(report.elapsedMs / 1000).toFixed(1)} s`;
  switch (report.killed) {
    case "time":
      return [name, `Cannot wait for ${subject}: it was still running after ${seconds}`];
    case "memory":
      return [name, `Cannot go on with ${subject}: it took more memory than it may`];
    case "output":
      return [name, `Cannot go on with ${subject}: it wrote more than it may`];
    default: {
      if (/Top-level await promise never resolved/.test(report.stderr)) {
        return [name, `Cannot wait for ${subject}: what it waits for never comes`];
      }
      const last = report.stderr.trim().split("\n").slice(0, 3).join(" ");
      const said = last === "" ? "" : `: ${last}`;
      return [name, `Cannot go on with ${subject}: the program ended with ${report.status}${said}`];
    }
  }
}

function textOf({ project, request }: Context, path: string): string | undefined {
  return request.overlay?.get(path) ?? project.text(path);
}

function failure(context: Context, test: TestResult): Diagnostic {
  const [first = "", ...rest] = test.message.split("\n");
  const place = placeOf(test.stack, { test: test.file, textOf: (path) => textOf(context, path) });
  const notes = rest.filter((line) => line.trim() !== "");
  return {
    code: checkErrors.testFailed.code,
    severity: "error",
    message: `the test "${test.name}" fails: ${first}`,
    path: place?.path ?? test.file,
    ...(place ? { span: place.span } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function loadFailure(
  context: Context,
  error: {
    readonly file: string;
    readonly name: string;
    readonly message: string;
    readonly stack: string;
  },
): Diagnostic {
  const place = placeOf(error.stack, { test: error.file, textOf: (path) => textOf(context, path) });
  const name = error.name === "" ? "" : `${error.name}: `;
  return {
    code: checkErrors.testNotLoaded.code,
    severity: "error",
    message: `an error outside of every test: ${name}${error.message}`,
    path: place?.path ?? error.file,
    ...(place ? { span: place.span } : {}),
  };
}
