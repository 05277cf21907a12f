/** What the oracle offers at a hole, and how it judges candidates that import. */
import { memoryHost } from "@maze/base";
import { gatherHoles } from "@maze/spec";
import {
  type HoleExample,
  openTypeScriptProject,
  type SearchLimits,
  type SearchProblem,
  type TypedHole,
  type TypeOracle,
  typeOracle,
} from "@maze/types";
import { assert, assertEquals } from "@std/assert";

const limits: SearchLimits = {
  budgetMs: 1_000,
  work: 1_000,
  afterwards: 1,
  cost: 10,
  lambdaCost: 5,
  terms: 1_000,
  samples: 10,
  lambdaDepth: 1,
  branches: 2,
  recursion: 100,
  candidates: 4,
  nearest: 1,
};
const style = { quote: '"', semicolons: true, indent: "  ", width: 100 } as const;
const noExamples: readonly HoleExample[] = [];

interface Opened {
  readonly hole: TypedHole;
  readonly oracle: TypeOracle;
  readonly problem: SearchProblem;
}

/** The first hole of `a.ts` in a project, with its problem. */
async function open(folder: string, files: Readonly<Record<string, string>>): Promise<Opened> {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
  const project = await openTypeScriptProject(memoryHost(texts), folder, { packages: false });
  const [found] = gatherHoles(project, `${folder}/a.ts`).holes;
  const hole = { ...found!, examples: noExamples };
  const oracle = typeOracle(project, hole);
  const stated = oracle.state({ style, limits, seed: 0 });
  assert(stated.kind === "stated");
  return { hole, oracle, problem: stated.problem };
}

const helpers = {
  "paths.ts":
    'export function dottedPath(path: readonly PropertyKey[]): string { return path.join("."); }\n' +
    "export const unrelated = 1;\n",
  "a.ts": "export interface Issue { readonly path: readonly (string | number)[] }\n" +
    "export function names(issues: readonly Issue[]): string[] {\n" +
    "  /* maze: the dotted paths of the issues */\n}\n" +
    "export function other(issues: readonly Issue[]): number {\n  /* maze: how many */\n}\n",
};

Deno.test("scope: an export that the intent speaks of is offered, another is not", async () => {
  const { problem } = await open("/p", helpers);
  const imports = problem.atoms.filter(({ kind }) => kind === "import").map(({ code }) => code);
  assertEquals(imports, ["dottedPath"]);
});

Deno.test("scope: a project below a folder named tests has its exports", async () => {
  const { problem } = await open("/tests/p", helpers);
  assert(problem.atoms.some(({ code }) => code === "dottedPath"));
});

Deno.test("scope: exports of test files are not offered", async () => {
  const { problem } = await open("/p", {
    "a.ts": helpers["a.ts"],
    "tests/paths.ts": helpers["paths.ts"],
  });
  assertEquals(problem.atoms.filter(({ kind }) => kind === "import"), []);
});

Deno.test("scope: a parameter has the words of its documentation", async () => {
  const { problem } = await open("/p", {
    "a.ts": "/**\n * Adds.\n * @param net Price without tax.\n */\n" +
      "export function gross(net: number): number { /* maze: the price and its tax */ }\n",
  });
  const [net] = problem.atoms;
  assertEquals(net?.words, ["net", "price", "without", "tax"]);
});

Deno.test("candidates: an import is judged by its own errors, not by other open holes", async () => {
  const { oracle } = await open("/p", helpers);
  const imports = [{ name: "dottedPath", from: "/p/paths.ts", isDefault: false }];
  const right = "return issues.map((issue) => dottedPath(issue.path));";
  assertEquals(oracle.error({ code: right, imports }), undefined);
  const wrong = "return issues.map((issue) => dottedPath(issue));";
  assertEquals(oracle.error({ code: wrong, imports })?.slice(0, 6), "TS2345");
  assertEquals(oracle.error({ code: "dottedPath([]);", imports })?.slice(0, 6), "TS2355");
});

Deno.test("self: a method calls itself on other objects, a static one does not", async () => {
  const text = (modifier: string): string =>
    "export class Node {\n  readonly below: readonly Node[] = [];\n" +
    `  ${modifier} size(): number { /* maze: the number of nodes */ }\n}\n`;
  const instance = await open("/p", { "a.ts": text("") });
  assertEquals([instance.problem.self?.code, instance.problem.self?.method], ["this", "size"]);
  const fixed = await open("/p", { "a.ts": text("static") });
  assertEquals(fixed.problem.self, undefined);
});
