/** Fills holes: search, check, tests, evidence, receipt, and a proposal that waits for consent. */
import { type Evidence, relativePath } from "@maze/base";
import { checkCode, checkGrammar } from "@maze/check";
import type { Candidate, HoleExample, TypedHole, TypeScriptProject } from "@maze/types";
import type { HoleOutcome } from "../fill/desk.ts";
import { fillHoles } from "../fill/loop.ts";
import { makeReceipt } from "./receipt.ts";
import { type OpenRun, resumeRun, startRun } from "../run/run.ts";
import type { Session } from "../session/session.ts";
import { version } from "../session/version.ts";
import { finishBroken } from "./end.ts";
import { recheckExamples } from "../search/examples.ts";
import { gatherProjectHoles } from "./gather.ts";
import { learnOutcomes } from "../search/learn.ts";
import { makeProposal, type Proposal } from "./proposal.ts";
import { reportHole, shownId } from "./report.ts";
import { contextOf, loopContext, recordSteps } from "../search/context.ts";

/** What to fill. */
export interface FillOptions {
  /** Files, absolute; every source with a hole where absent. */
  readonly paths?: readonly string[];
  /** Takes only holes of functions with these names. */
  readonly names?: readonly string[];
  /** Examples beyond those in the project, by function name. */
  readonly extra?: ReadonlyMap<string, readonly HoleExample[]>;
  /** New texts of files that are to be filled, such as one with a function just written. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The verb the run is recorded under. Default `fill`. */
  readonly command?: string;
  /** What the run is about, in one line. */
  readonly title?: string;
  /** Id of an interrupted run to go on with: holes it had filled are not searched again. */
  readonly resume?: string;
}

/**
 * Fills holes of a project. Nothing is written until the proposal is applied.
 *
 * @param session The project.
 * @param options What to fill.
 * @returns The proposal; its report says which holes are filled and why others are not.
 * @throws {MazeError} When there is nothing to fill, or holes or examples are written wrongly.
 */
export async function proposeFills(session: Session, options: FillOptions = {}): Promise<Proposal> {
  const started = session.host.clock.monotonic();
  const project = await session.project();
  for (const [path, text] of options.texts ?? []) project.update(path, text);
  const holes = await gatherProjectHoles(session, options);
  const title = options.title ??
    `fill ${[...new Set(holes.map(({ path }) => relativePath(session.home, path)))].join(", ")}`;
  const { known, run } = await openRun(session, {
    holes,
    title,
    command: options.command ?? "fill",
    resume: options.resume,
  });
  try {
    return await fillInRun(session, { run, holes, known, project, started, title });
  } catch (error) {
    await finishBroken(run, { error, signal: session.signal });
    throw error;
  }
}

/** Starts a run, or goes on with an interrupted one and takes over what it had found. */
async function openRun(
  session: Session,
  options: {
    readonly holes: readonly TypedHole[];
    readonly title: string;
    readonly command: string;
    readonly resume: string | undefined;
  },
): Promise<{ run: OpenRun; known: Map<TypedHole, Candidate> }> {
  const { command, holes, resume, title } = options;
  const { home, host: { clock }, settings: { generation } } = session;
  const store = await session.store();
  const known = new Map<TypedHole, Candidate>();
  if (resume === undefined) {
    const limits = { provider: generation.provider, budget_ms: generation.budget_ms };
    return {
      known,
      run: await startRun(store, {
        clock,
        command,
        project: home,
        title,
        version,
        seed: generation.seed,
        options: limits,
      }),
    };
  }
  const { progress, run } = await resumeRun(store, { id: resume, clock, version });
  for (const hole of holes) {
    const fill = progress.holes.find((each) =>
      each.hole === shownId(hole, home) && each.intent === hole.intent
    )?.fill;
    if (fill) known.set(hole, { imports: [], ...fill, cost: 0, passed: hole.examples.length });
  }
  return { known, run };
}

