/** Arrays, without lambdas: all components over them, and the joining of texts. */
import type { Component } from "../../term/term.ts";
import { Use } from "../../types/table.ts";
import { define, type Definition, method, operand, type Palette, toText } from "../define.ts";
import { literalMethod, usefulSeparators } from "../strings.ts";
import { plain } from "./operands.ts";
import { arrayParts } from "./parts.ts";
import { arrayWholes } from "./wholes.ts";

/** Components over arrays. */
export function arrays(palette: Palette): Component[] {
  const found: Definition[] = [...arrayParts(palette), ...arrayWholes(palette)];
  for (const [separator, cost] of usefulSeparators(palette)) {
    found.push({
      name: "array.join",
      base: 2 + cost,
      words: [
        "join",
        "joined",
        "separated",
        "comma",
        "~together",
        "concatenate",
        "~string",
        "~text",
        "~reverse",
      ],
      operands: [plain],
      shape: literalMethod("join", separator),
      result: toText,
      apply: (value: unknown[]) => value.join(separator),
    });
  }
  found.push({
    name: "array.join",
    base: 3,
    words: ["join", "joined", "~separator", "separated", "delimiter"],
    operands: [plain, operand(Use.string, 2)],
    shape: method("join"),
    result: toText,
    apply: (value: unknown[], separator: string) => value.join(separator),
  });
  return found.map((each) => define(palette, each));
}
