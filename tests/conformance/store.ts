/**
 * What every store driver must do. A driver's test calls `storeConformance` once; a test it cannot
 * take is a skip with its reason, and a skip that names no test fails.
 */
import { type Evidence, MazeError } from "@maze/base";
import { memoryErrors, type NewEvent, type Store, type StoreLimits } from "@maze/memory";
import { assert, assertEquals, assertRejects } from "@std/assert";

/** One place where a driver keeps things; each test gets a new one. */
export interface StorePlace {
  /** Opens a store there; called again, a second one over the same content. */
  open(limits?: Partial<StoreLimits>): Promise<Store>;
  /** Removes the place. */
  remove(): Promise<void>;
}

export interface StoreDriver {
  readonly name: string;
  place(): Promise<StorePlace>;
  readonly skips: readonly { readonly reason: string; readonly tests: readonly string[] }[];
}

type Test = (place: StorePlace) => Promise<void>;

const event = (kind: string, body: NewEvent["body"] = {}): NewEvent => ({ kind, at: 5, body });

const evidence = (check: string, verdict: Evidence["verdict"]): Evidence => ({
  check,
  verdict,
  tool: "typescript",
  version: "6.0.3",
  inputs: { "a.ts": "abc" },
  diagnostics: [{ code: "TS2322", severity: "error", message: "ä is not assignable" }],
  elapsedMs: 1.5,
});

async function assertCode(run: () => Promise<unknown>, name: keyof typeof memoryErrors) {
  const error = await assertRejects(run, MazeError);
  assertEquals(error.code, memoryErrors[name].code, error.message);
}

async function withStore(
  place: StorePlace,
  test: (store: Store) => Promise<void>,
  limits?: Partial<StoreLimits>,
): Promise<void> {
  const store = await place.open(limits);
  try {
    await test(store);
  } finally {
    await store.close();
  }
}

