/** Members of classes, interfaces, object types and enums. */
import ts from "typescript";
import type { OutlineSymbol, SymbolKind } from "../../../model/outline.ts";
import { documentationAt } from "./documentation.ts";
import { type Declared, joinOverloads } from "./overloads.ts";
import type { OutlineInput } from "../parse.ts";
import { heldBy, modifiersOf, propertyName, signatureOf, typeParametersOf } from "./signature.ts";
import { lineAt, nodeText, spanOf } from "../text.ts";

/** Members of a class, with the fields that its constructor's parameters declare. */
export function classMembers(node: ts.ClassLikeDeclaration, input: OutlineInput): OutlineSymbol[] {
  const declared: Declared[] = [];
  for (const member of node.members) {
    const one = memberOf(member, input);
    if (one) declared.push(one);
    if (ts.isConstructorDeclaration(member)) declared.push(...constructorFields(member, input));
  }
  return joinOverloads(declared);
}

/** Members of an interface or of an object type. */
export function typeMembers(
  members: ts.NodeArray<ts.TypeElement>,
  input: OutlineInput,
): OutlineSymbol[] {
  return joinOverloads(members.map((member) => memberOf(member, input)).filter((one) => !!one));
}

/** Members of an enum, each with the text of its value. */
export function enumMembers(node: ts.EnumDeclaration, input: OutlineInput): OutlineSymbol[] {
  return node.members.map((member) => ({
    ...common(member, { kind: "enum-member", name: propertyName(member.name, input), input }),
    ...(member.initializer ? { signature: nodeText(member.initializer, input) } : {}),
  }));
}

/** The fields every symbol has, read from its declaration. */
export function common(
  node: ts.Node,
  options: {
    readonly kind: SymbolKind;
    readonly name: string;
    readonly input: OutlineInput;
    /** Node whose leading comment documents it, where that is another one. */
    readonly documented?: ts.Node;
  },
): OutlineSymbol {
  const { documented, input, kind, name } = options;
  const span = spanOf(node, input);
  const modifiers = modifiersOf(node);
  const documentation = documentationAt((documented ?? node).pos, input);
  return {
    name,
    kind,
    span,
    line: lineAt(span.start, input),
    ...(modifiers.length > 0 ? { modifiers } : {}),
    ...(documentation ? { documentation } : {}),
  };
}

/** What a declaration with parameters adds to a symbol. */
export function callableParts(
  node: ts.SignatureDeclaration,
  input: OutlineInput,
): Pick<OutlineSymbol, "callable" | "signature" | "typeParameters"> {
  const typeParameters = typeParametersOf(node.typeParameters, input);
  return {
    callable: true,
    ...(typeParameters ? { typeParameters } : {}),
    signature: signatureOf(node, input),
  };
}

function memberOf(
  member: ts.ClassElement | ts.TypeElement,
  input: OutlineInput,
): Declared | undefined {
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
    return callable(member, { kind: "method", name: propertyName(member.name, input), input });
  }
  if (ts.isPropertyDeclaration(member) || ts.isPropertySignature(member)) {
    return { symbol: field(member, input) };
  }
  if (ts.isGetAccessor(member)) return { symbol: accessor(member, input) };
  if (ts.isSetAccessor(member)) return { symbol: accessor(member, input) };
  if (ts.isConstructorDeclaration(member)) {
    return callable(member, { kind: "constructor", name: "constructor", input });
  }
  if (ts.isCallSignatureDeclaration(member)) {
    return callable(member, { kind: "call-signature", name: "()", input });
  }
  if (ts.isConstructSignatureDeclaration(member)) {
    return callable(member, { kind: "construct-signature", name: "new", input });
  }
  if (ts.isIndexSignatureDeclaration(member)) {
    const name = `[${member.parameters.map((parameter) => nodeText(parameter, input)).join(", ")}]`;
    const symbol = common(member, { kind: "index-signature", name, input });
    const type = member.type as ts.TypeNode | undefined; // absent in a faulty declaration
    return { symbol: type ? { ...symbol, signature: nodeText(type, input) } : symbol };
  }
  return undefined; // a static block or a stray semicolon declares nothing
}

function callable(
  node: ts.SignatureDeclaration,
  options: { readonly kind: SymbolKind; readonly name: string; readonly input: OutlineInput },
): Declared {
  const symbol = { ...common(node, options), ...callableParts(node, options.input) };
  const isStatic = symbol.modifiers?.includes("static") ?? false;
  const hasBody = (node as { readonly body?: ts.Node }).body !== undefined;
  return { symbol, key: `${options.kind} ${isStatic} ${options.name}`, hasBody };
}

function field(
  node: ts.PropertyDeclaration | ts.PropertySignature,
  input: OutlineInput,
): OutlineSymbol {
  const symbol = common(node, { kind: "field", name: propertyName(node.name, input), input });
  const held = ts.isPropertyDeclaration(node) ? heldBy(node.initializer) : undefined;
  const isFunction = held !== undefined && !ts.isClassExpression(held);
  const isFunctionType = node.type !== undefined && ts.isFunctionTypeNode(node.type);
  return {
    ...symbol,
    ...(isFunction ? callableParts(held, input) : isFunctionType ? { callable: true } : {}),
    ...(node.type ? { signature: nodeText(node.type, input) } : {}),
  };
}

function accessor(node: ts.AccessorDeclaration, input: OutlineInput): OutlineSymbol {
  const kind = ts.isGetAccessor(node) ? "getter" : "setter";
  const type = kind === "getter" ? node.type : node.parameters[0]?.type;
  return {
    ...common(node, { kind, name: propertyName(node.name, input), input }),
    ...(type ? { signature: nodeText(type, input) } : {}),
  };
}

/** `constructor(private readonly x: number)` declares the field `x`. */
function constructorFields(node: ts.ConstructorDeclaration, input: OutlineInput): Declared[] {
  return node.parameters
    .filter((parameter) => modifiersOf(parameter).some((word) => word !== "optional"))
    .map((parameter) => {
      const symbol = common(parameter, {
        kind: "field",
        name: nodeText(parameter.name, input),
        input,
      });
      return {
        symbol: parameter.type ? { ...symbol, signature: nodeText(parameter.type, input) } : symbol,
      };
    });
}