interface FillWork {
  readonly known: ReadonlyMap<TypedHole, Candidate>;
  readonly run: OpenRun;
  readonly holes: readonly TypedHole[];
  readonly project: TypeScriptProject;
  readonly started: number;
  readonly title: string;
}

async function fillInRun(session: Session, work: FillWork): Promise<Proposal> {
  const { holes, project, run, started, title } = work;
  const { home: root, host } = session;
  await run.append(
    {
      kind: "project-opened",
      files: project.files.length,
      elapsedMs: host.clock.monotonic() - started,
    },
    ...holes.map((hole) => ({
      ...{
        kind: "hole-found" as const,
        hole: shownId(hole, root),
        name: hole.name,
        intent: hole.intent,
      },
      ...{ path: relativePath(root, hole.path), examples: hole.examples.length },
    })),
  );
  const open = new Map(holes.map(({ path }) => [path, project.text(path) ?? ""]));
  const recorder = recordSteps(session, run);
  const context = await loopContext(session, { project, sink: recorder.sink });
  const result = await fillHoles(context, { holes, open, known: work.known });
  await recorder.flush();
  session.signal?.throwIfAborted();
  const evidence = await gatherEvidence(session, {
    ...work,
    outcomes: result.outcomes,
    texts: result.texts,
  });
  if (result.tests) evidence.push(result.tests.evidence);
  const subject = title;
  await run.append(
    ...evidence.map((each) => ({ kind: "check-recorded" as const, subject, evidence: each })),
  );
  const reports = result.outcomes.map((outcome) =>
    reportHole(outcome, { root, text: open.get(outcome.hole.path)!, tests: result.tests })
  );
  const complete = reports.every(({ filled }) => filled) &&
    evidence.every(({ verdict }) => verdict !== "fail");
  const receipt = makeReceipt({
    wanted: session.settings.constraints,
    evidence,
    context: contextOf(session),
  });
  return await makeProposal(session, {
    ...{ run, title, texts: result.texts, holes: reports, evidence, receipt, complete, started },
    settled: (applied) =>
      learnOutcomes(session, {
        run,
        outcomes: result.outcomes,
        refused: recorder.refused,
        applied,
      }),
  });
}

async function gatherEvidence(
  session: Session,
  work: FillWork & {
    readonly outcomes: readonly HoleOutcome[];
    readonly texts: ReadonlyMap<string, string>;
  },
): Promise<Evidence[]> {
  const { host, settings } = session;
  const { outcomes, project, texts } = work;
  const paths = [...texts.keys()];
  if (paths.length === 0) return [];
  const [syntax, types] = checkCode(host, project, { paths });
  const openHoles = outcomes.some(({ candidate }) => !candidate);
  const evidence: Evidence[] = [];
  if (settings.constraints.syntactic) {
    evidence.push(syntax, ...checkGrammar(host, { texts, version, parser: syntax }));
  }
  if (settings.constraints.type) {
    evidence.push(openHoles ? exceptOpenHoles(types, outcomes) : types);
  }
  if (settings.constraints.semantic) {
    const filled = outcomes.filter(({ candidate }) => candidate).map(({ hole }) => hole);
    evidence.push(await recheckExamples(session, { project, holes: filled }));
  }
  return evidence;
}

/** Types of files in which some hole is still open: the error of a body without its code is no news. */
function exceptOpenHoles(types: Evidence, outcomes: readonly HoleOutcome[]): Evidence {
  const names = outcomes.filter(({ candidate }) => !candidate).map(({ hole }) => hole.name);
  const left = types.diagnostics.filter(({ code }) =>
    code !== "TS2355" && code !== "TS2378" && code !== "TS2366"
  );
  if (left.some(({ severity }) => severity === "error")) return types;
  return {
    ...types,
    verdict: "pass",
    reason: `except the open ${names.length > 1 ? "holes" : "hole"} ${names.join(", ")}`,
    diagnostics: left,
  };
}
