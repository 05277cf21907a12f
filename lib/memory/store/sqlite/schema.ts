/**
 * The tables, as steps from each version to the next. A released step is never changed: what is
 * wanted anew is a new step at the end.
 */

/** `PRAGMA application_id` of our files: "MAZE" in ASCII. */
export const APPLICATION_ID = 0x4d415a45;

/** The step to version n stands at index n − 1. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE events (
    run      TEXT    NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    at       INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (run, sequence)
  ) STRICT;
  CREATE INDEX events_first ON events (run) WHERE sequence = 1;
  CREATE TRIGGER events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'a stored event is never changed'); END;
  CREATE TRIGGER events_remain BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'a stored event is never removed'); END;

  CREATE TABLE evidence (
    run        TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    check_name TEXT    NOT NULL,
    verdict    TEXT    NOT NULL CHECK (verdict IN ('pass', 'fail', 'skipped')),
    record     TEXT    NOT NULL,
    PRIMARY KEY (run, sequence),
    FOREIGN KEY (run, sequence) REFERENCES events (run, sequence)
  ) STRICT;

  CREATE TABLE stored_values (
    space TEXT NOT NULL,
    key   TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (space, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE claims (
    name   TEXT PRIMARY KEY,
    writer TEXT NOT NULL,
    token  TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];

/** The tables there are after the first step. */
export const TABLES: readonly string[] = ["events", "evidence", "stored_values", "claims"];