const tests: Readonly<Record<string, Test>> = {
  "events come back as they went in, in order": (place) =>
    withStore(place, async (store) => {
      const body = {
        text: 'ä\u0000\u{1f600}"',
        list: [1, null, { deep: true }],
        absent: undefined,
      };
      assertEquals(await store.append("r", [event("run-started", body)], { after: 0 }), 1);
      assertEquals(await store.append("r", [event("a"), event("b")], { after: 1 }), 3);
      const found = await store.events("r");
      assertEquals(found.map(({ kind, sequence }) => [sequence, kind]), [
        [1, "run-started"],
        [2, "a"],
        [3, "b"],
      ]);
      const { absent: _, ...kept } = body;
      assertEquals<unknown>(found[0]!.body, kept);
      assertEquals([found[0]!.run, found[0]!.at, found[0]!.evidence], ["r", 5, undefined]);
    }),

  "events are chosen by sequence, kind and number": (place) =>
    withStore(place, async (store) => {
      await store.append("r", ["a", "b", "a", "c"].map((kind) => event(kind)), { after: 0 });
      const sequences = async (query: Parameters<Store["events"]>[1]) =>
        (await store.events("r", query)).map(({ sequence }) => sequence);
      assertEquals(await sequences({ after: 2 }), [3, 4]);
      assertEquals(await sequences({ kinds: ["a", "c"] }), [1, 3, 4]);
      assertEquals(await sequences({ kinds: [] }), []);
      assertEquals(await sequences({ kinds: ["a"], after: 1, limit: 5 }), [3]);
      assertEquals(await sequences({ limit: 2 }), [1, 2]);
      assertEquals(await store.events("none"), []);
    }),

  "no call returns more rows than the limit": (place) =>
    withStore(place, async (store) => {
      await store.append("r", ["a", "b", "c"].map((kind) => event(kind)), { after: 0 });
      assertEquals((await store.events("r")).length, 2);
      assertEquals((await store.events("r", { limit: 9 })).length, 2);
      assertEquals((await store.events("r", { after: 2 })).length, 1);
    }, { rows: 2 }),

  "an append that does not know the end of the log is refused whole": (place) =>
    withStore(place, async (store) => {
      await store.append("r", [event("a")], { after: 0 });
      await assertCode(() => store.append("r", [event("b")], { after: 0 }), "conflict");
      await assertCode(() => store.append("r", [event("b")], { after: 2 }), "conflict");
      await assertCode(() => store.append("none", [event("b")], { after: 1 }), "unknownRun");
      assertEquals((await store.events("r")).length, 1);
      assertEquals(await store.run("none"), undefined);
    }),

  "of two appends at once after the same event, one wins": (place) =>
    withStore(place, async (store) => {
      const results = await Promise.allSettled(
        ["a", "b", "c"].map((kind) => store.append("r", [event(kind)], { after: 0 })),
      );
      assertEquals(results.map(({ status }) => status), ["fulfilled", "rejected", "rejected"]);
      assertEquals((await store.events("r")).map(({ kind }) => kind), ["a"]);
    }),

  "many appends at once are all kept": (place) =>
    withStore(place, async (store) => {
      const runs = Array.from({ length: 40 }, (_, index) => `r${index}`);
      await Promise.all(runs.map((run) => store.append(run, [event("a")], { after: 0 })));
      assertEquals((await store.runs()).length, 40);
    }, { writesPerCommit: 7 }),

  "a stored object does not follow its original": (place) =>
    withStore(place, async (store) => {
      const body = { list: [1] };
      await store.append("r", [event("a", body)], { after: 0 });
      body.list.push(2);
      const first = (await store.events("r"))[0]!;
      assertEquals<unknown>(first.body, { list: [1] });
      (first.body.list as number[]).push(3);
      assertEquals<unknown>((await store.events("r"))[0]!.body, { list: [1] });
    }),

  "a record above the limit is refused and nothing of its append is kept": (place) =>
    withStore(place, async (store) => {
      const large = { text: "ä".repeat(50) };
      await assertCode(
        () => store.append("r", [event("a"), event("b", large)], { after: 0 }),
        "tooLarge",
      );
      assertEquals(await store.run("r"), undefined);
      await store.append("r", [event("b", { text: "ä".repeat(40) })], { after: 0 });
      await assertCode(
        () => store.updateValues("s", new Map([["k", () => "x".repeat(99)]])),
        "tooLarge",
      );
      assertEquals(await store.values("s"), new Map());
    }, { recordBytes: 95 }),

  "runs are listed newest first, with their first and last event": (place) =>
    withStore(place, async (store) => {
      for (const run of ["r1", "r3", "r2"]) {
        await store.append(run, [event("run-started", { run })], { after: 0 });
      }
      await store.append("r1", [event("run-finished")], { after: 1 });
      const ids = async (options?: Parameters<Store["runs"]>[0]) =>
        (await store.runs(options)).map(({ id }) => id);
      assertEquals(await ids(), ["r3", "r2", "r1"]);
      assertEquals(await ids({ before: "r3" }), ["r2", "r1"]);
      assertEquals(await ids({ limit: 1 }), ["r3"]);
      const run = await store.run("r1");
      assertEquals(run, (await store.runs())[2]);
      assertEquals([run?.first.kind, run?.last.kind, run?.last.sequence], [
        "run-started",
        "run-finished",
        2,
      ]);
      assertEquals((await store.run("r2"))?.last.sequence, 1);
    }),

  "evidence comes with its event and can be asked for": (place) =>
    withStore(place, async (store) => {
      const checks = [evidence("types", "pass"), evidence("tests", "fail")];
      await store.append(
        "r1",
        checks.map((each) => ({ ...event("check-recorded"), evidence: each })),
        { after: 0 },
      );
      await store.append("r2", [
        event("run-started"),
        { ...event("check-recorded"), evidence: evidence("types", "skipped") },
      ], { after: 0 });
      assertEquals((await store.events("r1"))[1]!.evidence, checks[1]);
      const found = async (query?: Parameters<Store["evidence"]>[0]) =>
        (await store.evidence(query)).map(({ evidence, run, sequence }) =>
          `${run} ${sequence} ${evidence.check} ${evidence.verdict}`
        );
      assertEquals(await found(), ["r2 2 types skipped", "r1 1 types pass", "r1 2 tests fail"]);
      assertEquals(await found({ check: "types" }), ["r2 2 types skipped", "r1 1 types pass"]);
      assertEquals(await found({ verdict: "fail" }), ["r1 2 tests fail"]);
      assertEquals(await found({ run: "r1", limit: 1 }), ["r1 1 types pass"]);
      assertEquals((await store.evidence({ run: "r1" }))[0], {
        run: "r1",
        sequence: 1,
        at: 5,
        evidence: checks[0]!,
      });
    }),

  "values are changed, listed by prefix and removed": (place) =>
    withStore(place, async (store) => {
      const set = (value: unknown) => (): unknown => value;
      await store.updateValues(
        "s",
        new Map([["a_1", set({ n: 1 })], ["a%2", set([2])], ["A_3", set(null)], ["", set("e")]]),
      );
      await store.updateValues("t", new Map([["a_1", set("other")]]));
      assertEquals(await store.values("s", { prefix: "a_" }), new Map([["a_1", { n: 1 }]]));
      assertEquals([...(await store.values("s")).keys()].sort(), ["", "A_3", "a%2", "a_1"]);
      await store.updateValues("s", new Map([["a_1", set(undefined)], ["none", set(undefined)]]));
      assertEquals((await store.values("s")).has("a_1"), false);
      assertEquals(await store.removeValues("s", { prefix: "a" }), 1);
      assertEquals(await store.removeValues("s"), 2);
      assertEquals(await store.values("s"), new Map());
      assertEquals(await store.values("t"), new Map([["a_1", "other"]]));
    }),

  "changes of values see the last value and lose none": (place) =>
    withStore(place, async (store) => {
      const raise = (current: unknown): unknown => ((current as number | undefined) ?? 0) + 1;
      await Promise.all(
        Array.from({ length: 50 }, () => store.updateValues("s", new Map([["k", raise]]))),
      );
      assertEquals(await store.values("s"), new Map([["k", 50]]));
    }),

  "a change that throws refuses its whole update and no other": (place) =>
    withStore(place, async (store) => {
      const fail = (): unknown => {
        throw new TypeError("Cannot change: expected another value");
      };
      const [bad, good] = await Promise.allSettled([
        store.updateValues("s", new Map([["a", () => 1], ["b", fail]])),
        store.updateValues("s", new Map([["c", () => 2]])),
      ]);
      assertEquals([bad!.status, good!.status], ["rejected", "fulfilled"]);
      assert(bad!.status === "rejected" && bad.reason instanceof TypeError);
      assertEquals(await store.values("s"), new Map([["c", 2]]));
    }),

  "a value that JSON cannot carry is refused": (place) =>
    withStore(place, async (store) => {
      await assertCode(() => store.updateValues("s", new Map([["k", () => () => 1]])), "failed");
    }),

  "a claim has one holder until it is released": (place) =>
    withStore(place, async (store) => {
      const claim = await store.claim("run:1");
      assertEquals(claim?.name, "run:1");
      assertEquals(await store.claim("run:1"), undefined);
      assertEquals(await store.isClaimed("run:1"), true);
      assertEquals(await store.isClaimed("run:2"), false);
      await claim!.release();
      const next = await store.claim("run:1");
      assert(next !== undefined);
      await claim!.release(); // an old claim does not give up the new one
      assertEquals(await store.isClaimed("run:1"), true);
      await next.release();
    }),

  "a closed store refuses every call": async (place) => {
    const store = await place.open();
    const claim = await store.claim("c");
    await store.close();
    await store.close();
    await claim!.release();
    await assertCode(() => store.append("r", [event("a")], { after: 0 }), "closed");
    await assertCode(() => store.events("r"), "closed");
    await assertCode(() => store.runs(), "closed");
    await assertCode(() => store.run("r"), "closed");
    await assertCode(() => store.evidence(), "closed");
    await assertCode(() => store.values("s"), "closed");
    await assertCode(() => store.updateValues("s", new Map()), "closed");
    await assertCode(() => store.removeValues("s"), "closed");
    await assertCode(() => store.claim("c"), "closed");
    await assertCode(() => store.isClaimed("c"), "closed");
  },

  "what was asked for before close is kept": async (place) => {
    const store = await place.open();
    const asked = store.append("r", [event("a")], { after: 0 });
    await store.close();
    assertEquals(await asked, 1);
    await withStore(place, async (again) => assertEquals((await again.events("r")).length, 1));
  },

  "two open stores see one another": (place) =>
    withStore(place, (left) =>
      withStore(place, async (right) => {
        await left.append("r", [event("a")], { after: 0 });
        await right.append("r", [event("b")], { after: 1 });
        await assertCode(() => left.append("r", [event("c")], { after: 1 }), "conflict");
        assertEquals((await left.events("r")).map(({ kind }) => kind), ["a", "b"]);
        const claim = await left.claim("c");
        assertEquals(await right.claim("c"), undefined);
        assertEquals(await right.isClaimed("c"), true);
        await claim!.release();
        assert(await right.claim("c") !== undefined);
      })),

  "closing a store gives up its claims": (place) =>
    withStore(place, async (right) => {
      await withStore(place, async (left) => {
        await left.claim("c");
        assertEquals(await right.isClaimed("c"), true);
      });
      assertEquals(await right.isClaimed("c"), false);
      assert(await right.claim("c") !== undefined);
    }),

  "values are there after opening anew": async (place) => {
    await withStore(place, (store) => store.updateValues("s", new Map([["k", () => [1]]])));
    await withStore(place, async (store) => {
      assertEquals(store.notices, []);
      assertEquals(await store.values("s"), new Map([["k", [1]]]));
    });
  },
};

/** Registers one test for each behaviour. */
export function storeConformance(driver: StoreDriver): void {
  const skipped = new Map(
    driver.skips.flatMap(({ reason, tests }) =>
      tests.map((test): [string, string] => [test, reason])
    ),
  );
  Deno.test(`store ${driver.name}: every skip names a test`, () => {
    assertEquals([...skipped.keys()].filter((name) => !(name in tests)), []);
  });
  for (const [name, test] of Object.entries(tests)) {
    const reason = skipped.get(name);
    Deno.test({
      name: `store ${driver.name}: ${name}${reason ? ` (skipped: ${reason})` : ""}`,
      ignore: reason !== undefined,
      fn: async () => {
        const place = await driver.place();
        try {
          await test(place);
        } finally {
          await place.remove();
        }
      },
    });
  }
}
