/** `maze fill` and `maze generate` killed at random moments: nothing half-written, nothing lost. */
import { assert, assertEquals } from "@std/assert";
import { denoHost } from "@maze/app";
import { listChanges, listRuns, openProjectStore, readRun, recoverChanges } from "@maze/pipeline";
import { killAtRandom, killRuns } from "../support/kill_runs.ts";

const root = new URL("../../", import.meta.url).pathname;

const open = `/**
 * @example twice(2) // => 4
 * @example twice(5) // => 10
 */
export function twice(n: number): number {
  /* maze: n times two */
}
`;

interface Command {
  readonly name: string;
  readonly args: readonly string[];
  /** Files that it may leave changed, with what they held before. */
  readonly before: Readonly<Record<string, string | undefined>>;
}

const commands: readonly Command[] = [
  { name: "fill", args: ["fill", "a.ts", "--yes"], before: { "a.ts": open } },
  {
    name: "generate",
    args: [
      ...[
        "generate",
        "n plus one",
        "--signature",
        "next(n: number): number",
        "--into",
        "b.ts",
        "--yes",
      ],
      ...["--example", "next(1) // => 2", "--example", "next(7) // => 8"],
    ],
    before: { "b.ts": undefined },
  },
];

for (const { args, before, name } of commands) {
  Deno.test(`maze ${name} killed at random moments leaves the old tree or the new one`, async () => {
    const host = denoHost();
    const folder = await Deno.makeTempDir({ prefix: "maze-kill-" });
    const line = ["run", "-q", "-P=maze", "--config", `${root}deno.json`, `${root}cli.ts`, ...args];
    const restore = async (): Promise<void> => {
      for (const [path, text] of Object.entries(before)) {
        if (text === undefined) await host.files.remove(`${folder}/${path}`);
        else await host.files.write(`${folder}/${path}`, text);
      }
    };
    let applied = 0;
    try {
      await restore();
      const tally = await killAtRandom({
        ...{
          command: "deno",
          args: () => line,
          folder,
          runs: killRuns(10, 100),
          delayMs: [50, 2500],
          from: "start",
        },
        check: async ({ killed, stderr, status }) => {
          if (!killed) assertEquals(status, 0, stderr);
          const store = await openProjectStore(host, folder);
          try {
            assertEquals(store.notices, []);
            await recoverChanges(host, folder, { store });
            for (const { id } of await listRuns(store)) {
              const { events, last } = await readRun(store, id);
              assertEquals(
                events.map(({ sequence }) => sequence),
                Array.from({ length: last }, (_, at) => at + 1),
              );
            }
          } finally {
            await store.close();
          }
          const changes = (await listChanges(host, folder)).filter(({ state }) =>
            state !== "undone"
          );
          const isApplied = changes.length > applied;
          for (const [path, text] of Object.entries(before)) {
            const now = await host.files.readText(`${folder}/${path}`);
            if (!isApplied) assertEquals(now, text, `${path} is neither old nor new`);
            else {assertEquals(
                now,
                changes[0]!.change.files.find((file) => file.path === path)?.after?.text,
              );}
          }
          const strays = (await host.files.list(folder)).filter(({ name }) =>
            name.endsWith(".tmp")
          );
          assertEquals(strays, []);
          applied = changes.length;
          await restore();
        },
      });
      assert(tally.killed > 0, "no run was killed");
      const last = await new Deno.Command("deno", { args: line, cwd: folder }).output();
      assertEquals(last.code, 0, new TextDecoder().decode(last.stderr));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}
