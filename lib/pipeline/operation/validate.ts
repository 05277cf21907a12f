/** Validates files: syntax, types inside the project, tests in the sandbox, each with evidence. */
import { type Evidence, ExitCode, type Receipt, relativePath } from "@maze/base";
import { checkCode, checkGrammar } from "@maze/check";
import { makeReceipt } from "./receipt.ts";
import { startRun } from "../run/run.ts";
import type { Session } from "../session/session.ts";
import { version } from "../session/version.ts";
import { finishBroken } from "./end.ts";
import { testRunner } from "../search/tests.ts";

/** What to validate. */
export interface ValidateOptions {
  /** Files, absolute. */
  readonly paths: readonly string[];
  /** Texts that stand in for files, such as one that is not written yet. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** What was found. */
export interface ValidationReport {
  /** Id of the run. */
  readonly run: string;
  /** True where no check failed; skipped checks do not count as passed, see `evidence`. */
  readonly passed: boolean;
  /** The files, relative to the project. */
  readonly files: readonly string[];
  /** One record a check. */
  readonly evidence: readonly Evidence[];
  /** How the files hold to each tier. */
  readonly receipt: Receipt;
  /** Wall clock, in milliseconds. */
  readonly elapsed_ms: number;
}

/**
 * Validates files in their project.
 *
 * @param session The project.
 * @param options The files.
 * @returns One record a check, each `pass`, `fail` or `skipped` with its reason.
 */
export async function validateFiles(
  session: Session,
  options: ValidateOptions,
): Promise<ValidationReport> {
  const { home: root, host, settings } = session;
  const started = host.clock.monotonic();
  const files = options.paths.map((path) => relativePath(root, path));
  const project = await session.project();
  for (const [path, text] of options.texts ?? []) project.update(path, text);
  const run = await startRun(await session.store(), {
    ...{
      clock: host.clock,
      command: "validate",
      project: root,
      title: `validate ${files.join(", ")}`,
      version,
    },
    ...{ seed: settings.generation.seed, options: {} },
  });
  try {
    const evidence = await collectEvidence(session, options.paths);
    const receipt = makeReceipt({ wanted: settings.constraints, evidence });
    const passed = evidence.every(({ verdict }) => verdict !== "fail");
    const subject = files.join(", ");
    await run.append(
      ...evidence.map((each) => ({ kind: "check-recorded" as const, subject, evidence: each })),
    );
    await run.append({ kind: "receipt-issued", receipt });
    const exit = passed ? ExitCode.ok : ExitCode.checkFailed;
    await run.finish({ outcome: passed ? "completed" : "failed", exit });
    return {
      run: run.id,
      passed,
      files,
      evidence,
      receipt,
      elapsed_ms: Math.round(host.clock.monotonic() - started),
    };
  } catch (error) {
    await finishBroken(run, { error, signal: session.signal });
    throw error;
  }
}

/**
 * Runs the checks that the configuration asks for.
 *
 * @param session The project, with the texts to check.
 * @param paths Files, absolute.
 * @returns One record a check; a check that is switched off is `skipped` with the key's name.
 */
export async function collectEvidence(
  session: Session,
  paths: readonly string[],
): Promise<Evidence[]> {
  const { host, settings } = session;
  const { run_tests, security_scan, syntax_check, type_check } = settings.validation;
  const project = await session.project();
  const [syntax, types] = checkCode(host, project, { paths });
  const texts = new Map(paths.map((path) => [path, project.text(path) ?? ""]));
  const evidence = [
    ...(syntax_check
      ? [syntax, ...checkGrammar(host, { texts, version, parser: syntax })]
      : [switchedOff("syntax", "syntax_check")]),
    type_check ? types : switchedOff("types", "type_check"),
  ];
  session.signal?.throwIfAborted();
  if (!run_tests) evidence.push(switchedOff("tests", "run_tests"));
  else if (syntax.verdict === "fail") evidence.push(skipped("tests", "the syntax is broken"));
  else evidence.push((await testRunner(session, project)(paths)).evidence);
  session.signal?.throwIfAborted();
  evidence.push(
    security_scan
      ? skipped("security", "this version has no security scanner")
      : switchedOff("security", "security_scan"),
  );
  return evidence;
}

function switchedOff(check: string, key: string): Evidence {
  return skipped(check, `validation.${key} is false`);
}

function skipped(check: string, reason: string): Evidence {
  return {
    check,
    verdict: "skipped",
    reason,
    tool: "maze",
    version,
    inputs: {},
    diagnostics: [],
    elapsedMs: 0,
  };
}
