/** `kill -9` at random moments of applying changes and appending events (cases 34 and 56). */
import { denoHost } from "@maze/app";
import { openProjectStore, readRun, recoverChanges } from "@maze/pipeline";
import { assert, assertEquals } from "@std/assert";
import { killAtRandom, type KilledRun, killRuns } from "../support/kill_runs.ts";
import { treeOf } from "../support/tree.ts";

const child = new URL("../support/changing_child.ts", import.meta.url).pathname;
const workspace = new URL("../../deno.json", import.meta.url).pathname;

Deno.test("kill -9 while changes are applied: no half-changed tree, no acknowledged event lost", async () => {
  const host = denoHost();
  const root = await Deno.realPath(await Deno.makeTempDir({ prefix: "maze-kill-" }));
  for (const path of ["a.txt", "b.txt", "sub/c.txt"]) {
    await host.files.write(`${root}/${path}`, "0000000000\n");
  }
  let acknowledged = 0;
  let events = 0;
  let recovered = 0;

  const check = async ({ killed, lines, stderr }: KilledRun): Promise<void> => {
    assert(killed, `the child ended by itself: ${stderr}`);
    assertEquals(lines.filter((line) => line.startsWith("notice")), []);
    const store = await openProjectStore(host, root);
    assertEquals(store.notices, []);
    const { changes, notices } = await recoverChanges(host, root, { store });
    recovered += changes.length;
    assertEquals(notices, []);

    // Texts by their first line and their length, folders left out.
    const tree = Object.fromEntries(
      Object.entries(await treeOf(host, root))
        .filter(([path]) => !path.endsWith("/"))
        .map(([path, text]) => [path, `${text.slice(0, 10)} ${text.length}`]),
    );
    const number = Number(tree["a.txt"]!.slice(0, 10));
    const first = String(number).padStart(10, "0");
    const text = `${first} ${11 + (number * 997 % 20_000)}`;
    assertEquals(tree, {
      "a.txt": text,
      "b.txt": text,
      ...(number > 0 && number % 3 === 0 ? { "extra/d.txt": `${first} 11` } : {}),
      "sub/c.txt": text,
    });

    const applied = lines.filter((line) => line.startsWith("applied"))
      .map((line) => Number(line.split(" ")[1]));
    acknowledged = Math.max(acknowledged, ...applied);
    assert(
      number === acknowledged || number === acknowledged + 1,
      `change ${acknowledged} was acknowledged, the tree is at ${number}`,
    );
    acknowledged = number;

    const id = lines.find((line) => line.startsWith("run "))?.slice(4);
    if (id !== undefined) {
      const record = await readRun(store, id);
      assertEquals(record.state, "interrupted");
      const stored = new Set(
        record.events.map((event) => "change" in event ? `${event.kind} ${event.change}` : ""),
      );
      for (const line of lines) {
        const [verb, change] = line.split(" ");
        if (verb === "proposed") assert(stored.has(`change-proposed ${change}`), `lost: ${line}`);
        if (verb === "recorded") assert(stored.has(`change-applied ${change}`), `lost: ${line}`);
      }
      events = record.last;
    }
    await store.close();
    assertEquals(
      (await host.files.list(`${root}/.maze/changes`)).filter(({ name }) =>
        /tmp|pending/.test(name)
      ),
      [],
    );
  };

  const tally = await killAtRandom({
    command: "deno",
    args: () => ["run", "-q", "--no-check", "-P=maze", "--config", workspace, child, root],
    folder: root,
    runs: killRuns(20, 200),
    delayMs: [0, 120],
    check,
  });
  console.error(
    `killed ${tally.killed}, changes ${acknowledged}, events ${events}, ` +
      `recovered in the middle ${recovered}`,
  );
  assert(acknowledged > 10);
  await Deno.remove(root, { recursive: true });
});
