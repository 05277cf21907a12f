/** The store over one open SQLite database. Reads are direct; writes go through the group commit. */
import { type Diagnostic, type Evidence, MazeError } from "@maze/base";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type {
  Claim,
  EventQuery,
  EvidenceQuery,
  NewEvent,
  Store,
  StoredEvent,
  StoredEvidence,
  StoredRun,
  StoreLimits,
  ValueChange,
} from "../../contract.ts";
import { memoryErrors } from "../../errors.ts";
import { appendRefusal, closedRefusal, encodeRecord } from "../record.ts";
import { Claims } from "./claims.ts";
import { Commits } from "./commits.ts";
import type { System } from "./system.ts";
import { isDamage, storeTrouble, suspicionOf } from "./trouble.ts";

/** What a store is made of. */
export interface SqliteStoreParts {
  readonly system: System;
  readonly database: DatabaseSync;
  readonly path: string;
  readonly limits: StoreLimits;
  readonly notices: readonly Diagnostic[];
  /** Version of the schema; a database that has become another is not written to. */
  readonly version: number;
}

type Row = Record<string, unknown>;

/** Gives the compiled form of a statement, which is kept: compiling takes longer than running. */
type Prepare = (sql: string) => StatementSync;

function preparer(database: DatabaseSync): Prepare {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}

const EVENT = `SELECT e.run, e.sequence, e.at, e.kind, e.body, v.record
  FROM events e LEFT JOIN evidence v ON v.run = e.run AND v.sequence = e.sequence`;

function decodeEvent({ at, body, kind, record, run, sequence }: Row): StoredEvent {
  return {
    run: String(run),
    sequence: Number(sequence),
    kind: String(kind),
    at: Number(at),
    body: JSON.parse(String(body)),
    ...(record === null ? {} : { evidence: JSON.parse(String(record)) as Evidence }),
  };
}

/** The driver. Its invariant: after `close`, and once its file is another, nothing is written. */
export class SqliteStore implements Store {
  readonly notices: readonly Diagnostic[];
  readonly #parts: SqliteStoreParts;
  readonly #commits: Commits;
  readonly #claims: Claims;
  /** Number of the file on its disk, by which a file that took its place is told apart. */
  readonly #file: number | undefined;
  readonly #prepare: Prepare;
  #open = true;

