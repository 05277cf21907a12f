/** The one walk over all nodes of a file, with a stack of its own: trees nest deeper than calls may. */
import ts from "typescript";
import type { ModuleImport } from "../../../model/outline.ts";
import type { OutlineInput } from "../parse.ts";
import { countNode, type StyleTally } from "./style.ts";
import { asTestCall, type TestCall } from "./tests.ts";
import { lineAt, startOf } from "../text.ts";

// The compiler's namespace object is all getters, too slow for what is asked of every node.
const { CallExpression, ImportType, JsxAttribute, LastToken, StringLiteral } = ts.SyntaxKind;
const { forEachChild } = ts;

/** What stands deep inside statements. */
export interface WalkResult {
  /** `import()`, `require()` and `import("…")` types, in order. */
  readonly imports: ModuleImport[];
  /** Calls that look like tests. */
  readonly testCalls: TestCall[];
}

/** Visits every node once, counting style as it goes. */
export function walkNodes(input: OutlineInput, tally: StyleTally): WalkResult {
  const { file, text } = input;
  const found: { readonly start: number; readonly one: Omit<ModuleImport, "line"> }[] = [];
  const testCalls: TestCall[] = [];
  const stack: ts.Node[] = [file];
  const push = (node: ts.Node): void => {
    if (node.kind > LastToken || node.kind === StringLiteral) {
      stack.push(node);
    }
  };
  for (let node = stack.pop(); node; node = stack.pop()) {
    countNode(node, text, tally);
    if (node.kind === CallExpression) {
      const call = node as ts.CallExpression;
      const one = importedBy(call);
      if (one) found.push({ start: startOf(call, input), one });
      const test = asTestCall(call);
      if (test) testCalls.push(test);
    } else if (node.kind === ImportType) {
      const { argument } = node as ts.ImportTypeNode;
      if (ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)) {
        const one = { kind: "type", source: argument.literal.text, bindings: [] } as const;
        found.push({ start: startOf(node, input), one });
      }
    } else if (node.kind === JsxAttribute) {
      const { initializer } = node as ts.JsxAttribute;
      if (initializer && ts.isStringLiteral(initializer)) continue; // counted with its attribute
    }
    forEachChild(node, push);
  }
  const imports = found
    .sort((left, right) => left.start - right.start)
    .map(({ one, start }) => ({ ...one, line: lineAt(start, input) }));
  return { imports, testCalls };
}

/** What a call of `import` or `require` with a plain string reaches. */
function importedBy(call: ts.CallExpression): Omit<ModuleImport, "line"> | undefined {
  const [argument] = call.arguments;
  if (!argument || !ts.isStringLiteralLike(argument)) return undefined;
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { kind: "dynamic", source: argument.text, bindings: [] };
  }
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === "require" &&
    call.arguments.length === 1;
  return isRequire ? { kind: "require", source: argument.text, bindings: [] } : undefined;
}
