/** The library's face: one project opened, and everything that can be done with it. */
import { type Host, joinPath, type Log, type Progress } from "@maze/base";
import { type LearnedWeights, loadWeights, resetLearned } from "@maze/memory";
import type { ProjectIndex } from "@maze/project";
import { recoverChanges } from "./change/apply.ts";
import { undoChange, type UndoResult } from "./change/undo.ts";
import type { FlagValue } from "./config/layer.ts";
import { type Config, loadConfig, requireSound } from "./config/load.ts";
import { type FillOptions, proposeFills } from "./operation/fill.ts";
import { type GenerateOptions, proposeFunction } from "./operation/generate.ts";
import type { Proposal } from "./operation/proposal.ts";
import { proposeRepair, type RepairOptions } from "./operation/repair.ts";
import { sourcesNamed } from "./operation/sources.ts";
import { validateFiles, type ValidationReport } from "./operation/validate.ts";
import { Session } from "./session/session.ts";

/** How to open a project. */
export interface MazeOptions {
  /** The outside: `denoHost()` of `@maze/app`, or `memoryHost()` of `@maze/base`. */
  readonly host: Host;
  /** Settings over those of the configuration, by dotted name. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** A configuration that is loaded already, in place of the project's. */
  readonly config?: Config;
  /** Where log lines go. */
  readonly log?: Log;
  /** Where progress goes. */
  readonly progress?: Progress;
  /** Cancels whatever is under way. */
  readonly signal?: AbortSignal;
}

/**
 * One project, held open.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { Maze } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "export const one = 1;\n" });
 * await using maze = await Maze.open("/p", { host });
 * const { statistics } = await maze.index();
 * assertEquals([statistics.files, statistics.symbols], [1, 1]);
 * ```
 */
export class Maze {
  /** What is open of the project. */
  readonly session: Session;

  private constructor(session: Session) {
    this.session = session;
  }

  /**
   * Opens the project that a folder belongs to. Its own configuration counts only once it is trusted.
   *
   * @param folder The folder, absolute.
   * @param options The outside, and settings.
   * @returns The project; close it when done.
   * @throws {MazeError} When the configuration has errors.
   */
  static async open(folder: string, options: MazeOptions): Promise<Maze> {
    const { config: given, host, settings = {}, ...rest } = options;
    const real = await host.files.realPath(folder) ?? folder;
    const flags = Object.entries(settings).map(([key, value]): FlagValue => ({
      key,
      value: String(value),
      flag: "settings",
    }));
    const config = given ?? await loadConfig(host, { folder: real, flags });
    requireSound(config);
    return new Maze(new Session({ host, config, ...rest }));
  }

  /** Brings the index up to date. */
  index(): Promise<ProjectIndex> {
    this.session.forget();
    return this.session.index();
  }

  /**
   * Fills holes.
   * @param options Files (as people write them, relative to `folder`) and names of functions; all holes where absent.
   * @returns A proposal: look at its report, then apply or discard it.
   */
  async fill(options: Omit<FillOptions, "paths"> & FileNames = {}): Promise<Proposal> {
    const { files, folder, ...rest } = options;
    await this.#recover();
    const paths = files ? await this.#sources(files, folder) : undefined;
    return await proposeFills(this.session, { ...rest, ...(paths ? { paths } : {}) });
  }

  /**
   * Writes a new function.
   * @param intent The intent, in words.
   * @param options Signature, examples, and the file it goes into, relative to `folder`.
   * @returns A proposal with one hole.
   */
  async generate(
    intent: string,
    options: Omit<GenerateOptions, "intent"> & Pick<FileNames, "folder">,
  ): Promise<Proposal> {
    const { folder, ...rest } = options;
    await this.#recover();
    const into = joinPath(folder ?? this.session.root, options.into);
    return await proposeFunction(this.session, { ...rest, intent, into });
  }

  /**
   * Validates files, or a text as if it were a file of the project.
   * @param subject Names of files relative to `folder`, or the text of a module.
   * @returns One record a check.
   */
  async validate(
    subject: readonly string[] | string,
    options: Pick<FileNames, "folder"> = {},
  ): Promise<ValidationReport> {
    if (typeof subject !== "string") {
      return await validateFiles(this.session, {
        paths: await this.#sources(subject, options.folder),
      });
    }
    const path = joinPath(this.session.root, "__maze_text.ts");
    try {
      return await validateFiles(this.session, {
        paths: [path],
        texts: new Map([[path, subject]]),
      });
    } finally {
      (await this.session.project()).update(path, undefined);
    }
  }

  /**
   * Repairs files.
   * @param options Files relative to `folder`, and the most attempts.
   * @returns A proposal.
   */
  async repair(
    options: Pick<RepairOptions, "limit"> & Required<Pick<FileNames, "files">> & FileNames,
  ): Promise<Proposal> {
    await this.#recover();
    const { files, folder, ...rest } = options;
    return await proposeRepair(this.session, {
      ...rest,
      paths: await this.#sources(files, folder),
    });
  }

  /**
   * Takes a change back, without git.
   * @param id The change; the last one that is applied where absent.
   * @returns What was undone, or which files were edited since.
   */
  async undo(id?: string): Promise<UndoResult> {
    await this.#recover();
    const { home, host } = this.session;
    const result = await undoChange(host, home, {
      store: await this.session.store(),
      ...(id === undefined ? {} : { id }),
    });
    this.session.forget();
    return result;
  }

  /** What was learnt in this project. */
  async learned(): Promise<LearnedWeights> {
    return await loadWeights(await this.session.store(), { project: this.session.home });
  }

  /**
   * Forgets what was learnt in this project.
   * @param component Only components whose name begins so.
   * @returns How many were forgotten.
   */
  async forgetLearned(component?: string): Promise<number> {
    const store = await this.session.store();
    return await resetLearned(store, {
      project: this.session.home,
      ...(component === undefined ? {} : { component }),
    });
  }

  /** Closes what is open. */
  async close(): Promise<void> {
    await this.session.close();
  }

  /** Closes what is open, at the end of a block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #sources(files: readonly string[], folder = this.session.root): Promise<string[]> {
    return sourcesNamed(this.session, files, { folder });
  }

  /** Finishes or takes back what a killed process has left, before anything is read. */
  async #recover(): Promise<void> {
    const { home, host, log } = this.session;
    const { changes, notices } = await recoverChanges(host, home, {
      store: await this.session.store(),
    });
    for (const { id, outcome } of changes) {
      log.write("warning", `${outcome} the interrupted change ${id}`);
    }
    for (const { message } of notices) log.write("warning", message);
  }
}

/** Files as people write them. */
export interface FileNames {
  /** Names of files. */
  readonly files?: readonly string[];
  /** Folder they are relative to, absolute; the root of the sources where absent. */
  readonly folder?: string;
}
