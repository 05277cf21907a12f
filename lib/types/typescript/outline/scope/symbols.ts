/** Symbols that statements declare: at the top of a file, in a namespace, in an ambient module. */
import ts from "typescript";
import type { OutlineSymbol, SymbolModifier } from "../../../model/outline.ts";
import { documentationAt } from "./documentation.ts";
import { callableParts, classMembers, common, enumMembers, typeMembers } from "./members.ts";
import { type Declared, joinOverloads } from "./overloads.ts";
import type { OutlineInput } from "../parse.ts";
import { hoistedVariables } from "./hoisted.ts";
import { hasModifier, heldBy, modifiersOf, typeParametersOf } from "./signature.ts";
import { lineAt, nodeText, spanOf } from "../text.ts";

/** Statements of one scope. */
export interface ScopeStatements {
  /** The statements. */
  readonly statements: readonly ts.Statement[];
  /** True in a declaration file or a `declare` block, where names may be exported without a word. */
  readonly ambient: boolean;
}

/** The symbols that the statements of a scope declare, overloads joined. */
export function symbolsOf(scope: ScopeStatements, input: OutlineInput): OutlineSymbol[] {
  const implicit = exportsAll(scope);
  const declared: Declared[] = [];
  for (const statement of scope.statements) {
    for (const one of declaredBy(statement, scope.ambient, input)) {
      const exportedAs = exportName(statement, one.symbol, implicit);
      declared.push(exportedAs ? { ...one, symbol: { ...one.symbol, exportedAs } } : one);
    }
  }
  return withAssignedProperties(joinOverloads(declared), scope.statements, input);
}

/**
 * Whether every declaration of a scope is exported: in ambient scopes, as long as no export
 * statement picks some of them.
 */
function exportsAll({ ambient, statements }: ScopeStatements): boolean {
  return ambient &&
    !statements.some((one) => ts.isExportDeclaration(one) || ts.isExportAssignment(one));
}

function exportName(
  statement: ts.Statement,
  symbol: OutlineSymbol,
  implicit: boolean,
): string | undefined {
  if (symbol.exportedAs) return symbol.exportedAs;
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) {
    return implicit ? symbol.name : undefined;
  }
  return hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ? "default" : symbol.name;
}

function declaredBy(statement: ts.Statement, ambient: boolean, input: OutlineInput): Declared[] {
  if (ts.isFunctionDeclaration(statement)) {
    const name = statement.name?.text ?? "default";
    const symbol = {
      ...common(statement, { kind: "function", name, input }),
      ...callableParts(statement, input),
    };
    return [{ symbol, key: name, hasBody: statement.body !== undefined }];
  }
  if (ts.isVariableStatement(statement)) {
    return variables(statement.declarationList, statement, input);
  }
  if (ts.isClassDeclaration(statement)) {
    return [{ symbol: classSymbol(statement, statement.name?.text ?? "default", input) }];
  }
  if (ts.isInterfaceDeclaration(statement)) return [{ symbol: interfaceSymbol(statement, input) }];
  if (ts.isTypeAliasDeclaration(statement)) return [{ symbol: typeAlias(statement, input) }];
  if (ts.isEnumDeclaration(statement)) {
    const symbol = common(statement, { kind: "enum", name: statement.name.text, input });
    return [{ symbol: { ...symbol, members: enumMembers(statement, input) } }];
  }
  if (ts.isModuleDeclaration(statement)) return namespaceSymbol(statement, ambient, input);
  if (ts.isImportEqualsDeclaration(statement)) return aliasSymbol(statement, input);
  if (ts.isExportAssignment(statement)) return assignedSymbol(statement, input);
  return hoistedVariables(statement).flatMap((list) => variables(list, list, input));
}

/** A class, named or not. */
export function classSymbol(
  node: ts.ClassLikeDeclaration,
  name: string,
  input: OutlineInput,
): OutlineSymbol {
  const typeParameters = typeParametersOf(node.typeParameters, input);
  return {
    ...common(node, { kind: "class", name, input }),
    ...(typeParameters ? { typeParameters } : {}),
    ...heritage(node.heritageClauses, input),
    members: classMembers(node, input),
  };
}

function interfaceSymbol(node: ts.InterfaceDeclaration, input: OutlineInput): OutlineSymbol {
  const typeParameters = typeParametersOf(node.typeParameters, input);
  return {
    ...common(node, { kind: "interface", name: node.name.text, input }),
    ...(typeParameters ? { typeParameters } : {}),
    ...heritage(node.heritageClauses, input),
    members: typeMembers(node.members, input),
  };
}

function heritage(
  clauses: ts.NodeArray<ts.HeritageClause> | undefined,
  input: OutlineInput,
): Pick<OutlineSymbol, "extends" | "implements"> {
  const read: { extends?: string[]; implements?: string[] } = {};
  for (const { token, types } of clauses ?? []) {
    const word = token === ts.SyntaxKind.ExtendsKeyword ? "extends" : "implements";
    read[word] = types.map((type) => nodeText(type, input));
  }
  return read;
}

function typeAlias(node: ts.TypeAliasDeclaration, input: OutlineInput): OutlineSymbol {
  const typeParameters = typeParametersOf(node.typeParameters, input);
  const isObject = ts.isTypeLiteralNode(node.type);
  return {
    ...common(node, { kind: "type", name: node.name.text, input }),
    ...(typeParameters ? { typeParameters } : {}),
    signature: nodeText(node.type, input),
    ...(isObject ? { members: typeMembers((node.type as ts.TypeLiteralNode).members, input) } : {}),
  };
}

