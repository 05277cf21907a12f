/**
 * Opens the guide's page in Chromium and prints what it shows, as one line of JSON. Arguments: the
 * browser, the page, its script. The files are handed over by the driver; there is no server.
 */
import { chromium } from "playwright-core";

const [executablePath, page, script] = Deno.args as [string, string, string];
const ADDRESS = "http://sampling.test/";

const browser = await chromium.launch({
  executablePath,
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const tab = await browser.newPage();
  const errors: string[] = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.route(`${ADDRESS}**`, async (route) => {
    switch (route.request().url()) {
      case ADDRESS:
        return route.fulfill({ contentType: "text/html", body: await Deno.readTextFile(page) });
      case `${ADDRESS}page.js`: {
        const body = await Deno.readTextFile(script);
        return route.fulfill({ contentType: "text/javascript", body });
      }
      default:
        return route.fulfill({ status: 404 });
    }
  });
  await tab.goto(ADDRESS);
  await tab.locator("body[data-state=done]").waitFor({ timeout: 60_000 }).catch(() => {});
  const cards = await tab.locator("#cards li").allTextContents();
  console.log(JSON.stringify({ errors, cards }));
} finally {
  await browser.close();
}
