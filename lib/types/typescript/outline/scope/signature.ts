/** Signatures, type parameters, modifiers and names, as text from the declarations themselves. */
import ts from "typescript";
import type { SymbolModifier, TypeParameter } from "../../../model/outline.ts";
import type { OutlineInput } from "../parse.ts";
import { nodeText, oneLine } from "../text.ts";

const modifierWords: ReadonlyMap<ts.SyntaxKind, SymbolModifier> = new Map([
  [ts.SyntaxKind.ExportKeyword, "export"],
  [ts.SyntaxKind.DefaultKeyword, "default"],
  [ts.SyntaxKind.DeclareKeyword, "declare"],
  [ts.SyntaxKind.ConstKeyword, "const"],
  [ts.SyntaxKind.AsyncKeyword, "async"],
  [ts.SyntaxKind.AbstractKeyword, "abstract"],
  [ts.SyntaxKind.StaticKeyword, "static"],
  [ts.SyntaxKind.PublicKeyword, "public"],
  [ts.SyntaxKind.PrivateKeyword, "private"],
  [ts.SyntaxKind.ProtectedKeyword, "protected"],
  [ts.SyntaxKind.ReadonlyKeyword, "readonly"],
  [ts.SyntaxKind.OverrideKeyword, "override"],
  [ts.SyntaxKind.AccessorKeyword, "accessor"],
]);

/** The modifiers of a declaration, with those that are marks (`*`, `?`) after the words. */
export function modifiersOf(node: ts.Node): SymbolModifier[] {
  const found: SymbolModifier[] = [];
  const { asteriskToken, modifiers, questionToken } = node as ts.Node & {
    readonly modifiers?: ts.NodeArray<ts.ModifierLike>;
    readonly asteriskToken?: ts.Node;
    readonly questionToken?: ts.Node;
  };
  for (const modifier of modifiers ?? []) {
    const word = modifierWords.get(modifier.kind);
    if (word) found.push(word);
  }
  if (asteriskToken) found.push("generator");
  if (questionToken) found.push("optional");
  return found;
}

/** Whether a declaration has a modifier. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const { modifiers } = node as { readonly modifiers?: ts.NodeArray<ts.ModifierLike> };
  return modifiers !== undefined && modifiers.some((modifier) => modifier.kind === kind);
}

/** The type parameters of a generic declaration. */
export function typeParametersOf(
  parameters: ts.NodeArray<ts.TypeParameterDeclaration> | undefined,
  input: OutlineInput,
): TypeParameter[] | undefined {
  return parameters?.map((parameter) => ({
    name: parameter.name.text,
    ...(parameter.constraint ? { constraint: nodeText(parameter.constraint, input) } : {}),
    ...(parameter.default ? { default: nodeText(parameter.default, input) } : {}),
  }));
}

/** `<T>(a: T): T` of anything with parameters. */
export function signatureOf(node: ts.SignatureDeclaration, input: OutlineInput): string {
  const { text } = input;
  const { parameters, type, typeParameters } = node;
  const bare = text.charAt(parameters.pos - 1) !== "("; // an arrow function written `x => …`
  const close = closingParenthesis(text, parameters.end);
  const listed = bare
    ? `(${text.slice(parameters.pos, parameters.end).trim()})`
    : text.slice((typeParameters?.pos ?? parameters.pos) - 1, close);
  const returned = type ? `: ${text.slice(type.pos, type.end).trim()}` : "";
  return oneLine(listed + returned, input.limits.signatureLength);
}

const betweenTokens = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

/** Offset after the `)` that follows a parameter list. */
function closingParenthesis(text: string, from: number): number {
  if (text.charAt(from) === ")") return from + 1;
  betweenTokens.lastIndex = from;
  betweenTokens.test(text);
  return betweenTokens.lastIndex + 1;
}

/** Name of a member or property: literal ones by their value, other computed ones as `[expression]`. */
export function propertyName(name: ts.PropertyName, input: OutlineInput): string {
  if (!ts.isComputedPropertyName(name)) return name.text;
  const { expression } = name;
  return ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression)
    ? expression.text
    : nodeText(name, input);
}

/** The function or class a variable or property is set to, where it is set to one directly. */
export function heldBy(
  initializer: ts.Expression | undefined,
): ts.FunctionExpression | ts.ArrowFunction | ts.ClassExpression | undefined {
  let value = initializer;
  while (
    value && (ts.isParenthesizedExpression(value) || ts.isAsExpression(value) ||
      ts.isSatisfiesExpression(value) || ts.isNonNullExpression(value))
  ) value = value.expression;
  if (!value) return undefined;
  return ts.isFunctionExpression(value) || ts.isArrowFunction(value) || ts.isClassExpression(value)
    ? value
    : undefined;
}
