/**
 * The guide's example in a real browser. The browser is driven by a process of its own, which alone
 * may start it: the tests' permissions hold no network and no browser.
 */
import { assertEquals } from "@std/assert";
import { root } from "../../scripts/house/files.ts";
import { capture } from "../../scripts/house/process.ts";
import { assertCards, bundled, EXAMPLE, printedByDeno } from "./sampling_support.ts";

const CHROMIUM = "/usr/bin/chromium";

const isThere = await Deno.stat(CHROMIUM).then(() => true, () => false);

Deno.test({
  name: `the sampling example in Chromium shows what it prints in Deno${
    isThere ? "" : ` (skipped: there is no ${CHROMIUM})`
  }`,
  ignore: !isThere,
  async fn() {
    const { output, status } = await capture([
      ...["deno", "run", "-q", "--no-prompt"],
      ...["--allow-read", "--allow-write", "--allow-env", "--allow-sys", `--allow-run=${CHROMIUM}`],
      `${root}tests/e2e/sampling_browser.ts`,
      CHROMIUM,
      `${EXAMPLE}/index.html`,
      await bundled("page", "browser"),
    ], {
      folder: root,
      // On its import the driver looks whether this is Windows' Linux, in files that take all
      // permissions to look at; told that it is tested, it does not.
      environment: { __IS_WSL_TEST__: "1" },
    });
    assertEquals(status, 0, output);
    const shown = JSON.parse(output.trim().split("\n").at(-1)!);
    assertEquals(shown.errors, []);
    assertCards(shown.cards.join("\n"));
    assertEquals(shown.cards.join("\n"), await printedByDeno());
  },
});
