/** `var` declarations inside statements, which the scope around them has all the same. */
import ts from "typescript";

/** Kinds of statements at the top of a scope that may hold such declarations. */
const holders: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.Block,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.TryStatement,
  ts.SyntaxKind.WithStatement,
  ts.SyntaxKind.LabeledStatement,
]);

/** The lists of `var` declarations inside a statement, those of inner functions left out. */
export function hoistedVariables(statement: ts.Statement): ts.VariableDeclarationList[] {
  if (!holders.has(statement.kind)) return [];
  const found: ts.VariableDeclarationList[] = [];
  const stack: ts.Node[] = [statement];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
      found.push(node);
    }
    const inner: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      const opensScope = ts.isFunctionLike(child) || ts.isClassLike(child) ||
        ts.isModuleDeclaration(child) || ts.isExpression(child);
      if (!opensScope) inner.push(child);
    });
    stack.push(...inner.reverse());
  }
  return found;
}
