/**
 * Changes to a module's syntax after TypeScript's own, when imports of types are gone: import
 * specifiers become marks, so that they can be chosen without compiling again.
 */
import ts from "typescript";

/** Makes every specifier that stands in the syntax what `mark` makes of it. */
export function markSpecifiers(
  mark: (specifier: string) => string,
  options: { readonly dynamic: boolean },
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const factory = context.factory;
    const marked = (node: ts.Expression): ts.Expression =>
      ts.isStringLiteralLike(node) ? factory.createStringLiteral(mark(node.text)) : node;
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isImportDeclaration(node)) {
        return factory.updateImportDeclaration(
          node,
          node.modifiers,
          node.importClause,
          marked(node.moduleSpecifier),
          withoutJson(node.attributes),
        );
      }
      if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
        return factory.updateExportDeclaration(
          node,
          node.modifiers,
          node.isTypeOnly,
          node.exportClause,
          marked(node.moduleSpecifier),
          withoutJson(node.attributes),
        );
      }
      if (!options.dynamic) return node;
      const [target, ...more] = isDynamicImport(node) ? node.arguments : [];
      if (target && isDynamicImport(node)) {
        const rest = more.map((argument) => ts.visitEachChild(argument, visit, context));
        const kept = isJsonOption(more[0]) ? [] : rest;
        return factory.updateCallExpression(node, node.expression, undefined, [
          ts.isStringLiteralLike(target)
            ? marked(target)
            : ts.visitEachChild(target, visit, context),
          ...kept,
        ]);
      }
      return ts.visitEachChild(node, visit, context);
    };
    return ts.visitEachChild(file, visit, context);
  };
}

function isDynamicImport(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** JSON becomes a module of its own, which is imported without the attribute. */
function withoutJson(attributes: ts.ImportAttributes | undefined): ts.ImportAttributes | undefined {
  const json = attributes?.elements.some(({ name, value }) =>
    name.text === "type" && ts.isStringLiteralLike(value) && value.text === "json"
  );
  return json ? undefined : attributes;
}

/** `{ with: { type: "json" } }`, as `import()` takes it. */
function isJsonOption(node: ts.Expression | undefined): boolean {
  if (!node || !ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some((property) => {
    if (!ts.isPropertyAssignment(property)) return false;
    const key = ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)
      ? property.name.text
      : "";
    if (key === "with" || key === "assert") return isJsonOption(property.initializer);
    return key === "type" && ts.isStringLiteralLike(property.initializer) &&
      property.initializer.text === "json";
  });
}
