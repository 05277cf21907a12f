import { statOf } from "../../scripts/house/files.ts";
import { linkViolations, textViolations, workflowViolations } from "./rules/text.ts";
import { lineCount } from "./rules/sizes.ts";
import { assertCaught, assertNone, keptFiles, treeText } from "./support.ts";

// Forbidden words are put together here, so that this file passes its own rules.
const later = "TO" + "DO";
const everything = "-" + "A";

const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["plain text", "lib/base/a.ts", "const todoList = 1;", []],
  ["work left for later", "docs/a.md", `x\n// ${later}: y`, [`docs/a.md:2 Cannot hold "${later}"`]],
  ["what stands in for the real", "lib/base/a.ts", "// a " + "place" + "holder", [
    "the real thing",
  ]],
  ["the same word in a test", "tests/base/a.ts", "// a " + "place" + "holder", []],
  ["a key", "tests/a.ts", "sk" + "-" + "a1".repeat(12), ["shape of a secret"]],
  ["a key of a cloud", "docs/a.md", "AK" + "IA" + "ABCDEFGH01234567", ["shape of a secret"]],
  ["a private key", "a.pem", "-----BEGIN " + "RSA PRIVATE KEY-----", ["shape of a secret"]],
  ["a word that begins like a key", "docs/a.md", "task-oriented-architecture-of-it", []],
  ["who made it", "README.md", "Co-" + "Authored-By: x", ["speaks of itself"]],
  ["a path of one machine", "docs/a.md", "see " + "/work" + "/main/x", ["speaks of itself"]],
  ["a host of a registry", "docs/a.md", "at https://" + "registry.npm" + "js.org", ["named, not"]],
  ["all permissions in a task", "deno.json", `deno run ${everything} x.ts`, ["name the perm"]],
  ["all permissions in code", "scripts/a.ts", `["run", "${everything}"]`, ["name the perm"]],
  ["a flag of another program", "docs/a.md", `git add ${everything}`, []],
];

for (const [name, path, text, expected] of CASES) {
  Deno.test(`text: ${name}`, () => assertCaught(textViolations(path, text), expected));
}

Deno.test("links: files, anchors and addresses", () => {
  const page =
    "[a](b.md) [b](../c.md#x) [c](#here) [d](https://example.com)\n```\n[e](f.md)\n```\n";
  assertNone(linkViolations("docs/a.md", page, (path) => ["docs/b.md", "c.md"].includes(path)));
  assertCaught(linkViolations("docs/a.md", page, () => false), ['"b.md"', '"../c.md"']);
});

Deno.test("workflows: actions by hash", () => {
  assertNone(workflowViolations("a.yml", `uses: a/b@${"0a".repeat(20)}\nuses: ./local`));
  assertCaught(workflowViolations("a.yml", "uses: a/b@v4"), ["a/b@v4"]);
});

Deno.test("the tree: no text that may not stand", async () => {
  const files = (await keptFiles()).filter((path) => path !== "deno.lock");
  assertNone(files.flatMap((path) => textViolations(path, treeText(path))));
});

Deno.test("the tree: links of the pages lead somewhere", async () => {
  const pages = (await keptFiles()).filter((path) => path.endsWith(".md"));
  const exists = (path: string) => statOf(path) !== undefined;
  assertNone(pages.flatMap((path) => linkViolations(path, treeText(path), exists)));
});

Deno.test("the tree: workflows use actions by hash", async () => {
  const workflows = (await keptFiles()).filter((path) => path.startsWith(".github/workflows/"));
  assertNone(workflows.flatMap((path) => workflowViolations(path, treeText(path))));
});

Deno.test("the tree: the README is short", () => {
  const lines = lineCount(treeText("README.md"));
  assertNone(lines <= 150 ? [] : [`README.md Cannot hold ${lines} lines: expected at most 150`]);
});
