/**
 * What JavaScript files export by assignment (`exports.a = …`, `module.exports = …`) and the types
 * that their comments declare (`@typedef`, `@callback`).
 */
import ts from "typescript";
import type { ModuleExport, OutlineSymbol } from "../../../model/outline.ts";
import { callableParts, common } from "./members.ts";
import type { OutlineInput } from "../parse.ts";
import { heldBy, propertyName } from "./signature.ts";
import { classSymbol, entityName } from "./symbols.ts";
import { lineAt, nodeText, spanOf } from "../text.ts";

/** Symbols and exports that only JavaScript has. */
export interface JavaScriptParts {
  /** Values assigned to exported names, and types declared in comments. */
  readonly symbols: readonly OutlineSymbol[];
  /** The exports. */
  readonly exports: readonly ModuleExport[];
}

/** Reads the top-level statements of a JavaScript file. */
export function commonJsOf(
  statements: readonly ts.Statement[],
  input: OutlineInput,
): JavaScriptParts {
  const symbols: OutlineSymbol[] = [];
  const exports: ModuleExport[] = [];
  for (const statement of statements) {
    let value: ts.Expression | undefined = ts.isExpressionStatement(statement)
      ? statement.expression
      : undefined;
    const targets: ts.Expression[] = [];
    while (value && ts.isBinaryExpression(value) && isAssignment(value)) { // a = b = …
      targets.push(value.left);
      value = value.right;
    }
    for (const target of targets) {
      const parts = assigned({ statement, target, value: value! }, input);
      symbols.push(...parts.symbols);
      exports.push(...parts.exports);
    }
  }
  return { symbols, exports };
}

function isAssignment({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

interface Assignment {
  readonly statement: ts.Statement;
  readonly target: ts.Expression;
  readonly value: ts.Expression;
}

function assigned({ statement, target, value }: Assignment, input: OutlineInput): JavaScriptParts {
  const path = entityName(target);
  if (path === "module.exports") return wholeModule({ statement, target, value }, input);
  const name = path && /^(?:module\.)?exports\.([^.]+)$/.exec(path)?.[1];
  return name ? oneExport({ name, node: statement, value }, input) : { symbols: [], exports: [] };
}

function oneExport(
  { name, node, value }: {
    readonly name: string;
    readonly node: ts.Node;
    readonly value: ts.Expression;
  },
  input: OutlineInput,
): JavaScriptParts {
  const local = entityName(value);
  if (local !== undefined && local !== "undefined") {
    return { symbols: [], exports: [{ kind: "local", name, local }] };
  }
  const symbol = assignedValue({ name, node, value }, input);
  return { symbols: [symbol], exports: [{ kind: "declared", name }] };
}

function assignedValue(
  { name, node, value }: {
    readonly name: string;
    readonly node: ts.Node;
    readonly value: ts.Expression;
  },
  input: OutlineInput,
): OutlineSymbol {
  const held = heldBy(value);
  if (held && ts.isClassExpression(held)) {
    return { ...classSymbol(held, name, input), exportedAs: name };
  }
  const symbol = common(node, { kind: "variable", name, input });
  return { ...symbol, ...(held ? callableParts(held, input) : {}), exportedAs: name };
}

/** `module.exports = { a, b: 1 }` exports each property; any other value is the module itself. */
function wholeModule({ statement, value }: Assignment, input: OutlineInput): JavaScriptParts {
  if (!ts.isObjectLiteralExpression(value)) {
    const local = entityName(value);
    if (local !== undefined) return { symbols: [], exports: [{ kind: "assignment", local }] };
    const symbol = assignedValue({ name: "export=", node: statement, value }, input);
    return { symbols: [symbol], exports: [{ kind: "assignment", local: "export=" }] };
  }
  const parts = value.properties.map((property): JavaScriptParts => {
    if (ts.isShorthandPropertyAssignment(property)) {
      const { text: name } = property.name;
      return { symbols: [], exports: [{ kind: "local", name, local: name }] };
    }
    if (ts.isPropertyAssignment(property)) {
      const name = propertyName(property.name, input);
      return oneExport({ name, node: property, value: property.initializer }, input);
    }
    if (ts.isSpreadAssignment(property)) return { symbols: [], exports: [] };
    const name = propertyName(property.name, input);
    const symbol = common(property, { kind: "variable", name, input });
    const callable = ts.isMethodDeclaration(property) ? callableParts(property, input) : {};
    return {
      symbols: [{ ...symbol, ...callable, exportedAs: name }],
      exports: [{ kind: "declared", name }],
    };
  });
  return {
    symbols: parts.flatMap((part) => part.symbols),
    exports: parts.flatMap((part) => part.exports),
  };
}

/** Types that the documentation comments of a JavaScript file declare; a module exports them all. */
export function commentTypes(
  nodes: readonly ts.Node[],
  input: OutlineInput,
): OutlineSymbol[] {
  const found: OutlineSymbol[] = [];
  for (const node of nodes) {
    for (const comment of (node as { readonly jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? []) {
      for (const tag of comment.tags ?? []) {
        if (!ts.isJSDocTypedefTag(tag) && !ts.isJSDocCallbackTag(tag)) continue;
        const name = tag.name?.text;
        if (name === undefined) continue;
        const span = spanOf(tag, input);
        const { typeExpression } = tag;
        const signature = typeExpression && ts.isJSDocTypeExpression(typeExpression)
          ? { signature: nodeText(typeExpression.type, input) }
          : {};
        const line = lineAt(span.start, input);
        found.push({ name, kind: "type", span, line, ...signature, exportedAs: name });
      }
    }
  }
  return found;
}
