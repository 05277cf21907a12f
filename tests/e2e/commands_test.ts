/** The commands on code, as a user calls them: on a real folder, in a process of their own. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";

const root = new URL("../../", import.meta.url).pathname;

interface Answer {
  readonly status: number;
  // deno-lint-ignore no-explicit-any
  readonly json: any;
  readonly error: string;
}

/** A project in a folder of its own. */
async function project(files: Readonly<Record<string, string>>): Promise<
  & {
    folder: string;
    maze(...args: string[]): Promise<Answer>;
    read(path: string): Promise<string>;
  }
  & AsyncDisposable
> {
  const folder = await Deno.makeTempDir({ prefix: "maze-commands-" });
  for (const [path, text] of Object.entries(files)) {
    await Deno.mkdir(`${folder}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(`${folder}/${path}`, text);
  }
  return {
    folder,
    maze: async (...args) => {
      const line = [
        "run",
        "-q",
        "-P=maze",
        "--config",
        `${root}deno.json`,
        `${root}cli.ts`,
        ...args,
        "--json",
      ];
      const env = { XDG_CONFIG_HOME: `${folder}/.user` };
      const { code, stderr, stdout } = await new Deno.Command("deno", {
        args: line,
        cwd: folder,
        env,
      }).output();
      const text = new TextDecoder().decode(stdout);
      assertEquals(text.trim().split("\n").length, 1, text);
      return { status: code, json: JSON.parse(text), error: new TextDecoder().decode(stderr) };
    },
    read: (path) => Deno.readTextFile(`${folder}/${path}`),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

const open = `/**
 * The price with tax.
 * @example gross(100, 0.5) // => 150
 * @example gross(80, 0.25) // => 100
 */
export function gross(net: number, rate: number): number {
  /* maze: net plus net times rate */
}
`;

const test = `import assert from "node:assert/strict";
import { test } from "node:test";
import { gross } from "./price.ts";

test("gross", () => assert.equal(gross(10, 0.1), 11));
`;

Deno.test("fill, explain, stats, learn, validate and undo on one project", async () => {
  await using place = await project({ "price.ts": open, "price.test.ts": test });

  const shown = await place.maze("fill", "price.ts", "--dry-run");
  assertEquals([shown.status, shown.json.status, shown.json.result.applied], [0, "ok", false]);
  assertEquals(await place.read("price.ts"), open);

  const filled = await place.maze("fill", "price.ts", "--yes");
  const [hole] = filled.json.result.holes;
  assertEquals([filled.status, hole.name, hole.filled, hole.tests], [0, "gross", true, {
    passed: 1,
    failed: 0,
  }]);
  assertStringIncludes(await place.read("price.ts"), hole.code);
  assertEquals(
    Object.values(filled.json.receipt as Record<string, { state: string }>).map(({ state }) =>
      state
    ),
    ["validated", "validated", "validated", "unenforced"],
  );

  const story = await place.maze("explain", filled.json.result.run);
  const kinds = story.json.result.events.map(({ kind }: { kind: string }) => kind);
  for (
    const kind of [
      "run-started",
      "hole-found",
      "hole-filled",
      "check-recorded",
      "change-applied",
      "run-finished",
    ]
  ) {
    assert(kinds.includes(kind), `${kind} is missing from ${kinds}`);
  }

  const stats = await place.maze("stats");
  assertEquals(stats.json.result.holes, { found: 2, filled: 2, missed: 0 });

  const learned = await place.maze("learn", "show");
  assert(learned.json.result.weights.length > 0);
  assert(learned.json.result.weights.every(({ accepted }: { accepted: number }) => accepted === 1));

  const valid = await place.maze("validate", "price.ts");
  const verdicts = valid.json.result.evidence.map(({ check, verdict }: Record<string, string>) =>
    `${check} ${verdict}`
  );
  assertEquals([valid.status, verdicts], [0, [
    "syntax pass",
    "syntax pass",
    "types pass",
    "tests pass",
    "security skipped",
  ]]);

  const undone = await place.maze("undo");
  assertEquals([undone.status, await place.read("price.ts")], [0, open]);

  await place.maze("fill", "price.ts", "--yes");
  await Deno.writeTextFile(`${place.folder}/price.ts`, "export const mine = 1;\n");
  const refused = await place.maze("undo");
  assertEquals([refused.status, refused.json.status], [1, "failed"]);
  assertEquals(await place.read("price.ts"), "export const mine = 1;\n");

  const forgotten = await place.maze("learn", "reset");
  assert(forgotten.json.result.forgotten > 0);
});

Deno.test("generate writes a function into a file that is there and into one that is not", async () => {
  await using place = await project({ "text.ts": "export const separator = '-';\n" });
  const args = ["--signature", "shout(text: string): string", "--yes"];
  const examples = ["--example", 'shout("ab") // => "AB!"', "--example", 'shout("x") // => "X!"'];
  const made = await place.maze(
    "generate",
    "the text in upper case with an exclamation mark",
    ...args,
    ...examples,
    "--into",
    "text.ts",
  );
  assertEquals(
    [made.status, made.json.result.holes[0].filled],
    [0, true],
    JSON.stringify(made.json),
  );
  assertMatch(
    await place.read("text.ts"),
    /^export const separator = '-';\n\n\/\*\*\n \* The text in upper case/,
  );
  const again = await place.maze("generate", "again", ...args, "--into", "text.ts");
  assertEquals([again.status, again.json.error.code], [2, "MAZE-E1055"]);
  const fresh = await place.maze(
    "generate",
    "the text in upper case with an exclamation mark",
    ...args,
    ...examples,
    "--into",
    "new/loud.ts",
  );
  assertEquals(fresh.status, 0, JSON.stringify(fresh.json));
  assertStringIncludes(
    await place.read("new/loud.ts"),
    "export function shout(text: string): string {",
  );
});

Deno.test("repair mends a misspelt name, then writes a wrong function anew from its examples", async () => {
  const wrong = open.replace("/* maze: net plus net times rate */", "return net - nett * rate;");
  await using place = await project({ "price.ts": wrong, "price.test.ts": test });
  const repaired = await place.maze("repair", "price.ts", "--yes");
  assertEquals(repaired.status, 0, JSON.stringify(repaired.json.result?.repairs ?? repaired.json));
  const methods = repaired.json.result.repairs.map(({ method }: { method: string }) => method);
  assertEquals(methods, ["fix", "search"]);
  assertEquals((await place.maze("validate", "price.ts")).status, 0);
  const none = await place.maze("repair", "price.ts", "--max-repairs", "0", "--dry-run");
  assertEquals([none.status, none.json.result.repairs.length, none.json.result.diff], [0, 0, ""]);
});

interface Mistake {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly status: number;
  readonly code: string;
  readonly message: RegExp;
}

const mistakes: readonly Mistake[] = [
  {
    name: "no hole",
    files: { "a.ts": "export const a = 1;\n" },
    args: ["fill", "a.ts"],
    status: 2,
    code: "MAZE-E1050",
    message: /Cannot fill a\.ts: there is no hole/,
  },
  {
    name: "contradictory examples",
    files: { "a.ts": open.replace("gross(80, 0.25) // => 100", "gross(100, 0.5) // => 7") },
    args: ["fill", "a.ts", "--yes"],
    status: 2,
    code: "MAZE-E1051",
    message: /Cannot meet both examples of gross\(100, 0\.5\)/,
  },
  {
    name: "no such file",
    files: { "price.ts": open },
    args: ["fill", "pric.ts"],
    status: 2,
    code: "MAZE-E1052",
    message: /there is no such file/,
  },
  {
    name: "unknown language",
    files: { "a.cob": "DISPLAY 1." },
    args: ["validate", "a.cob"],
    status: 2,
    code: "MAZE-E1052",
    message: /not of a language that is known/,
  },
  {
    name: "empty project",
    files: {},
    args: ["fill", "a.ts"],
    status: 2,
    code: "MAZE-E1052",
    message: /Cannot use a\.ts/,
  },
  {
    name: "a provider that is not there",
    files: { "price.ts": open },
    args: ["fill", "price.ts", "--provider", "openai"],
    status: 3,
    code: "MAZE-E1053",
    message: /Cannot use the provider "openai"/,
  },
  {
    name: "a signature without a return type",
    files: { "a.ts": "" },
    args: ["generate", "x", "--signature", "f(n: number)", "--into", "a.ts"],
    status: 2,
    code: "MAZE-E1054",
    message: /no return type/,
  },
  {
    name: "a run that does not exist",
    files: { "a.ts": "" },
    args: ["explain", "01K00000000000000000000000"],
    status: 2,
    code: "MAZE-E1020",
    message: /Cannot/,
  },
];

for (const { args, code, files, message, name, status } of mistakes) {
  Deno.test(`a mistake has its code and leaves the tree as it was: ${name}`, async () => {
    await using place = await project(files);
    const answer = await place.maze(...args);
    assertEquals([answer.status, answer.json.status, answer.json.error?.code], [
      status,
      "error",
      code,
    ], JSON.stringify(answer.json));
    assertMatch(answer.json.error.message, message);
    assert(answer.json.error.fix, "it has no fix");
    for (const [path, text] of Object.entries(files)) assertEquals(await place.read(path), text);
  });
}

const unfillable: readonly {
  readonly name: string;
  readonly text: string;
  readonly reason: RegExp;
}[] = [
  {
    name: "an impossible type",
    text:
      '/** @example f(1) // => 1 */\nexport function f(n: number): number { return __hole<never>("nothing"); }\n',
    reason: /never/,
  },
  {
    name: "no examples",
    text: "export function f(n: number): number {\n  /* maze: n plus one */\n}\n",
    reason: /write an example/,
  },
  {
    name: "an example that throws before it reaches the hole",
    text:
      '/** @example f(JSON.parse("{")) // => 1 */\nexport function f(n: number): number {\n  /* maze: n */\n}\n',
    reason: /example/,
  },
];

for (const { name, reason, text } of unfillable) {
  Deno.test(`nothing is invented: ${name}`, async () => {
    await using place = await project({ "a.ts": text });
    const answer = await place.maze("fill", "a.ts", "--yes", "--budget-ms", "3000");
    assertEquals([answer.status, answer.json.status], [1, "failed"], JSON.stringify(answer.json));
    const [hole] = answer.json.result.holes;
    assertEquals(hole.filled, false);
    assertMatch(hole.reason, reason);
    assertEquals(await place.read("a.ts"), text);
  });
}
