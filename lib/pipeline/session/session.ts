/**
 * One project held open: its configuration, and store, compiler and index as they are first needed,
 * so that a command pays only for what it uses.
 */
import {
  type Host,
  joinPath,
  type Log,
  type Progress,
  silentLog,
  silentProgress,
} from "@maze/base";
import type { Store } from "@maze/memory";
import { indexProject, type ProjectIndex } from "@maze/project";
import { openTypeScriptProject, type TypeScriptProject } from "@maze/types";
import type { Config } from "../config/load.ts";
import type { Settings } from "../config/schema/settings.ts";
import { openProjectStore } from "../run/store.ts";

/** What a session is opened with. */
export interface SessionOptions {
  /** The outside. */
  readonly host: Host;
  /** The loaded configuration; its problems have been dealt with. */
  readonly config: Config;
  /** Where log lines go; nowhere where absent. */
  readonly log?: Log;
  /** Where progress goes; nowhere where absent. */
  readonly progress?: Progress;
  /** Cancels whatever is under way. */
  readonly signal?: AbortSignal;
}

/**
 * Keeps what is open of one project, and closes it.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { loadConfig, Session } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/.maze/config.toml": "", "/p/a.ts": "export const a = 1;" });
 * const session = new Session({ host, config: await loadConfig(host, { folder: "/p" }) });
 * assertEquals((await session.project()).files, ["/p/a.ts"]);
 * await session.close();
 * ```
 */
export class Session {
  /** The outside. */
  readonly host: Host;
  /** The configuration with its layers. */
  readonly config: Config;
  /** Where log lines go. */
  readonly log: Log;
  /** Where progress goes. */
  readonly progress: Progress;
  /** Cancels whatever is under way. */
  readonly signal: AbortSignal | undefined;
  #store: Promise<Store> | undefined;
  #project: Promise<TypeScriptProject> | undefined;
  #index: Promise<ProjectIndex> | undefined;

  /**
   * Opens nothing yet.
   * @param options The outside and the configuration.
   */
  constructor(options: SessionOptions) {
    this.host = options.host;
    this.config = options.config;
    this.log = options.log ?? silentLog;
    this.progress = options.progress ?? silentProgress;
    this.signal = options.signal;
  }

  /** The settings that hold. */
  get settings(): Settings {
    return this.config.settings;
  }

  /** Folder that holds `.maze`, absolute. */
  get home(): string {
    return this.config.places.root;
  }

  /** Folder of the sources, absolute. */
  get root(): string {
    return joinPath(this.home, this.settings.project.root);
  }

  /** The store, opened when first asked for. */
  store(): Promise<Store> {
    return this.#store ??= this.#openStore();
  }

  async #openStore(): Promise<Store> {
    const store = await openProjectStore(this.host, this.home);
    for (const notice of store.notices) this.log.write("warning", notice.message);
    return store;
  }

  /** The compiler's view of the project, opened when first asked for. */
  project(): Promise<TypeScriptProject> {
    return this.#project ??= openTypeScriptProject(this.host, this.root, {
      exclude: this.settings.indexer.exclude,
    });
  }

  /** The index, brought up to date when first asked for. */
  index(): Promise<ProjectIndex> {
    const { exclude, max_file_bytes: fileBytes } = this.settings.indexer;
    return this.#index ??= indexProject(this.host, this.root, {
      exclude,
      limits: { fileBytes },
      progress: this.progress,
      ...(this.signal ? { signal: this.signal } : {}),
    });
  }

  /** Lets the project's files be read anew, after they have changed on disk. */
  forget(): void {
    this.#project = undefined;
    this.#index = undefined;
  }

  /** Closes what was opened. */
  async close(): Promise<void> {
    const store = await this.#store?.catch(() => undefined);
    this.#store = undefined;
    await store?.close();
  }
}
