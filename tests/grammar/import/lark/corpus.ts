/**
 * Corpora: cases under a heading `=== name`, each a grammar, a line `---`, and lines of what is
 * expected of it. They are texts in modules, so that reading them needs no permission.
 */

/** One case. */
export interface Case {
  readonly name: string;
  readonly grammar: string;
  readonly expected: readonly string[];
}

/** Reads a corpus; one without cases, or a case without expectations, is a mistake. */
export function readCorpus(text: string): readonly Case[] {
  const [before, ...sections] = text.split(/^=== /m);
  const cases = sections.map((section): Case => {
    const [head = "", expected] = section.split(/^---$/m);
    const [name = "", ...grammar] = head.split("\n");
    const lines = (expected ?? "").split("\n").filter((line) => line !== "");
    if (lines.length === 0) throw new TypeError(`Cannot use the case ${name}: nothing is expected`);
    return { name, grammar: grammar.join("\n"), expected: lines };
  });
  if (cases.length === 0 || before!.trim() !== "") throw new TypeError("Cannot read the corpus");
  return cases;
}
