/**
 * Repairs files: first by the compiler's own fixes, then by writing the functions that are still
 * wrong anew from their examples.
 */
import { relativePath } from "@maze/base";
import { repairByFixes } from "@maze/check";
import { gatherHoles, sidecarPath } from "@maze/spec";
import { type OpenableFunction, openableFunctions, openFunction } from "@maze/types";
import { fillHoles } from "../fill/loop.ts";
import { makeReceipt } from "./receipt.ts";
import { type OpenRun, startRun } from "../run/run.ts";
import type { Session } from "../session/session.ts";
import { version } from "../session/version.ts";
import { finishBroken } from "./end.ts";
import { makeProposal, type Proposal } from "./proposal.ts";
import { type HoleReport, type RepairReport, reportHole } from "./report.ts";
import { contextOf, loopContext, recordSteps } from "../search/context.ts";
import { testRunner } from "../search/tests.ts";
import { collectEvidence } from "./validate.ts";

/** What to repair. */
export interface RepairOptions {
  /** Files, absolute. */
  readonly paths: readonly string[];
  /** Most repairs that are tried, fixes and searches together; `generation.max_repairs` where absent. */
  readonly limit?: number;
}

/**
 * Repairs files. Nothing is written until the proposal is applied.
 *
 * @param session The project.
 * @param options The files and the bound.
 * @returns The proposal; its report lists every attempt, and is `failed` where something stays wrong.
 */
export async function proposeRepair(session: Session, options: RepairOptions): Promise<Proposal> {
  const { home, host, settings } = session;
  const started = host.clock.monotonic();
  const title = `repair ${options.paths.map((path) => relativePath(home, path)).join(", ")}`;
  await session.project();
  const run = await startRun(await session.store(), {
    ...{
      clock: host.clock,
      command: "repair",
      project: home,
      title,
      version,
      seed: settings.generation.seed,
    },
    options: { limit: options.limit ?? settings.generation.max_repairs },
  });
  try {
    const bench = new RepairBench(session, run, options);
    const before = await bench.texts();
    await bench.fix();
    await bench.rewrite();
    const evidence = await collectEvidence(session, options.paths);
    await run.append(
      ...evidence.map((each) => ({
        kind: "check-recorded" as const,
        subject: title,
        evidence: each,
      })),
    );
    const after = await bench.texts();
    const texts = new Map([...after].filter(([path, text]) => before.get(path) !== text));
    const complete = evidence.every(({ verdict }) => verdict !== "fail");
    const receipt = makeReceipt({
      wanted: settings.constraints,
      evidence,
      context: contextOf(session),
    });
    const { holes, repairs } = bench;
    return await makeProposal(session, {
      run,
      title,
      texts,
      holes,
      repairs,
      evidence,
      receipt,
      complete,
      started,
    });
  } catch (error) {
    await finishBroken(run, { error, signal: session.signal });
    throw error;
  }
}

/** Keeps count of the attempts at one repair and of what they did. */
class RepairBench {
  readonly repairs: RepairReport[] = [];
  readonly holes: HoleReport[] = [];
  readonly #session: Session;
  readonly #run: OpenRun;
  readonly #paths: readonly string[];
  readonly #limit: number;

  constructor(session: Session, run: OpenRun, options: RepairOptions) {
    this.#session = session;
    this.#run = run;
    this.#paths = options.paths;
    this.#limit = options.limit ?? session.settings.generation.max_repairs;
  }

  /** Texts of all sources as they stand; a fix may reach beyond the files that were named. */
  async texts(): Promise<Map<string, string>> {
    const project = await this.#session.project();
    return new Map(project.files.map((path) => [path, project.text(path) ?? ""]));
  }