/** The variables of a list; `statement` has the modifiers and the comment. */
function variables(
  list: ts.VariableDeclarationList,
  statement: ts.Node,
  input: OutlineInput,
): Declared[] {
  const documentation = documentationAt(statement.pos, input);
  const modifiers = [...modifiersOf(statement), bindingWord(list)];
  return list.declarations.flatMap((declaration): Declared[] => {
    const shared = {
      kind: "variable" as const,
      modifiers,
      ...(documentation ? { documentation } : {}),
    };
    if (ts.isIdentifier(declaration.name)) {
      return [{ symbol: variable({ declaration, name: declaration.name.text, shared }, input) }];
    }
    return boundNames(declaration.name).map((element) => {
      const span = spanOf(element, input);
      const symbol = { name: element.text, ...shared, span, line: lineAt(span.start, input) };
      return { symbol };
    });
  });
}

function bindingWord({ flags }: ts.VariableDeclarationList): SymbolModifier {
  const kind = flags & ts.NodeFlags.BlockScoped;
  if (kind === ts.NodeFlags.Const) return "const";
  if (kind === ts.NodeFlags.Let) return "let";
  return kind === 0 ? "var" : "using";
}

function variable(
  { declaration, name, shared }: {
    readonly declaration: ts.VariableDeclaration;
    readonly name: string;
    readonly shared: Pick<OutlineSymbol, "kind" | "modifiers" | "documentation">;
  },
  input: OutlineInput,
): OutlineSymbol {
  const span = spanOf(declaration, input);
  const base = { name, ...shared, span, line: lineAt(span.start, input) };
  const held = heldBy(declaration.initializer);
  const annotation = declaration.type ? { signature: nodeText(declaration.type, input) } : {};
  if (!held) {
    const isFunctionType = declaration.type && ts.isFunctionTypeNode(declaration.type);
    return { ...base, ...(isFunctionType ? { callable: true as const } : {}), ...annotation };
  }
  if (ts.isClassExpression(held)) {
    return { ...base, ...annotation, members: classMembers(held, input) };
  }
  const inner: SymbolModifier[] = [];
  if (hasModifier(held, ts.SyntaxKind.AsyncKeyword)) inner.push("async");
  if (held.asteriskToken) inner.push("generator");
  const modifiers = [...(shared.modifiers ?? []), ...inner];
  return { ...base, modifiers, ...callableParts(held, input), ...annotation };
}

function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : []
  );
}

/** A namespace; string-named modules and `global` are scopes of their own, not symbols. */
function namespaceSymbol(
  node: ts.ModuleDeclaration,
  ambient: boolean,
  input: OutlineInput,
): Declared[] {
  if (!ts.isIdentifier(node.name) || node.flags & ts.NodeFlags.GlobalAugmentation) return [];
  const { body } = node;
  const inside = ambient || hasModifier(node, ts.SyntaxKind.DeclareKeyword);
  let members: OutlineSymbol[] = [];
  if (body && ts.isModuleBlock(body)) {
    members = symbolsOf({ statements: body.statements, ambient: inside }, input);
  } else if (body && ts.isModuleDeclaration(body)) { // `namespace A.B {}`
    members = namespaceSymbol(body, inside, input).map(({ symbol }) => ({
      ...symbol,
      exportedAs: symbol.name,
    }));
  }
  return [{
    symbol: { ...common(node, { kind: "namespace", name: node.name.text, input }), members },
  }];
}

/** `import A = B.C`; `import A = require("m")` is an import instead. */
function aliasSymbol(node: ts.ImportEqualsDeclaration, input: OutlineInput): Declared[] {
  if (ts.isExternalModuleReference(node.moduleReference)) return [];
  const target = nodeText(node.moduleReference, input).replaceAll(" ", "");
  return [{ symbol: { ...common(node, { kind: "alias", name: node.name.text, input }), target } }];
}

/** `export default` or `export =` of a value without a name of its own. */
function assignedSymbol(node: ts.ExportAssignment, input: OutlineInput): Declared[] {
  if (entityName(node.expression) !== undefined) return [];
  const name = node.isExportEquals ? "export=" : "default";
  const held = heldBy(node.expression);
  if (held && ts.isClassExpression(held)) {
    return [{ symbol: { ...classSymbol(held, name, input), exportedAs: name } }];
  }
  const symbol = common(node, { kind: "variable", name, input });
  return [{
    symbol: { ...symbol, ...(held ? callableParts(held, input) : {}), exportedAs: name },
  }];
}

/** The dotted name an expression is, if it is nothing else. */
export function entityName(expression: ts.Node): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.name)) {
    return undefined;
  }
  const left = entityName(expression.expression);
  return left === undefined ? undefined : `${left}.${expression.name.text}`;
}

/** `f.x = …` after a function `f`: a property of the function, which makes it a namespace too. */
function withAssignedProperties(
  symbols: OutlineSymbol[],
  statements: readonly ts.Statement[],
  input: OutlineInput,
): OutlineSymbol[] {
  const properties = new Map<string, OutlineSymbol[]>();
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) {
      continue;
    }
    const { left, operatorToken } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) continue;
    if (!ts.isPropertyAccessExpression(left) || !ts.isIdentifier(left.expression)) continue;
    const owner = left.expression.text;
    const property = common(statement, { kind: "field", name: left.name.text, input });
    properties.set(owner, [...(properties.get(owner) ?? []), property]);
  }
  if (properties.size === 0) return symbols;
  return symbols.map((symbol) => {
    const members = symbol.callable ? properties.get(symbol.name) : undefined;
    return members ? { ...symbol, members } : symbol;
  });
}
