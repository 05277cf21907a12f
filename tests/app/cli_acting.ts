/** The real program with two commands more: one that waits for a signal, one that loses a promise. */
import { denoSurroundings } from "@maze/app";
import { object } from "@optique/core";
import { defineCommand } from "../../lib/app/command/contract.ts";
import { runCommandLine } from "../../lib/app/command/frame.ts";

const parser = object({});

const wait = defineCommand({
  name: "wait",
  brief: "Wait for a signal",
  examples: [],
  parser,
  run: async ({ notice, signal }) => {
    notice("waiting");
    const alive = setInterval(() => {}, 1000);
    try {
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason))
      );
    } finally {
      clearInterval(alive);
      notice("cleaned up");
    }
    return { result: null };
  },
});

const stubborn = defineCommand({
  name: "stubborn",
  brief: "Pay no heed to a signal",
  examples: [],
  parser,
  run: async ({ notice, signal }) => {
    notice("waiting");
    signal.addEventListener("abort", () => notice("told"));
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    return { result: null };
  },
});

const lose = defineCommand({
  name: "lose",
  brief: "Lose a promise",
  examples: [],
  parser,
  run: async () => {
    void Promise.reject(new TypeError("lost"));
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    return { result: null };
  },
});

Deno.exit(
  await runCommandLine(Deno.args, denoSurroundings(), { commands: [wait, stubborn, lose] }),
);