  /** Applies the compiler's fixes. */
  async fix(): Promise<void> {
    const { home, host, signal } = this.#session;
    const project = await this.#session.project();
    for (const path of this.#paths) {
      const started = host.clock.monotonic();
      const limit = this.#limit - this.repairs.length;
      const outcome = repairByFixes(project, {
        path,
        overlay: new Map(),
        limit,
        ...(signal ? { signal } : {}),
      });
      for (const [file, text] of outcome.overlay) project.update(file, text);
      for (const { description, errors } of outcome.applied) {
        await this.#record({
          path: relativePath(home, path),
          method: "fix",
          description,
          kept: true,
        }, { errors, started });
      }
    }
  }

  /** Writes functions anew that still have errors or that failing tests speak of. */
  async rewrite(): Promise<void> {
    for (const { path, wrong } of await this.#wrongFunctions()) {
      if (this.repairs.length >= this.#limit || this.#session.signal?.aborted) return;
      await this.#rewriteOne(path, wrong);
    }
  }

  async #wrongFunctions(): Promise<{ path: string; wrong: OpenableFunction }[]> {
    const session = this.#session;
    const project = await session.project();
    const { run_tests } = session.settings.validation;
    const tested = run_tests ? await testRunner(session, project)(this.#paths) : undefined;
    const failing =
      tested?.cases.filter(({ status }) => status === "failed").map(({ text }) => text) ?? [];
    return this.#paths.flatMap((path) => {
      const text = project.text(path) ?? "";
      const spans = project.check([path]).flatMap(({ severity, span }) =>
        severity === "error" && span ? [span] : []
      );
      return openableFunctions({ path, text })
        .filter(({ name, span }) =>
          spans.some(({ start }) => span.start <= start && start < span.end) ||
          failing.some((test) =>
            new RegExp(`(?<![\\w$])${name.split(".").at(-1)!.replaceAll("$", "\\$")}(?![\\w$])`)
              .test(test)
          )
        )
        .map((wrong) => ({ path, wrong }));
    });
  }

  async #rewriteOne(path: string, wrong: OpenableFunction): Promise<void> {
    const { home, host } = this.#session;
    const project = await this.#session.project();
    const started = host.clock.monotonic();
    const before = project.text(path) ?? "";
    const errors = { before: project.check([path]).length, after: 0 };
    const open = openFunction({ path, text: before }, wrong.name);
    if (open === undefined) return;
    project.update(path, open);
    const sidecar = await host.files.readText(sidecarPath(path));
    const { holes } = gatherHoles(project, path, sidecar === undefined ? {} : { sidecar });
    const hole = holes.find(({ name }) => name === wrong.name);
    const shared = { path: relativePath(home, path), method: "search" as const };
    if (!hole || hole.examples.length === 0) {
      project.update(path, before);
      errors.after = errors.before;
      const description = `${wrong.name} has no examples to write it anew from`;
      return await this.#record({ ...shared, description, kept: false }, { errors, started });
    }
    const recorder = recordSteps(this.#session, this.#run);
    const context = await loopContext(this.#session, { project, sink: recorder.sink });
    const { outcomes, tests } = await fillHoles(context, {
      holes: [hole],
      open: new Map([[path, open]]),
    });
    await recorder.flush();
    const outcome = outcomes[0]!;
    if (!outcome.candidate) project.update(path, before);
    errors.after = project.check([path]).length;
    this.holes.push(reportHole(outcome, { root: home, text: open, tests }));
    const description = outcome.candidate
      ? `wrote ${wrong.name} anew from its examples`
      : `found nothing for ${wrong.name}: ${outcome.reason}`;
    await this.#record({ ...shared, description, kept: outcome.candidate !== undefined }, {
      errors,
      started,
    });
  }

  async #record(
    report: RepairReport,
    facts: {
      readonly errors: { readonly before: number; readonly after: number };
      readonly started: number;
    },
  ): Promise<void> {
    this.repairs.push(report);
    const { description, method, path } = report;
    await this.#run.append({
      ...{
        kind: "repair-tried",
        path,
        attempt: this.repairs.length,
        method,
        description,
        errors: facts.errors,
      },
      elapsedMs: this.#session.host.clock.monotonic() - facts.started,
    });
  }
}
