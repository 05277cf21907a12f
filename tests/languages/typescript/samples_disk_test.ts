/**
 * The grammars against other parsers' own test programs. The baseline names every file about which
 * grammar and truth disagree, with the reason; it only shrinks.
 */
import { assert, assertEquals } from "@std/assert";
import { type JudgedLanguage, judgeSyntax, type SyntaxLine } from "@maze/languages";
import { hasSharedData, readSharedData } from "../../support/shared_data.ts";
import baseline from "./syntax_baseline.json" with { type: "json" };

/** Names by the reason for which they are there. */
type Reasons = Readonly<Record<string, readonly string[]>>;

const samples = {
  typescript: "typescript-syntax-sample.jsonl",
  javascript: "test262-parser-sample.jsonl",
};

function namesOf(reasons: Reasons): string[] {
  return Object.values(reasons).flat().sort();
}

for (const language of ["typescript", "javascript"] as const) {
  const file = samples[language];
  Deno.test({
    name: `${language}: grammar and truth agree about ${file}, but for the baseline`,
    ignore: !hasSharedData(file), // the data lies beside the project and may be absent
    fn: async () => {
      const lines = await readSharedData<SyntaxLine>(file);
      const judgement = judgeSyntax(language satisfies JudgedLanguage, lines);
      assertEquals(judgement.skipped, []);
      assertEquals(
        judgement.wrong_reject.map(({ name }) => name).sort(),
        namesOf(baseline[language].wrong_reject),
      );
      assertEquals(
        judgement.wrong_accept.map(({ name }) => name).sort(),
        namesOf(baseline[language].wrong_accept),
      );
      const early = lines.filter(({ expect }) => expect === "early").length;
      const syntax = judgement.wrong_accept.filter(({ because }) => because !== "an early error");
      const invalid = judgement.files - judgement.valid - early;
      assert(syntax.length <= 0.03 * invalid, `${syntax.length} wrong accepts of ${invalid}`);
      assert(judgement.wrong_reject.length <= 0.005 * judgement.valid);
    },
  });
}
