import { assertEquals } from "@std/assert";
import page from "../../docs/configuration.md" with { type: "text" };
import { configurationPage } from "../../scripts/config_docs.ts";

/** A page without what the formatter decides: line breaks, widths of columns, marks of emphasis. */
function content(markdown: string): string {
  return markdown.replaceAll(/[\s*_]+|-{2,}/g, "");
}

Deno.test("docs/configuration.md is what the table of keys gives", () => {
  assertEquals(content(page), content(configurationPage()), "run deno task docs");
});
