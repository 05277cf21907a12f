/** From the rules of a Lark text to expressions over rules and terminals. */
import { assertNever } from "@maze/base";
import { grammarErrors, larkErrors } from "../../errors.ts";
import type { Expression } from "../../ir/grammar.ts";
import type { SchemaRules } from "./json/schema_rules.ts";
import type { LarkLimits } from "./limits.ts";
import type { Names } from "./names.ts";
import type { LarkNode } from "./notation/tree.ts";
import type { Problems } from "./problems.ts";
import type { Terminals } from "./terminals.ts";
import type { UsedTerminals } from "./used.ts";

/** What rules are lowered with. */
export interface RuleContext {
  /** The whole text, from which terminals without a name take theirs. */
  readonly text: string;
  /** What names mean. */
  readonly names: Names;
  /** What terminals match. */
  readonly terminals: Terminals;
  /** Where used terminals are collected. */
  readonly used: UsedTerminals;
  /** What `%json` becomes. */
  readonly schemas: SchemaRules;
  /** Where to complain. */
  readonly problems: Problems;
  /** Bounds of the text. */
  readonly limits: LarkLimits;
}

/**
 * Lowers the body of a rule, or a part of it.
 *
 * @param node The part.
 * @param rule Name of the rule.
 * @param context What it is lowered with.
 * @returns The expression.
 */
export function ruleExpression(
  node: LarkNode,
  rule: string,
  context: RuleContext,
): Expression {
  const { limits, names, problems, schemas, terminals, text, used } = context;
  const written = (): string => text.slice(node.span.start, node.span.end);
  switch (node.kind) {
    case "name":
      if (names.rules.has(node.name)) return { kind: "rule", name: node.name };
      return used.use(node.name, terminals.named(node.name));
    case "literal": {
      const name = `${JSON.stringify(node.text)}${node.ignoreCase ? "i" : ""}`;
      return used.use(name, terminals.of(node));
    }
    case "regex":
    case "range":
    case "substring":
    case "not":
      return used.use(written(), terminals.of(node));
    case "schema":
      return schemas.add(node, rule);
    case "and":
      problems.report(larkErrors.unsupported, node.span, {
        message: `Cannot use & in the rule ${rule}: expected it in terminals alone`,
        fix: "define what it joins as a terminal, by a name in upper case",
      });
      return { kind: "empty" };
    case "sequence":
    case "choice": {
      const items = node.items.map((item) => ruleExpression(item, rule, context));
      return items.length === 0 ? { kind: "empty" } : { kind: node.kind, items };
    }
    case "repeat":
      if ((node.max ?? node.min) > limits.repetition) {
        problems.report(grammarErrors.repetition, node.span, {
          message: `Cannot repeat ${node.max ?? node.min} times in the rule ${rule}: ` +
            `expected at most ${limits.repetition} times`,
          fix: "repeat without bound, or count characters within a terminal",
        });
      }
      return {
        kind: "repeat",
        item: ruleExpression(node.item, rule, context),
        min: node.min,
        max: node.max,
      };
    default:
      return assertNever(node);
  }
}
