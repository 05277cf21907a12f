import { assertEquals } from "@std/assert";
import { memoryHost } from "@maze/base";
import { repairByFixes } from "@maze/check";
import { openTypeScriptProject } from "@maze/types";

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Text of `/p/a.ts` afterwards. */
  readonly repaired: string;
  readonly applied: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "misspelt member",
    files: { "/p/a.ts": "export const size = (s: string): number => s.lenght;\n" },
    repaired: "export const size = (s: string): number => s.length;\n",
    applied: ["spelling"],
  },
  {
    name: "missing import",
    files: {
      "/p/a.ts": "export const total: number = add(1, 2);\n",
      "/p/add.ts": "export function add(a: number, b: number): number { return a + b; }\n",
    },
    repaired: 'import { add } from "./add.ts";\n\nexport const total: number = add(1, 2);\n',
    applied: ["import"],
  },
  {
    name: "missing await",
    files: {
      "/p/a.ts":
        "export async function f(p: Promise<string>): Promise<number> {\n  return p.length;\n}\n",
    },
    repaired:
      "export async function f(p: Promise<string>): Promise<number> {\n  return (await p).length;\n}\n",
    applied: ["addMissingAwait"],
  },
  {
    name: "what no fix mends stays",
    files: { "/p/a.ts": "export const n: number = 'one';\n" },
    repaired: "export const n: number = 'one';\n",
    applied: [],
  },
];

for (const { applied, files, name, repaired } of cases) {
  Deno.test(`repair by code fixes: ${name}`, async () => {
    const project = await openTypeScriptProject(memoryHost(files), "/p", { packages: false });
    const outcome = repairByFixes(project, { path: "/p/a.ts", overlay: new Map(), limit: 3 });
    assertEquals(outcome.applied.map((fix) => fix.name), applied);
    assertEquals(outcome.overlay.get("/p/a.ts") ?? files["/p/a.ts"], repaired);
  });
}

Deno.test("repair by code fixes keeps to its limit and stops when cancelled", async () => {
  const text = "export const a = (s: string): number => s.lenght + s.lenght;\n";
  const project = await openTypeScriptProject(memoryHost({ "/p/a.ts": text }), "/p", {
    packages: false,
  });
  const request = { path: "/p/a.ts", overlay: new Map<string, string>() };
  assertEquals(repairByFixes(project, { ...request, limit: 1 }).left.length, 1);
  const cancelled = repairByFixes(project, { ...request, limit: 3, signal: AbortSignal.abort() });
  assertEquals([cancelled.tried, cancelled.left.length], [0, 2]);
});
