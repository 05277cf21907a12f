import { memoryHost } from "@maze/base";
import { prepareMazeFolder, proposeChange } from "@maze/pipeline";
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { assertCode, propose } from "../support/changes.ts";

const refused: Readonly<Record<string, RegExp>> = {
  "/etc/passwd": /not below the root/,
  "/pp/a.ts": /not below the root/,
  "a.ts": /not below the root/,
  "/p": /not below the root/,
  "/p/": /the part ""/,
  "/p/../etc/passwd": /the part "\.\."/,
  "/p/src/../../x.ts": /the part "\.\."/,
  "/p/./a.ts": /the part "\."/,
  "/p//a.ts": /the part ""/,
  "/p/src/": /the part ""/,
  "/p/a\0.ts": /control character/,
  "/p/a\n.ts": /control character/,
  "/p/..\\x.ts": /backslash/,
  "/p/.git/hooks/pre-commit": /\.git is not for changes/,
  "/p/sub/.GIT/config": /not for changes/,
  "/p/GIT~1/config": /not for changes/,
  "/p/.git./config": /another file on some systems/,
  "/p/.maze/config.toml": /not for changes/,
  "/p/a.ts ": /another file on some systems/,
  "/p/a.ts:stream": /another file on some systems/,
  "/p/A.ts": /another spelling of a\.ts/,
  "/p/SRC/b.ts": /another spelling of src/,
  "/p/caf\u0065\u0301.ts": /another spelling of café\.ts/,
  "/p/src": /is a directory/,
  "/p/a.ts/b.ts": /is a file/,
};

for (const [path, why] of Object.entries(refused)) {
  Deno.test(`a change of ${JSON.stringify(path)} is refused`, async () => {
    const host = memoryHost({
      "/p/a.ts": "",
      "/p/src/b.ts": "",
      "/p/caf\u00e9.ts": "",
      "/pp/a.ts": "",
    });
    const edits = new Map([["/p/c.ts", "new"], [path, "new"]]);
    const error = await assertCode(
      () => proposeChange(host, { root: "/p", edits, title: "" }),
      "unsafePath",
    );
    assertMatch(error.message, why);
  });
}

Deno.test("two names of one file in one change are refused", async () => {
  const error = await assertCode(
    () => propose(memoryHost({ "/p/x.ts": "" }), { "new/File.ts": "1", "new/file.ts": "2" }),
    "unsafePath",
  );
  assertStringIncludes(error.message, "new/file.ts and new/File.ts");
});

Deno.test("names that are unusual but plain are taken", async () => {
  const host = memoryHost({ "/p/.env.d/[id].ts": "a" });
  const { files } = await propose(host, {
    ".env.d/[id].ts": "b",
    ".gitignore": "x",
    "a b/…/ß.ts": "c",
  });
  assertEquals(files.length, 3);
});

Deno.test("a project that does not exist is refused", async () => {
  const edits = new Map([["/q/a.ts", ""]]);
  await assertCode(
    () => proposeChange(memoryHost(), { root: "/q", edits, title: "" }),
    "unsafePath",
  );
});

Deno.test("files that are not UTF-8, and texts that cannot be, are refused", async () => {
  const host = memoryHost({ "/p/a.ts": "" });
  await host.files.write("/p/latin.ts", new Uint8Array([0x61, 0xe9, 0x0a]));
  await host.files.write("/p/utf16.ts", new Uint8Array([0x61, 0, 0x0a, 0]));
  await assertCode(() => propose(host, { "latin.ts": "b" }), "notText");
  await assertCode(() => propose(host, { "utf16.ts": "b" }), "notText");
  await assertCode(() => propose(host, { "a.ts": "\ud83d" }), "notText");
  await assertCode(() => propose(host, { "a.ts": "a\0" }), "notText");
});

Deno.test("a change above its limits is refused", async () => {
  const host = memoryHost({ "/p/a.ts": "12345" });
  const edits = new Map([["/p/a.ts", "123456"], ["/p/b.ts", ""]]);
  const request = { root: "/p", edits, title: "" };
  await assertCode(
    () => proposeChange(host, { ...request, limits: { files: 1 } }),
    "changeTooLarge",
  );
  await assertCode(
    () => proposeChange(host, { ...request, limits: { textLength: 10 } }),
    "changeTooLarge",
  );
  assertEquals(
    (await proposeChange(host, { ...request, limits: { textLength: 11 } })).files.length,
    2,
  );
});

Deno.test("the folder .maze keeps itself out of the project's history, except what belongs to it", async () => {
  const host = memoryHost({ "/p/.maze/config.toml": "" });
  await prepareMazeFolder(host, "/p");
  const text = await host.files.readText("/p/.maze/.gitignore");
  assertEquals(text!.split("\n").filter((line) => line && !line.startsWith("#")), [
    "*",
    "!config.toml",
    "!hole.d.ts",
  ]);
  await host.files.write("/p/.maze/.gitignore", "mine");
  await prepareMazeFolder(host, "/p");
  assertEquals(await host.files.readText("/p/.maze/.gitignore"), "mine");
  await assertCode(() => prepareMazeFolder(memoryHost({ "/p/.maze": "" }), "/p"), "unsafePath");
});
