/** Faults at every step of writing, recovering and undoing: the tree is the old one or the new one. */
import { type Host, MazeError, memoryHost } from "@maze/base";
import { openMemoryStore } from "@maze/memory";
import { applyChange, proposeChange, recoverChanges, undoChange } from "@maze/pipeline";
import { assert, assertEquals } from "@std/assert";
import { faultKinds, type FaultPlan, faultyHost, Killed } from "../support/faulty_host.ts";
import { treeOf } from "../support/tree.ts";

const OLD = { "a.ts": "old a\n", "gone.ts": "old gone\n", "src/": "", "src/b.ts": "old b\n" };
const NEW = {
  "a.ts": "new a\n",
  "deep/": "",
  "deep/er/": "",
  "deep/er/c.ts": "new c\n",
  "src/": "",
  "src/b.ts": "new b\n",
};

function project(): Host {
  return memoryHost({
    "/p/a.ts": OLD["a.ts"],
    "/p/gone.ts": OLD["gone.ts"],
    "/p/src/b.ts": OLD["src/b.ts"],
  });
}

const propose = (host: Host) =>
  proposeChange(host, {
    root: "/p",
    title: "everything",
    edits: new Map([
      ["/p/a.ts", NEW["a.ts"]],
      ["/p/gone.ts", undefined],
      ["/p/src/b.ts", NEW["src/b.ts"]],
      ["/p/deep/er/c.ts", NEW["deep/er/c.ts"]],
    ]),
  });

async function leftovers(host: Host): Promise<string[]> {
  const names = (await host.files.list("/p/.maze/changes")).map(({ name }) => name);
  return names.filter((name) => /pending|tmp/.test(name));
}

/** What an attempt ended with; a process that was killed ends with nothing to tell. */
async function attempt(run: () => Promise<unknown>): Promise<"done" | "failed" | "killed"> {
  try {
    await run();
    return "done";
  } catch (error) {
    let cause: unknown = error;
    while (cause instanceof Error && !(cause instanceof Killed)) cause = cause.cause;
    if (cause instanceof Killed) return "killed";
    assert(error instanceof MazeError, `${error}`);
    return "failed";
  }
}

/** Runs `scene` with a fault at step 1, 2, 3 … until it gets by without meeting it. */
async function atEveryStep(
  kind: Omit<FaultPlan, "at">,
  scene: (plan: FaultPlan) => Promise<{ readonly met: boolean }>,
): Promise<number> {
  for (let at = 1;; at++) {
    assert(at < 200, "the fault is never avoided");
    if (!(await scene({ ...kind, at })).met) return at - 1;
  }
}

for (const kind of faultKinds) {
  const name = `${kind.effect}, ${kind.then}`;

  Deno.test(`applying with a fault at every step (${name}): old or new, nothing between`, async () => {
    const steps = await atEveryStep(kind, async (plan) => {
      const host = project();
      const store = openMemoryStore();
      const change = await propose(host);
      const faulty = faultyHost(host, plan);
      const ended = await attempt(() => applyChange(faulty.host, change, { store }));
      if (ended === "failed") {
        // Whoever lives to report an error has put everything back.
        assertEquals(await treeOf(host, "/p"), OLD, `step ${plan.at}`);
      }
      if (ended === "done") assertEquals(await treeOf(host, "/p"), NEW, `step ${plan.at}`);
      await recoverChanges(host, "/p", { store });
      const tree = await treeOf(host, "/p");
      assertEquals(tree, "gone.ts" in tree ? OLD : NEW, `step ${plan.at}`);
      assertEquals(await leftovers(host), [], `step ${plan.at}`);
      if (tree["a.ts"] === OLD["a.ts"]) {
        await applyChange(host, await propose(host), { store });
        assertEquals(await treeOf(host, "/p"), NEW);
      }
      return { met: faulty.met() };
    });
    assert(steps >= 10, `only ${steps} steps were tried`);
  });

  Deno.test(`recovering with a fault at every step (${name}): the next recovery completes it`, async () => {
    // Killed after two of four files are in place, which is where recovery has most to do.
    const interrupted = async (): Promise<Host> => {
      const host = project();
      const change = await propose(host);
      const counting = faultyHost(host, { at: 1_000, effect: "before", then: "dies" });
      await applyChange(counting.host, change, { store: openMemoryStore() });
      const again = project();
      const plan = { at: counting.steps() - 2, effect: "before", then: "dies" } as const;
      const dying = faultyHost(again, plan);
      const ended = await attempt(async () =>
        applyChange(dying.host, await propose(again), { store: openMemoryStore() })
      );
      assertEquals(ended, "killed");
      const tree = await treeOf(again, "/p");
      assert(tree["a.ts"] === NEW["a.ts"] && tree["src/b.ts"] === OLD["src/b.ts"]);
      return again;
    };
    const steps = await atEveryStep(kind, async (plan) => {
      const host = await interrupted();
      const store = openMemoryStore();
      const faulty = faultyHost(host, plan);
      await attempt(() => recoverChanges(faulty.host, "/p", { store }));
      await recoverChanges(host, "/p", { store });
      assertEquals(await treeOf(host, "/p"), NEW, `step ${plan.at}`);
      assertEquals(await leftovers(host), []);
      return { met: faulty.met() };
    });
    assert(steps >= 4, `only ${steps} steps were tried`);
  });

  Deno.test(`undoing with a fault at every step (${name}): old or new, nothing between`, async () => {
    const steps = await atEveryStep(kind, async (plan) => {
      const host = project();
      const store = openMemoryStore();
      await applyChange(host, await propose(host), { store });
      const faulty = faultyHost(host, plan);
      const ended = await attempt(() => undoChange(faulty.host, "/p", { store }));
      if (ended !== "killed") {
        assertEquals(await treeOf(host, "/p"), ended === "done" ? OLD : NEW, `step ${plan.at}`);
      }
      await recoverChanges(host, "/p", { store });
      const tree = await treeOf(host, "/p");
      assertEquals(tree, "gone.ts" in tree ? OLD : NEW, `step ${plan.at}`);
      assertEquals(await leftovers(host), []);
      return { met: faulty.met() };
    });
    assert(steps >= 6, `only ${steps} steps were tried`);
  });
}
