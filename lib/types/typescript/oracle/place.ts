/** Where a hole stands: its function, whether it ends it, and which variables it could assign to. */
import ts from "typescript";
import type { TypedHole } from "../../model/hole.ts";

/** A hole in the syntax of its module. */
export interface HolePlace {
  /** The innermost node around the hole in which names are looked up. */
  readonly scope: ts.Node;
  /** The function that a `return` at the hole leaves. */
  readonly owner: ts.FunctionLikeDeclaration | undefined;
  /** The `__hole` call. */
  readonly call: ts.CallExpression | undefined;
  /** Whether statements follow in the block, so that a value must be left in a variable. */
  readonly continues: boolean;
}

/** Finds the place of a hole. */
export function placeOf(file: ts.SourceFile, hole: TypedHole): HolePlace {
  const { start } = hole.span;
  let scope: ts.Node = file;
  let call: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > start || start >= node.end) return;
    if (ts.isBlock(node) && start > node.getStart(file)) scope = node;
    if (
      hole.kind === "expression" && ts.isCallExpression(node) && node.getStart(file) === start &&
      ts.isIdentifier(node.expression) && node.expression.text === "__hole"
    ) {
      call = node;
      scope = node;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const owner = ownerOf(scope);
  const continues = ts.isBlock(scope) &&
    scope.statements.some((each) => each.getStart(file) > start);
  return { scope, owner, call, continues };
}

function ownerOf(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  for (let up: ts.Node | undefined = node.parent; up; up = up.parent) {
    if (ts.isFunctionLike(up) && "body" in up) return up as ts.FunctionLikeDeclaration;
  }
  return undefined;
}
