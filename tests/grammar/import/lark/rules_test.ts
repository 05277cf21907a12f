/** Which rules and terminals Lark texts become. */
import { type Expression, lowerGrammar, readLark } from "@maze/grammar";
import { assertEquals } from "@std/assert";
import { readCorpus } from "./corpus.ts";
import { RULES } from "./corpora/rules.ts";

for (const { expected, grammar: source, name } of readCorpus(RULES)) {
  Deno.test(`lark: rules: ${name}`, () => {
    const { grammar, problems } = readLark(source);
    assertEquals(problems, []);
    const { rules, skip, terminals } = grammar!;
    const lines = [
      ...Array.from(rules, ([rule, body]) => `${rule} = ${written(body)}`),
      ...skip.length > 0 ? [`skip ${skip.join(", ")}`] : [],
      `terminals ${[...terminals.keys()].join(", ")}`,
    ];
    assertEquals(lines.toSorted(), expected.toSorted());
    assertEquals(lowerGrammar(grammar!).problems, []);
  });
}

/** An expression as one would write it, with parentheses around choices and repeated sequences. */
function written(expression: Expression): string {
  switch (expression.kind) {
    case "empty":
      return "ε";
    case "terminal":
    case "rule":
      return expression.name;
    case "sequence":
      return expression.items.map(written).join(" ");
    case "choice":
      return `(${expression.items.map(written).join(" | ")})`;
    case "repeat": {
      const { item, max, min } = expression;
      const body = item.kind === "sequence" ? `(${written(item)})` : written(item);
      return `${body}{${min},${max ?? ""}}`;
    }
  }
}
