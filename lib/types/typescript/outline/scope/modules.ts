/** Imports and exports that the statements of a scope write down. */
import ts from "typescript";
import type {
  ImportBinding,
  ModuleExport,
  ModuleImport,
  OutlineSymbol,
} from "../../../model/outline.ts";
import type { OutlineInput } from "../parse.ts";
import { hasModifier } from "./signature.ts";
import { entityName } from "./symbols.ts";
import { lineAt, startOf } from "../text.ts";

/** The import statements of a scope. */
export function importsOf(
  statements: readonly ts.Statement[],
  input: OutlineInput,
): ModuleImport[] {
  const found: ModuleImport[] = [];
  for (const statement of statements) {
    const line = lineAt(startOf(statement, input), input);
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { importClause, moduleSpecifier: { text: source } } = statement;
      const typeOnly = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      const bindings = importClause ? bindingsOf(importClause) : [];
      found.push({ kind: "static", source, line, bindings, ...(typeOnly ? { typeOnly } : {}) });
    } else if (ts.isImportEqualsDeclaration(statement)) {
      const { isTypeOnly, moduleReference, name } = statement;
      if (!ts.isExternalModuleReference(moduleReference)) continue;
      if (!ts.isStringLiteral(moduleReference.expression)) continue;
      const bindings = [{ imported: "=", local: name.text }];
      const { text: source } = moduleReference.expression;
      found.push({
        kind: "require",
        source,
        line,
        bindings,
        ...(isTypeOnly ? { typeOnly: true } : {}),
      });
    }
  }
  return found;
}

function bindingsOf({ name, namedBindings }: ts.ImportClause): ImportBinding[] {
  const bindings: ImportBinding[] = [];
  if (name) bindings.push({ imported: "default", local: name.text });
  if (namedBindings && ts.isNamespaceImport(namedBindings)) {
    bindings.push({ imported: "*", local: namedBindings.name.text });
  } else if (namedBindings) {
    for (const { isTypeOnly, name: local, propertyName } of namedBindings.elements) {
      const imported = (propertyName ?? local).text;
      bindings.push({ imported, local: local.text, ...(isTypeOnly ? { typeOnly: true } : {}) });
    }
  }
  return bindings;
}

/** The exports of a scope: what its symbols declare, then what its export statements say. */
export function exportsOf(
  statements: readonly ts.Statement[],
  { input, symbols }: { readonly input: OutlineInput; readonly symbols: readonly OutlineSymbol[] },
): ModuleExport[] {
  const declared = new Set<string>();
  for (const { exportedAs } of symbols) {
    if (exportedAs !== undefined && exportedAs !== "export=") declared.add(exportedAs);
  }
  const found = [...declared].map((name): ModuleExport => ({ kind: "declared", name }));
  for (const statement of statements) {
    if (ts.isExportDeclaration(statement)) found.push(...exportStatement(statement, input));
    else if (ts.isExportAssignment(statement)) found.push(...exportAssignment(statement));
    else if (
      ts.isImportEqualsDeclaration(statement) &&
      ts.isExternalModuleReference(statement.moduleReference) &&
      hasModifier(statement, ts.SyntaxKind.ExportKeyword)
    ) {
      const { text: name } = statement.name;
      found.push({ kind: "local", name, local: name });
    }
  }
  return found;
}

function exportStatement(statement: ts.ExportDeclaration, input: OutlineInput): ModuleExport[] {
  const line = lineAt(startOf(statement, input), input);
  const { exportClause, isTypeOnly, moduleSpecifier } = statement;
  const source = moduleSpecifier && ts.isStringLiteral(moduleSpecifier)
    ? moduleSpecifier.text
    : undefined;
  const typeOnly = isTypeOnly ? { typeOnly: true as const } : {};
  if (!exportClause) {
    return source === undefined ? [] : [{ kind: "star", source, line, ...typeOnly }];
  }
  if (ts.isNamespaceExport(exportClause)) {
    const { text: name } = exportClause.name;
    return source === undefined ? [] : [{ kind: "namespace", name, source, line, ...typeOnly }];
  }
  return exportClause.elements.map((element): ModuleExport => {
    const { text: name } = element.name;
    const imported = (element.propertyName ?? element.name).text;
    const only = isTypeOnly || element.isTypeOnly ? { typeOnly: true as const } : {};
    return source === undefined
      ? { kind: "local", name, local: imported, ...only }
      : { kind: "from", name, source, line, imported, ...only };
  });
}

function exportAssignment(statement: ts.ExportAssignment): ModuleExport[] {
  const local = entityName(statement.expression);
  if (statement.isExportEquals) return [{ kind: "assignment", local: local ?? "export=" }];
  return local === undefined ? [] : [{ kind: "local", name: "default", local }];
}