  constructor(parts: SqliteStoreParts) {
    const { database, limits, notices, path, system } = parts;
    this.#parts = parts;
    this.#prepare = preparer(database);
    this.notices = notices;
    this.#file = this.#fileNumber();
    this.#claims = new Claims(database, system, path);
    this.#commits = new Commits({
      prepare: this.#prepare,
      isOpen: () => database.isTransaction,
      soon: system.soon,
      limit: limits.writesPerCommit,
      verify: () => this.#verify(),
      trouble: (error) => this.#trouble(error, `write to ${path}`),
    });
  }

  #fileNumber(): number | undefined {
    const { path, system } = this.#parts;
    return system.files.statSync(path, { throwIfNoEntry: false })?.ino;
  }

  /** A file that was moved away or migrated by another process must not take acknowledged writes. */
  #verify(): void {
    const { path, version } = this.#parts;
    const found = Number(this.#prepare("PRAGMA user_version").get()?.user_version);
    if (this.#fileNumber() !== this.#file || found !== version) {
      throw new MazeError(
        memoryErrors.conflict,
        `Cannot write to ${path}: the file was moved, replaced or brought to version ${found}, ` +
          "expected the one that was opened",
        { fix: "run it again" },
      );
    }
  }

  /** Damage that a read meets is noted, so that the next opening looks at the whole file. */
  #trouble(error: unknown, action: string): MazeError {
    const trouble = storeTrouble(error, action);
    const { path, system } = this.#parts;
    if (isDamage(trouble)) {
      try {
        system.files.writeFileSync(suspicionOf(path), trouble.message);
      } catch {
        // The trouble itself is reported; without the note the next read meets it again.
      }
    }
    return trouble;
  }

  #read<T>(action: (prepare: Prepare) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.#open) throw closedRefusal();
      try {
        resolve(action(this.#prepare));
      } catch (error) {
        reject(this.#trouble(error, `read ${this.#parts.path}`));
      }
    });
  }

  async #write<T>(action: (prepare: Prepare) => T): Promise<T> {
    if (!this.#open) throw closedRefusal();
    return await this.#commits.add(() => action(this.#prepare));
  }

  #rows(limit: number | undefined): number {
    return Math.min(limit ?? Infinity, this.#parts.limits.rows);
  }

  async append(
    run: string,
    events: readonly NewEvent[],
    { after }: { readonly after: number },
  ): Promise<number> {
    const { limits } = this.#parts;
    const rows = events.map(({ at, body, evidence, kind }) => ({
      kind,
      at,
      body: encodeRecord(body, { what: `event ${kind}`, limits }),
      evidence: evidence && {
        ...evidence,
        record: encodeRecord(evidence, { what: `evidence of ${kind}`, limits }),
      },
    }));
    return await this.#write((prepare) => {
      const last = lastOf(prepare, run);
      if (last !== after) throw appendRefusal(run, { after, last });
      const insert = prepare(
        "INSERT INTO events (run, sequence, at, kind, body) VALUES (?, ?, ?, ?, ?)",
      );
      const prove = prepare(
        "INSERT INTO evidence (run, sequence, check_name, verdict, record) VALUES (?, ?, ?, ?, ?)",
      );
      let sequence = after;
      for (const { at, body, evidence, kind } of rows) {
        insert.run(run, ++sequence, Math.trunc(at), kind, body);
        if (evidence) prove.run(run, sequence, evidence.check, evidence.verdict, evidence.record);
      }
      return sequence;
    });
  }

  events(run: string, { after = 0, kinds, limit }: EventQuery = {}): Promise<StoredEvent[]> {
    return this.#read((prepare) =>
      prepare(
        `${EVENT} WHERE e.run = ? AND e.sequence > ?
           AND (? IS NULL OR e.kind IN (SELECT value FROM json_each(?)))
         ORDER BY e.sequence LIMIT ?`,
      ).all(run, after, ...twice(kinds && JSON.stringify(kinds)), this.#rows(limit))
        .map(decodeEvent)
    );
  }

  runs(options: { readonly before?: string; readonly limit?: number } = {}): Promise<StoredRun[]> {
    const { before, limit } = options;
    return this.#read((prepare) =>
      prepare(
        `SELECT run FROM events WHERE sequence = 1 AND (? IS NULL OR run < ?)
         ORDER BY run DESC LIMIT ?`,
      ).all(...twice(before), this.#rows(limit))
        .map(({ run }) => listed(prepare, String(run))!)
    );
  }

  run(id: string): Promise<StoredRun | undefined> {
    return this.#read((prepare) => listed(prepare, id));
  }

  evidence({ check, limit, run, verdict }: EvidenceQuery = {}): Promise<StoredEvidence[]> {
    return this.#read((prepare) =>
      prepare(
        `SELECT v.run, v.sequence, e.at, v.record FROM evidence v
           JOIN events e ON e.run = v.run AND e.sequence = v.sequence
         WHERE (? IS NULL OR v.run = ?) AND (? IS NULL OR v.check_name = ?)
           AND (? IS NULL OR v.verdict = ?)
         ORDER BY v.run DESC, v.sequence LIMIT ?`,
      ).all(...twice(run), ...twice(check), ...twice(verdict), this.#rows(limit))
        .map((row): StoredEvidence => ({
          run: String(row.run),
          sequence: Number(row.sequence),
          at: Number(row.at),
          evidence: JSON.parse(String(row.record)) as Evidence,
        }))
    );
  }

  values(
    space: string,
    { prefix = "" }: { readonly prefix?: string } = {},
  ): Promise<Map<string, unknown>> {
    return this.#read((prepare) =>
      new Map(
        prepare(
          `SELECT key, value FROM stored_values
           WHERE space = ? AND key >= ? AND substr(key, 1, length(?)) = ?`,
        ).all(space, prefix, ...twice(prefix))
          .map(({ key, value }): [string, unknown] => [String(key), JSON.parse(String(value))]),
      )
    );
  }

  updateValues(space: string, changes: ReadonlyMap<string, ValueChange>): Promise<void> {
    const { limits } = this.#parts;
    return this.#write((prepare) => {
      const get = prepare("SELECT value FROM stored_values WHERE space = ? AND key = ?");
      const decided = [...changes].map(([key, change]): [string, string | undefined] => {
        const row = get.get(space, key);
        const next = change(row && JSON.parse(String(row.value)));
        const what = `value ${key} of ${space}`;
        return [key, next === undefined ? undefined : encodeRecord(next, { what, limits })];
      });
      const put = prepare("INSERT OR REPLACE INTO stored_values VALUES (?, ?, ?)");
      const drop = prepare("DELETE FROM stored_values WHERE space = ? AND key = ?");
      for (const [key, json] of decided) {
        if (json === undefined) drop.run(space, key);
        else put.run(space, key, json);
      }
    });
  }

  removeValues(space: string, { prefix = "" }: { readonly prefix?: string } = {}): Promise<number> {
    return this.#write((prepare) =>
      Number(
        prepare(
          "DELETE FROM stored_values WHERE space = ? AND substr(key, 1, length(?)) = ?",
        ).run(space, ...twice(prefix)).changes,
      )
    );
  }

  async claim(name: string): Promise<Claim | undefined> {
    if (!this.#open) throw closedRefusal();
    try {
      this.#claims.prepare();
    } catch (error) {
      throw this.#trouble(error, `claim ${name}`);
    }
    const token = await this.#write(() => this.#claims.take(name));
    if (token === undefined) return undefined;
    const release = async (): Promise<void> => {
      if (this.#open) await this.#write(() => this.#claims.drop(name, token));
    };
    return { name, release };
  }

  isClaimed(name: string): Promise<boolean> {
    return this.#read(() => this.#claims.isTaken(name));
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    // A claim that cannot be deleted is free all the same once the writer's lock is gone.
    if (this.#claims.any) await this.#write(() => this.#claims.dropAll()).catch(() => {});
    this.#open = false;
    this.#commits.flush();
    this.#claims.close();
    this.#parts.database.close();
  }
}

/** A parameter for the two places of `? IS NULL OR x = ?`. */
function twice(value: string | undefined): [string | null, string | null] {
  return [value ?? null, value ?? null];
}

function lastOf(prepare: Prepare, run: string): number {
  return Number(
    prepare("SELECT max(sequence) AS last FROM events WHERE run = ?").get(run)?.last ?? 0,
  );
}

function listed(prepare: Prepare, id: string): StoredRun | undefined {
  const ends = prepare(
    `${EVENT} WHERE e.run = ? AND e.sequence IN (1, ?) ORDER BY e.sequence`,
  ).all(id, lastOf(prepare, id)).map(decodeEvent);
  return ends.length === 0 ? undefined : { id, first: ends[0]!, last: ends.at(-1)! };
}
