/**
 * Claims: a row names the writer that has a name, and the writer's lock file says whether that writer
 * still lives. A writer is one open store; its lock is made with its first claim.
 */
import { newId } from "@maze/base";
import type { DatabaseSync } from "node:sqlite";
import { isHeld, type Lock, makeOwnLock } from "./lock.ts";
import type { System } from "./system.ts";

/** The claims of one open store. The methods that write run inside a transaction of the caller. */
export class Claims {
  readonly #database: DatabaseSync;
  readonly #system: System;
  readonly #folder: string;
  #own: { readonly writer: string; readonly lock: Lock } | undefined;

  /** @param path Path of the database; the locks are in a folder beside it. */
  constructor(database: DatabaseSync, system: System, path: string) {
    this.#database = database;
    this.#system = system;
    this.#folder = `${path}.locks`;
  }

  /** Makes the writer's lock, outside any transaction. */
  prepare(): void {
    if (this.#own && this.#system.files.existsSync(this.#own.lock.path)) return;
    this.#own?.lock.release();
    const lock = makeOwnLock(this.#system, {
      folder: this.#folder,
      name: () => newId(Date.now()),
    });
    this.#own = { writer: lock.path.slice(lock.path.lastIndexOf("/") + 1), lock };
  }

  /** Takes a name; returns the token that releases it, or `undefined` while a living writer has it. */
  take(name: string): string | undefined {
    if (this.isTaken(name)) return undefined;
    const token = newId(Date.now());
    this.#database
      .prepare("INSERT OR REPLACE INTO claims (name, writer, token) VALUES (?, ?, ?)")
      .run(name, this.#own!.writer, token);
    return token;
  }

  /** Whether a living writer has a name. */
  isTaken(name: string): boolean {
    const row = this.#database.prepare("SELECT writer FROM claims WHERE name = ?").get(name);
    if (row === undefined) return false;
    const writer = String(row.writer);
    return writer === this.#own?.writer || isHeld(this.#system, `${this.#folder}/${writer}`);
  }

  /** Gives a name up, if it is still held by this token. */
  drop(name: string, token: string): void {
    this.#database.prepare("DELETE FROM claims WHERE name = ? AND token = ?").run(name, token);
  }

  /** Whether this writer has claimed anything. */
  get any(): boolean {
    return this.#own !== undefined;
  }

  /** Gives everything up. */
  dropAll(): void {
    if (!this.#own) return;
    this.#database.prepare("DELETE FROM claims WHERE writer = ?").run(this.#own.writer);
  }

  /** Lets go of the writer's lock; all it still claims is free. */
  close(): void {
    this.#own?.lock.release({ remove: true });
    this.#own = undefined;
  }
}
