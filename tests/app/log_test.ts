import { assert, assertEquals, assertRejects } from "@std/assert";
import { openLog } from "../../lib/app/host/log.ts";

const token = ["ghp", "A".repeat(36)].join("_");

async function written(format: "json" | "text"): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/logs/maze.log`;
    const { close, log } = await openLog({ level: "info", format, path });
    log.write("debug", "not this");
    log.write("info", `with {braces} and ${token}`, {
      api_key: "hunter2",
      deep: { list: [{ password: "hunter2", note: token, count: 3 }] },
    });
    log.write("error", "last");
    await close();
    return await Deno.readTextFile(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("lines reach the file in order, without secrets, when the log is closed", async () => {
  const lines = (await written("json")).trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.map(({ level, message }) => [level, message]), [
    ["INFO", "with {braces} and [secret]"],
    ["ERROR", "last"],
  ]);
  assertEquals(lines[0].properties, {
    api_key: "[secret]",
    deep: { list: [{ password: "[secret]", note: "[secret]", count: 3 }] },
  });
});

Deno.test("text lines carry time, level, message and fields", async () => {
  const [first, second] = (await written("text")).split("\n");
  assert(/^\d{4}-\d\d-\d\dT\S+ (INFO|info) with \{braces\}/.test(first!), first);
  assert(first!.includes('api_key="[secret]"'), first);
  assert(second!.endsWith("last"), second);
});

Deno.test("a log can be opened again after it was closed, and taken line by line", async () => {
  for (const round of [1, 2]) {
    const lines: string[] = [];
    const { close, log } = await openLog({
      level: "warning",
      format: "text",
      line: (text) => void lines.push(text),
    });
    log.write("info", "not this");
    log.write("warning", `round ${round}`);
    await close();
    assertEquals(lines.length, 1);
    assert(lines[0]!.endsWith(`round ${round}`), lines[0]);
  }
});

Deno.test("a file that cannot be opened is the system's error", async () => {
  const file = await Deno.makeTempFile();
  await assertRejects(() => openLog({ level: "info", format: "text", path: `${file}/a.log` }));
  await Deno.remove(file);
});

Deno.test("a line costs its writer less than a millisecond", async () => {
  const folder = await Deno.makeTempDir();
  const { close, log } = await openLog({
    level: "info",
    format: "json",
    path: `${folder}/maze.log`,
  });
  const lines = 5_000;
  const start = performance.now();
  for (let line = 0; line < lines; line++) log.write("info", "a line", { line });
  const each = (performance.now() - start) / lines;
  await close();
  const text = await Deno.readTextFile(`${folder}/maze.log`);
  await Deno.remove(folder, { recursive: true });
  assertEquals(text.trimEnd().split("\n").length, lines);
  assert(each < 1, `${each} ms`);
});
