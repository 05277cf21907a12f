import { errorsPage, listErrors } from "../../scripts/house/errors.ts";
import { rooms } from "../../scripts/house/map.ts";
import { listViolations, pageViolations, useViolations } from "./rules/errors.ts";
import { assertCaught, assertNone, fixture, librarySources, treeText } from "./support.ts";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";

const house = [{ name: "base", number: "00", mayImport: [], outside: [] }];

/** A list of the room `base` with one entry. */
const list = (entry: string, room = "00") =>
  fixture({
    "lib/base/errors.ts": `export const baseErrors = defineErrors("${room}", { ${entry} });`,
  });
const ENTRY = 'lost: { number: 1, title: "a thing is lost", exit: ExitCode.usage }';

Deno.test("errors: a list is read with its code", () => {
  const { listed, problems } = listErrors(list(ENTRY));
  assertEquals(problems, []);
  assertEquals(listed, [{
    code: "MAZE-E0001",
    list: "baseErrors",
    name: "lost",
    title: "a thing is lost",
    exit: "usage",
    path: "lib/base/errors.ts",
    line: 1,
  }]);
  assertStringIncludes(errorsPage(listed), "| `MAZE-E0001` | a thing is lost | 2 | `base` |");
});

Deno.test("errors: lists that cannot be read are problems, not silence", () => {
  assertCaught(listErrors(list("lost: { number: N, title, exit }")).problems, ["this entry"]);
  assertCaught(listErrors(list("...others")).problems, ["this entry"]);
  const call = fixture({ "lib/base/errors.ts": "register(defineErrors(room, entries));" });
  assertCaught(listErrors(call).problems, ["this list"]);
});

const LISTS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["as it should be", ENTRY, "00", []],
  ["a code of another room", ENTRY, "03", ["Cannot belong to base: its codes begin 00"]],
  ["one number twice", `${ENTRY}, ${ENTRY.replace("lost", "gone")}`, "00", ["two meanings"]],
  ["an unknown exit", ENTRY.replace("usage", "fine"), "00", ["Cannot exit with fine"]],
  ["a sentence as title", ENTRY.replace("a thing is lost", "Lost."), "00", ['titled "Lost."']],
];

for (const [name, entries, room, expected] of LISTS) {
  Deno.test(`errors: ${name}`, () => {
    assertCaught(listViolations(listErrors(list(entries, room)).listed, house), expected);
  });
}

Deno.test("errors: a kind that nothing raises, and a code written out", () => {
  const { listed } = listErrors(list(ENTRY));
  const raising = fixture({ "lib/base/a.ts": "throw new MazeError(baseErrors.lost, m);" });
  assertNone(useViolations(listed, raising));
  const byHand = fixture({ "lib/base/a.ts": 'const code = "MAZE-E0001";' });
  assertCaught(useViolations(listed, byHand), [
    "Cannot write out",
    "nothing raises baseErrors.lost",
  ]);
});

Deno.test("errors: a page out of step", () => {
  const { listed } = listErrors(list(ENTRY));
  assertNone(pageViolations(listed, errorsPage(listed)));
  assertCaught(pageViolations(listed, "| `MAZE-E0002` | other | 1 | `base` |"), [
    "Cannot lack MAZE-E0001",
    "Cannot list MAZE-E0002",
  ]);
});

Deno.test("the tree: the lists of errors", () => {
  const { listed, problems } = listErrors(librarySources());
  assert(listed.length > 0);
  assertNone([...problems, ...listViolations(listed, rooms)]);
});

Deno.test("the tree: every listed error is raised, by its list", () => {
  const files = librarySources();
  assertNone(useViolations(listErrors(files).listed, files));
});

Deno.test("the tree: docs/errors.md is in step with the lists", () => {
  assertNone(pageViolations(listErrors(librarySources()).listed, treeText("docs/errors.md")));
});
