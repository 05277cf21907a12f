/** Damaged, foreign, newer, moved and older store files (case 59). */
import { DatabaseSync } from "node:sqlite";
import { ExitCode, MazeError } from "@maze/base";
import { memoryErrors, openSqliteStore, type Store } from "@maze/memory";
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { migrations } from "../../lib/memory/store/sqlite/schema.ts";

async function withPath(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "maze-file-" });
  try {
    await test(`${folder}/maze.db`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A store with so many events of a kilobyte. */
async function make(path: string, events: number): Promise<void> {
  const store = await openSqliteStore(path);
  const body = { text: "x".repeat(1000) };
  const list = Array.from({ length: events }, () => ({ kind: "filled", at: 0, body }));
  await store.append("r", list, { after: 0 });
  await store.close();
}

function names(path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf("/"));
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

async function assertWorks(store: Store): Promise<void> {
  await store.append("new", [{ kind: "run-started", at: 0, body: {} }], { after: 0 });
  assertEquals((await store.runs()).map(({ id }) => id), ["new"]);
}

function overwrite(path: string, { at, bytes }: { at: number; bytes: Uint8Array }): void {
  using file = Deno.openSync(path, { write: true });
  file.seekSync(at, Deno.SeekMode.Start);
  file.writeSync(bytes);
}

const damages: Readonly<Record<string, (path: string) => void>> = {
  "a header of other bytes": (path) =>
    overwrite(path, { at: 0, bytes: new Uint8Array(100).fill(7) }),
  "a file of text": (path) => Deno.writeTextFileSync(path, "not a database\n".repeat(500)),
  "a first page of zeros after its header": (path) =>
    overwrite(path, { at: 100, bytes: new Uint8Array(3000) }),
  "a file cut off after its first page": (path) => Deno.truncateSync(path, 4096),
};

for (const [name, damage] of Object.entries(damages)) {
  Deno.test(`store sqlite: ${name} is set aside and a new store made`, () =>
    withPath(async (path) => {
      await make(path, 30);
      Deno.writeTextFileSync(`${path}-wal`, "a log that belongs to the damaged file");
      damage(path);
      const damaged = Deno.readFileSync(path);
      const store = await openSqliteStore(path);
      assertEquals(store.notices.map(({ code, severity }) => [code, severity]), [[
        memoryErrors.corrupt.code,
        "warning",
      ]]);
      await assertWorks(store);
      await store.close();
      const aside = names(path).filter((each) => each.includes(".damaged-"));
      const kept = aside.find((each) => !/-(wal|shm)$/.test(each));
      assertEquals(Deno.readFileSync(path.replace(/maze\.db$/, kept!)), damaged);
      const again = await openSqliteStore(path);
      assertEquals(again.notices, []);
      await again.close();
    }));
}

Deno.test("store sqlite: damage that only a read meets is set aside by the next opening", () =>
  withPath(async (path) => {
    await make(path, 200);
    const size = Deno.statSync(path).size;
    overwrite(path, { at: size - 30 * 4096, bytes: new Uint8Array(20 * 4096).fill(9) });
    const store = await openSqliteStore(path);
    assertEquals(store.notices, []);
    const error = await assertRejects(() => store.events("r"), MazeError);
    assertEquals([error.code, error.exit], [memoryErrors.corrupt.code, ExitCode.checkFailed]);
    await store.close();
    const next = await openSqliteStore(path);
    assertEquals(next.notices.length, 1);
    await assertWorks(next);
    await next.close();
    assertEquals(names(path).includes("maze.db.suspect"), false);
  }));

Deno.test("store sqlite: a suspicion that proves wrong leaves the file as it is", () =>
  withPath(async (path) => {
    await make(path, 3);
    Deno.writeTextFileSync(`${path}.suspect`, "");
    const store = await openSqliteStore(path);
    assertEquals(store.notices, []);
    assertEquals((await store.events("r")).length, 3);
    await store.close();
    assertEquals(names(path).includes("maze.db.suspect"), false);
  }));

Deno.test("store sqlite: eight processes that find a damaged file agree on one new store", () =>
  withPath(async (path) => {
    Deno.writeTextFileSync(path, "not a database\n".repeat(500));
    const program = new URL("./store_writer.ts", import.meta.url).pathname;
    const workspace = new URL("../../deno.json", import.meta.url).pathname;
    const children = Array.from({ length: 8 }, (_, index) =>
      new Deno.Command("deno", {
        args: [
          "run",
          "-q",
          "--no-check",
          "-P=maze",
          "--config",
          workspace,
          program,
          path,
          `r${index}`,
          "20",
        ],
        stderr: "piped",
      }).output());
    for (const { stderr, success } of await Promise.all(children)) {
      assert(success, new TextDecoder().decode(stderr));
    }
    const store = await openSqliteStore(path);
    assertEquals((await store.runs()).map(({ last }) => last.sequence), Array(8).fill(20));
    await store.close();
    assertEquals(names(path).filter((each) => each.includes(".damaged-")).length, 1);
  }));

Deno.test("store sqlite: a newer schema is refused and left alone", () =>
  withPath(async (path) => {
    await make(path, 1);
    const database = new DatabaseSync(path);
    database.exec("PRAGMA user_version = 99");
    database.close();
    const error = await assertRejects(() => openSqliteStore(path), MazeError);
    assertEquals([error.code, error.exit], [
      memoryErrors.newerSchema.code,
      ExitCode.configuration,
    ]);
    assertMatch(error.message, /version 99, expected at most 1$/);
    assertEquals(names(path), ["maze.db", "maze.db.lock"]);
  }));

Deno.test("store sqlite: the database of another program is refused and left alone", () =>
  withPath(async (path) => {
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE theirs (a)");
    database.close();
    const error = await assertRejects(() => openSqliteStore(path), MazeError);
    assertEquals(error.code, memoryErrors.failed.code);
    assertEquals(names(path).filter((each) => each.includes("damaged")), []);
  }));

Deno.test({
  name: "store sqlite: a link is not followed",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withPath(async (path) => {
      await make(`${path}.other`, 1);
      Deno.symlinkSync(`${path}.other`, path);
      const error = await assertRejects(() => openSqliteStore(path), MazeError);
      assertEquals(error.code, memoryErrors.failed.code);
    }),
});

Deno.test("store sqlite: a folder in its place is refused", () =>
  withPath(async (path) => {
    Deno.mkdirSync(path);
    const error = await assertRejects(() => openSqliteStore(path), MazeError);
    assertEquals(error.code, memoryErrors.failed.code);
    assertEquals(names(path), ["maze.db"]);
  }));

Deno.test("store sqlite: an older schema is copied, then brought forward", () =>
  withPath(async (path) => {
    await make(path, 4);
    const steps = [...migrations, "CREATE TABLE added (a TEXT) STRICT"];
    const store = await openSqliteStore(path, { steps });
    assertEquals(store.notices.map(({ severity }) => severity), ["info"]);
    assertEquals((await store.events("r")).length, 4);
    await store.close();
    const copy = new DatabaseSync(`${path}.backup-v1`, { readOnly: true });
    assertEquals(copy.prepare("SELECT count(*) AS n FROM events").get()?.n, 4);
    assertEquals(copy.prepare("PRAGMA user_version").get()?.user_version, 1);
    copy.close();
    const error = await assertRejects(() => openSqliteStore(path), MazeError);
    assertEquals(error.code, memoryErrors.newerSchema.code);
  }));

Deno.test("store sqlite: a backup that is put back works", () =>
  withPath(async (path) => {
    await make(path, 4);
    await (await openSqliteStore(path, { steps: [...migrations, "CREATE TABLE b (a)"] })).close();
    Deno.renameSync(`${path}.backup-v1`, path);
    const store = await openSqliteStore(path);
    assertEquals((await store.events("r")).length, 4);
    await store.close();
  }));

Deno.test("store sqlite: a migration that fails changes nothing", () =>
  withPath(async (path) => {
    await make(path, 4);
    const steps = [...migrations, "CREATE TABLE added (a TEXT) STRICT; CREATE TABLE events (a)"];
    await assertRejects(() => openSqliteStore(path, { steps }), MazeError);
    const store = await openSqliteStore(path);
    assertEquals((await store.events("r")).length, 4);
    await store.close();
  }));

Deno.test("store sqlite: a store that another process migrates is not written to any more", () =>
  withPath(async (path) => {
    const old = await openSqliteStore(path);
    await (await openSqliteStore(path, { steps: [...migrations, "CREATE TABLE b (a)"] })).close();
    const error = await assertRejects(
      () => old.append("r", [{ kind: "a", at: 0, body: {} }], { after: 0 }),
      MazeError,
    );
    assertEquals(error.code, memoryErrors.conflict.code);
    await old.close();
  }));

Deno.test({
  name: "store sqlite: a file that was moved away acknowledges nothing any more",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withPath(async (path) => {
      const store = await openSqliteStore(path);
      Deno.renameSync(path, `${path}.moved`);
      const append = () => store.append("r", [{ kind: "a", at: 0, body: {} }], { after: 0 });
      assertEquals((await assertRejects(append, MazeError)).code, memoryErrors.conflict.code);
      await make(path, 1);
      assertEquals((await assertRejects(append, MazeError)).code, memoryErrors.conflict.code);
      await store.close();
    }),
});

Deno.test("store sqlite: stored events can be neither changed nor removed", () =>
  withPath(async (path) => {
    await make(path, 1);
    const database = new DatabaseSync(path);
    for (const statement of ["UPDATE events SET body = '{}'", "DELETE FROM events"]) {
      let message = "";
      try {
        database.prepare(statement).run();
      } catch (error) {
        message = (error as Error).message;
      }
      assertMatch(message, /a stored event is never/);
    }
    database.close();
  }));
