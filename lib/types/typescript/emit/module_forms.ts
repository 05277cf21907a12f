/**
 * Changes to a module's syntax before TypeScript's own: CommonJS forms become module forms, and
 * re-exports of types go, which one module's text alone does not tell from values.
 */
import ts from "typescript";

/** Whether the import of a name from a module is of a type alone. */
export type IsTypeAlone = (specifier: string, name: string) => boolean;

/** Name under which `export =` is told from an ordinary default export. */
const COMMON_JS = "module.exports";

/** Rewrites `export =`, `import x = require()`, and re-exports of types. */
export function moduleForms(
  isTypeAlone: IsTypeAlone,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const factory = context.factory;
    const imported = importedNames(file);
    const dropped = new Set<string>();
    const change = (statement: ts.Statement): readonly ts.Statement[] => {
      if (ts.isExportAssignment(statement) && statement.isExportEquals) {
        return exportEquals(statement, factory);
      }
      if (ts.isImportEqualsDeclaration(statement)) return importEquals(statement, factory);
      if (ts.isExportDeclaration(statement)) {
        return withoutTypes(statement, { factory, imported, isTypeAlone, dropped });
      }
      return [statement];
    };
    const statements = file.statements.flatMap(change);
    return factory.updateSourceFile(
      file,
      dropped.size === 0
        ? statements
        : statements.map((statement) =>
          withoutDropped(statement, { factory, dropped, isTypeAlone })
        ),
    );
  };
}

function exportEquals(
  statement: ts.ExportAssignment,
  factory: ts.NodeFactory,
): readonly ts.Statement[] {
  const name = factory.createUniqueName("exported");
  const names = [factory.createIdentifier("default"), factory.createStringLiteral(COMMON_JS)];
  return [
    constant(name, statement.expression, factory),
    factory.createExportDeclaration(
      undefined,
      false,
      factory.createNamedExports(
        names.map((as) => factory.createExportSpecifier(false, name, as)),
      ),
    ),
  ];
}

function importEquals(
  statement: ts.ImportEqualsDeclaration,
  factory: ts.NodeFactory,
): readonly ts.Statement[] {
  const reference = statement.moduleReference;
  if (!ts.isExternalModuleReference(reference) || statement.isTypeOnly) return [statement];
  const all = factory.createUniqueName("required");
  const clause = factory.createImportClause(
    undefined,
    undefined,
    factory.createNamespaceImport(all),
  );
  const exported = factory.createElementAccessExpression(
    all,
    factory.createStringLiteral(COMMON_JS),
  );
  const value = factory.createBinaryExpression(exported, ts.SyntaxKind.QuestionQuestionToken, all);
  return [
    factory.createImportDeclaration(undefined, clause, reference.expression),
    constant(statement.name, value, factory),
  ];
}

function constant(
  name: ts.Identifier,
  value: ts.Expression,
  factory: ts.NodeFactory,
): ts.Statement {
  const declaration = factory.createVariableDeclaration(name, undefined, undefined, value);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const),
  );
}

/** Where the named imports of a module come from, by local name. */
function importedNames(file: ts.SourceFile): Map<string, { specifier: string; name: string }> {
  const imported = new Map<string, { specifier: string; name: string }>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue;
    for (const { name, propertyName } of bindings.elements) {
      const specifier = statement.moduleSpecifier.text;
      imported.set(name.text, { specifier, name: (propertyName ?? name).text });
    }
  }
  return imported;
}

function withoutTypes(
  statement: ts.ExportDeclaration,
  context: {
    readonly factory: ts.NodeFactory;
    readonly imported: ReadonlyMap<string, { specifier: string; name: string }>;
    readonly isTypeAlone: IsTypeAlone;
    /** Takes the local names of imports that are types alone. */
    readonly dropped: Set<string>;
  },
): readonly ts.Statement[] {
  const { exportClause, moduleSpecifier } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) return [statement];
  const specifier = moduleSpecifier && ts.isStringLiteral(moduleSpecifier)
    ? moduleSpecifier.text
    : undefined;
  const elements = exportClause.elements.filter(({ name, propertyName }) => {
    const inner = (propertyName ?? name).text;
    const origin = specifier === undefined
      ? context.imported.get(inner)
      : { specifier, name: inner };
    const isType = origin !== undefined && context.isTypeAlone(origin.specifier, origin.name);
    if (isType && specifier === undefined) context.dropped.add(inner);
    return !isType;
  });
  if (elements.length === exportClause.elements.length) return [statement];
  if (elements.length === 0 && specifier === undefined) return [];
  return [context.factory.updateExportDeclaration(
    statement,
    statement.modifiers,
    statement.isTypeOnly,
    context.factory.updateNamedExports(exportClause, elements),
    moduleSpecifier,
    statement.attributes,
  )];
}

/**
 * The export that is gone would have kept its import, since TypeScript counts uses in the original;
 * and it keeps a changed import whole, so the other types among the names go here as well.
 */
function withoutDropped(
  statement: ts.Statement,
  context: {
    readonly factory: ts.NodeFactory;
    readonly dropped: ReadonlySet<string>;
    readonly isTypeAlone: IsTypeAlone;
  },
): ts.Statement {
  const { dropped, factory, isTypeAlone } = context;
  if (!ts.isImportDeclaration(statement) || !statement.importClause) return statement;
  const clause = statement.importClause;
  const bindings = clause.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return statement;
  if (!bindings.elements.some(({ name }) => dropped.has(name.text))) return statement;
  const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
  const elements = bindings.elements.filter(({ isTypeOnly, name, propertyName }) =>
    !isTypeOnly && !isTypeAlone(specifier, (propertyName ?? name).text)
  );
  return factory.updateImportDeclaration(
    statement,
    statement.modifiers,
    factory.updateImportClause(
      clause,
      undefined,
      clause.name,
      factory.updateNamedImports(bindings, elements),
    ),
    statement.moduleSpecifier,
    statement.attributes,
  );
}
