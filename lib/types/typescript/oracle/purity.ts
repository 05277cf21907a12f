/**
 * Whether calling a function leaves everything else as it was, judged by its syntax: it assigns to
 * nothing but its own variables, and calls no method that changes what it did not make. Functions it
 * calls are looked into a few levels deep. What cannot be seen (a declaration without a body) counts
 * as harmless when it returns something.
 */
import ts from "typescript";

const changing = new Set([
  ...["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"],
  ...["set", "add", "delete", "clear", "append", "write", "log", "assign", "defineProperty"],
]);

/** Whether a call has an effect. */
export function callEffect(
  declaration: ts.Declaration | undefined,
  type: ts.Type,
): "pure" | "effect" {
  const returns = type.getCallSignatures().map((signature) => signature.getReturnType().flags);
  const nothing = ts.TypeFlags.Void | ts.TypeFlags.Never;
  if (returns.length > 0 && returns.every((flags) => flags & nothing)) return "effect";
  const body = bodyOf(declaration);
  return body && changesOutside(body) ? "effect" : "pure";
}

function bodyOf(declaration: ts.Declaration | undefined): ts.Node | undefined {
  if (!declaration) return undefined;
  if (ts.isFunctionLike(declaration)) {
    return (declaration as { readonly body?: ts.Node }).body;
  }
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) {
    const { initializer } = declaration;
    if (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) {
      return initializer.body;
    }
  }
  return undefined;
}

/** Whether code changes something that it did not declare itself. */
function changesOutside(body: ts.Node): boolean {
  const own = new Set<string>();
  const declare = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) own.add(name.text);
    else {
      for (const element of name.elements) if (ts.isBindingElement(element)) declare(element.name);
    }
  };
  const collect = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) declare(node.name);
    ts.forEachChild(node, collect);
  };
  collect(body);
  const isOwn = (target: ts.Expression): boolean => {
    let root: ts.Expression = target;
    while (
      ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root) ||
      ts.isNonNullExpression(root) || ts.isParenthesizedExpression(root) ||
      ts.isCallExpression(root)
    ) root = root.expression;
    if (ts.isIdentifier(root)) return own.has(root.text);
    return root.kind !== ts.SyntaxKind.ThisKeyword && root.kind !== ts.SyntaxKind.SuperKeyword;
  };
  let changes = false;
  const visit = (node: ts.Node): void => {
    if (changes) return;
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
      changes ||= !isOwn(node.left);
    } else if (
      (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken)
    ) {
      changes ||= !isOwn(node.operand);
    } else if (ts.isDeleteExpression(node)) changes ||= !isOwn(node.expression);
    else if (
      ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) &&
      changing.has(node.expression.name.text)
    ) {
      changes ||= !isOwn(node.expression.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return changes;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
