/** Reads a Lark grammar in the dialect of llguidance: the passes, in order. */
import { grammarErrors } from "../../errors.ts";
import type { Expression } from "../../ir/grammar.ts";
import type { Imported } from "../imported.ts";
import { SchemaRules } from "./json/schema_rules.ts";
import { jsonSkip } from "./json/skip.ts";
import { larkDefaults, type LarkLimits } from "./limits.ts";
import { resolveNames } from "./names.ts";
import { parseLark } from "./notation/parser.ts";
import { Problems } from "./problems.ts";
import { ruleExpression } from "./rules.ts";

import { Terminals } from "./terminals.ts";
import { UsedTerminals } from "./used.ts";

/** How a Lark text is read. */
export interface LarkOptions {
  /** What the grammar is called in messages; `"lark"` if absent. */
  readonly name?: string;
  /** The file the text is from, for problems. */
  readonly path?: string;
  /** The rule that a whole text is; `"start"` if absent. */
  readonly start?: string;
  /** Further rules that a text may be, by a name for the caller. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Bounds; those not given are the defaults. */
  readonly limits?: Partial<LarkLimits>;
}

/**
 * Reads a grammar in the dialect of Lark that llguidance has: its `docs/syntax.md`. Rules are in
 * lower case and terminals in upper case; texts and expressions in rules become terminals named after
 * themselves. A terminal that matches the empty text becomes an optional one that does not. What is
 * ignored may stand before the first lexeme, too, as in Lark itself.
 *
 * Refused by name, with line and column: lazy repetitions and look-around in expressions, the
 * attributes `lazy`, `suffix`, `stop`, `max_tokens` and `temperature`, priorities, templates,
 * parametric rules, special tokens, embedded grammars, imports of anything but `common`, and
 * schemas in `%json` that rules cannot say exactly.
 *
 * @param source The text of the grammar.
 * @param options Its name, where texts begin, bounds.
 * @returns The grammar, or all problems of the text.
 *
 * @example
 * ```ts
 * import { readLark } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const { grammar } = readLark(`
 *   start: sum
 *   sum: sum "+" NUMBER | NUMBER
 *   NUMBER: /[0-9]+/
 *   %ignore / +/
 * `);
 * assertEquals([...grammar!.rules.keys()], ["start", "sum"]);
 * assertEquals([...grammar!.terminals.keys()], ["/ +/", '"+"', "NUMBER"]);
 *
 * const { problems } = readLark("start: nubmer\nnumber: /[0-9]+/");
 * assertEquals(problems[0]?.place, { line: 1, column: 8 });
 * assertEquals(problems[0]?.suggestion, "did you mean number?");
 * ```
 */
export function readLark(source: string, options: LarkOptions = {}): Imported {
  const limits = { ...larkDefaults, ...options.limits };
  const problems = new Problems({ text: source, path: options.path }, limits);
  if (source.length > limits.length) {
    problems.report(grammarErrors.tooLarge, { start: 0, end: 0 }, {
      message: `Cannot read the grammar: it has ${source.length} characters, ` +
        `expected at most ${limits.length}`,
      fix: "take it apart, or raise the limit `length`",
    });
    return { problems: problems.found };
  }
  const { entries = {}, start = "start" } = options;
  const file = parseLark(source, { problems, limits });
  const names = resolveNames(file, { problems, starts: [start, ...Object.values(entries)] });
  const terminals = new Terminals(names.terminals, { problems, limits });
  const used = new UsedTerminals();
  const skip = file.ignored.flatMap((node) => {
    const written = source.slice(node.span.start, node.span.end);
    const terminal = used.use(written, terminals.ignored(node));
    const item = terminal.kind === "repeat" ? terminal.item : terminal;
    return item.kind === "terminal" ? [item.name] : [];
  });
  const rules = new Map<string, Expression>();
  const schemas = new SchemaRules({
    text: source,
    rules,
    used,
    problems,
    skipped: jsonSkip(skip.map((name) => used.all.get(name)!.pattern)),
  });
  const context = { text: source, names, terminals, used, schemas, problems, limits };
  for (const { body, name } of names.rules.values()) {
    rules.set(name, ruleExpression(body, name, context));
  }
  if (!problems.isEmpty) return { problems: problems.found };
  const { name = "lark" } = options;
  return { grammar: { name, start, entries, rules, terminals: used.all, skip }, problems: [] };
}
