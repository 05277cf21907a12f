/** Names of functions as the rest of MAZE writes them. */
import ts from "typescript";

/** The name a function goes by: its own, its variable's or property's, with its class's before it. */
export function functionName(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return join(className(node), "constructor");
  const named = node as ts.Node & { readonly name?: ts.Node };
  if (named.name && (ts.isIdentifier(named.name) || ts.isPrivateIdentifier(named.name))) {
    return join(className(node), named.name.text);
  }
  const { parent } = node;
  if (!parent) return undefined;
  const holder = ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) ||
    ts.isPropertyAssignment(parent);
  return holder && ts.isIdentifier(parent.name)
    ? join(className(parent), parent.name.text)
    : undefined;
}

function className(member: ts.Node): string | undefined {
  return member.parent && ts.isClassLike(member.parent) ? member.parent.name?.text : undefined;
}

function join(outer: string | undefined, name: string): string {
  return outer === undefined ? name : `${outer}.${name}`;
}
