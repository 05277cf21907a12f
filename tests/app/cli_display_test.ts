import { assert, assertEquals } from "@std/assert";
import type { Terminal } from "../../lib/app/terminal/contract.ts";
import { createDisplay, type Display } from "../../lib/app/terminal/display.ts";
import { styleFor } from "../../lib/app/terminal/style.ts";

interface Shown {
  readonly display: Display;
  readonly wait: (ms: number) => void;
  readonly text: () => string;
}

function show(
  columns: number,
  options: { isTerminal?: boolean; quiet?: boolean; json?: boolean } = {},
): Shown {
  let written = "";
  let now = 0;
  const terminal: Terminal = {
    isTerminal: { input: true, output: true, error: options.isTerminal ?? true },
    readInput: () => Promise.resolve(new Uint8Array()),
    columns: () => columns,
    writeOutput: () => {},
    writeError: (text) => void (written += text),
    onSignal: () => () => {},
    onUncaught: () => () => {},
    ask: () => Promise.resolve(undefined),
    exit: () => {
      throw new Error("Cannot end");
    },
  };
  const clock = { now: () => now, monotonic: () => now };
  const display = createDisplay(terminal, clock, {
    quiet: options.quiet ?? false,
    json: options.json ?? false,
    style: styleFor(false),
  });
  return { display, wait: (ms) => void (now += ms), text: () => written };
}

Deno.test("on a terminal one line is drawn over itself, and taken away before anything else", () => {
  const { display, text, wait } = show(80);
  wait(100);
  display.progress.update("indexing", 5, 10);
  assert(text().startsWith("\r━━━━━━━━━━ "), text());
  assert(text().endsWith("indexing 5/10\x1b[K"), text());
  display.notice("look");
  assert(text().endsWith("\r\x1b[Klook\n"), text());
});

Deno.test("drawing is throttled", () => {
  const { display, text, wait } = show(80);
  for (let count = 0; count < 1000; count++) {
    wait(1);
    display.progress.update("indexing", count, 1000);
  }
  const draws = text().split("\r").length - 1;
  assert(draws >= 10 && draws <= 14, `${draws}`);
});

Deno.test("no line is wider than the terminal, and none is drawn on one of no width", () => {
  const narrow = show(30);
  narrow.display.progress.update("見る ".repeat(40), 5, 10);
  const columns = [...narrow.text().replaceAll("\x1b[K", "").replaceAll("\r", "")]
    .reduce((sum, character) => sum + (character > "\u1100" && character > "\u3000" ? 2 : 1), 0);
  assert(columns < 30, `${columns}`);
  const none = show(0);
  none.display.progress.update("indexing", 5, 10);
  none.display.progress.done("indexing");
  assertEquals(none.text(), "");
});

Deno.test("without a terminal a long action is told of now and then, a short one never", () => {
  const { display, text, wait } = show(80, { isTerminal: false });
  display.progress.update("short", 0, 2);
  wait(500);
  display.progress.done("short");
  for (let second = 0; second < 25; second++) {
    display.progress.update("long", second, 25);
    wait(1000);
  }
  display.progress.done("long");
  assertEquals(text(), "long: 2 of 25\nlong: 12 of 25\nlong: 22 of 25\nlong: done after 25.0 s\n");
});

Deno.test("quiet and json show no progress; quiet no notices; both show lines", () => {
  for (const options of [{ quiet: true }, { json: true }]) {
    const { display, text, wait } = show(80, options);
    wait(100);
    display.progress.update("indexing", 5, 10);
    display.progress.done("indexing");
    assertEquals(text(), "");
    display.notice("notice");
    assertEquals(text(), options.quiet ? "" : "notice\n");
    display.line("line");
    assert(text().endsWith("line\n"));
  }
});

Deno.test("secrets and escapes do not reach the terminal", () => {
  const { display, text, wait } = show(80);
  wait(100);
  display.progress.update("reading \x1b[2Ja", 1);
  assert(!text().includes("\x1b[2J"), text());
  display.line(`key ${["ghp", "A".repeat(36)].join("_")}`);
  assert(text().endsWith("key [secret]\n"), text());
});
