/** The guide's example in Deno: from source, and as one file without any package. */
import { assertEquals } from "@std/assert";
import { capture } from "../../scripts/house/process.ts";
import { assertCards, bundled, printedByDeno } from "./sampling_support.ts";

Deno.test("the sampling example in Deno keeps to its format, with no permission", async () => {
  assertCards(await printedByDeno());
});

Deno.test("the sampling example in Deno, bundled, prints the same", async () => {
  const file = await bundled("console", "deno");
  const { output, status } = await capture(["deno", "run", "--no-config", "--cached-only", file]);
  assertEquals(status, 0, output);
  assertEquals(output.trim(), await printedByDeno());
});
