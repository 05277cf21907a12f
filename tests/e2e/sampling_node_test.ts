/** The guide's example in Node, as one file. */
import { assertEquals } from "@std/assert";
import { capture } from "../../scripts/house/process.ts";
import { assertCards, bundled, printedByDeno } from "./sampling_support.ts";

/** Why it cannot run here, if it cannot. */
async function missing(): Promise<string | undefined> {
  try {
    const { output, status } = await capture(["node", "--version"]);
    return status === 0 ? undefined : `node ended with status ${status}: ${output}`;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "node is not installed";
    throw error;
  }
}

const reason = await missing();

Deno.test({
  name: `the sampling example in Node prints what it prints in Deno${
    reason ? ` (skipped: ${reason})` : ""
  }`,
  ignore: reason !== undefined,
  async fn() {
    const { output, status } = await capture(["node", await bundled("console", "deno")]);
    assertEquals(status, 0, output);
    assertCards(output.trim());
    assertEquals(output.trim(), await printedByDeno());
  },
});
