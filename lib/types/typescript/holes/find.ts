/** Finds the holes of a module: a `maze:` comment in a body, and a `__hole` call in an expression. */
import ts from "typescript";
import type { Diagnostic, Source, Span } from "@maze/base";
import { typesErrors } from "../../errors.ts";
import { functionName } from "./name.ts";
import { parseSource } from "../outline/parse.ts";

/** A hole as it stands in the text, before its examples are gathered. */
export interface HoleSite {
  /** The function it stands in, `Class.method` for members; the variable for a top-level expression. */
  readonly name: string;
  /** Whether statements or an expression are wanted. */
  readonly kind: "body" | "expression";
  /** The intent, in words. */
  readonly intent: string;
  /** What a fill replaces. */
  readonly span: Span;
  /** The function around it, with its JSDoc. */
  readonly container: Span | undefined;
  /** Source text of the wanted type, where it is written down. */
  readonly typeText: string | undefined;
  /** The comment text right before the container, where examples may stand. */
  readonly documentation: string;
}

/** What was found in one module. */
export interface HoleSites {
  /** The holes, in the order of the text. */
  readonly holes: readonly HoleSite[];
  /** Holes that are written wrongly. */
  readonly diagnostics: readonly Diagnostic[];
}

const bodyHole = /\/\*\s*maze:([\s\S]*?)\*\//g;

/**
 * Finds the holes of a module.
 *
 * @param source The module's path and text.
 * @returns Its holes in order, and what is wrong with those that cannot be used.
 *
 * @example
 * ```ts
 * import { findHoles } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "function twice(n: number): number { /* maze: n times two *\/ }";
 * const { holes } = findHoles({ path: "/a.ts", text });
 * assertEquals(holes.map(({ name, kind, intent }) => [name, kind, intent]), [["twice", "body", "n times two"]]);
 * ```
 */
export function findHoles(source: Source): HoleSites {
  const parsed = parseSource(source, { parents: true });
  if (parsed.kind === "failed") return { holes: [], diagnostics: [parsed.diagnostic] };
  const { file } = parsed;
  const holes: HoleSite[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const found of [...bodySites(file), ...expressionSites(file)]) {
    if ("message" in found) diagnostics.push({ ...found, path: source.path });
    else holes.push(found);
  }
  holes.sort((left, right) => left.span.start - right.span.start);
  return { holes, diagnostics };
}

type Found = HoleSite | Diagnostic;

function* bodySites(file: ts.SourceFile): Generator<Found> {
  for (const match of file.text.matchAll(bodyHole)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const block = blockAround(file, span.start);
    if (block === "text") continue;
    const owner = block && functionAround(block);
    if (!owner) {
      yield misplaced(span, "it stands outside every function body");
      continue;
    }
    const intent = match[1]!.split("\n").map((line) => line.replace(/^\s*\*?\s?/, "").trim()).join(
      " ",
    ).trim();
    if (intent === "") {
      yield misplaced(span, "it has no intent");
      continue;
    }
    yield {
      ...describe(owner, file),
      kind: "body",
      intent,
      span,
      typeText: returnTypeText(owner, file),
    };
  }
}

function* expressionSites(file: ts.SourceFile): Generator<Found> {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) &&
      node.expression.text === "__hole"
    ) {
      calls.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const call of calls) {
    const span = { start: call.getStart(file), end: call.end };
    const [intent] = call.arguments;
    if (
      !intent || !ts.isStringLiteralLike(intent) || call.arguments.length !== 1 ||
      intent.text.trim() === ""
    ) {
      yield misplaced(span, "its one argument must be a plain string with the intent");
      continue;
    }
    const owner = functionAround(call) ?? statementAround(call);
    const typeText = call.typeArguments?.[0]?.getText(file);
    yield {
      ...describe(owner, file),
      kind: "expression",
      intent: intent.text.trim(),
      span,
      typeText,
    };
  }
}

function misplaced(span: Span, why: string): Diagnostic {
  return {
    code: typesErrors.badHole.code,
    severity: "error",
    message:
      `Cannot use this hole: ${why}, expected /* maze: intent */ in a function body or __hole<T>("intent")`,
    span,
    suggestion: "move it into a function body, and say in words what belongs there",
  };
}

/**
 * The innermost block around a comment; `undefined` where there is none, `"text"` where the match is
 * part of a string, a template or a longer comment.
 */
function blockAround(file: ts.SourceFile, at: number): ts.Block | "text" | undefined {
  let node: ts.Node = file;
  let block: ts.Block | undefined;
  for (let child: ts.Node | undefined = file; child;) {
    node = child;
    if (ts.isBlock(node) && at > node.getStart(file)) block = node;
    child = ts.forEachChild<ts.Node>(
      node,
      (inner) => inner.pos <= at && at < inner.end ? inner : undefined,
    );
  }
  const inTrivia = at < node.getStart(file) || ts.isBlock(node) || node === file;
  if (!inTrivia) return isLeaf(node) ? "text" : block;
  return startsComment(file.text, node, at) ? block : "text";
}

function isLeaf(node: ts.Node): boolean {
  return ts.forEachChild(node, () => true) === undefined;
}

/** Whether a comment begins exactly here, and not inside another comment. */
function startsComment(text: string, node: ts.Node, at: number): boolean {
  const lineStart = text.lastIndexOf("\n", at) + 1;
  return !/\/\/|\/\*(?![\s\S]*\*\/)/.test(text.slice(Math.max(lineStart, node.pos), at));
}

function functionAround(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  for (let up: ts.Node | undefined = node.parent; up; up = up.parent) {
    if (ts.isFunctionLike(up) && "body" in up && functionName(up) !== undefined) {
      return up as ts.FunctionLikeDeclaration;
    }
  }
  return undefined;
}

function statementAround(node: ts.Node): ts.Node | undefined {
  for (let up: ts.Node | undefined = node; up; up = up.parent) {
    if (ts.isStatement(up)) return up;
  }
  return undefined;
}

function describe(
  owner: ts.Node | undefined,
  file: ts.SourceFile,
): Pick<HoleSite, "name" | "container" | "documentation"> {
  if (!owner) return { name: "module", container: undefined, documentation: "" };
  const outer = documentedNode(owner);
  const start = outer.getStart(file);
  return {
    name: functionName(owner) ?? variableName(owner) ?? "module",
    container: { start: outer.pos, end: outer.end },
    documentation: file.text.slice(outer.pos, start),
  };
}

function variableName(statement: ts.Node): string | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const name = statement.declarationList.declarations[0]?.name;
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

/** The node that carries the JSDoc: for `const f = () => …` that is the whole statement. */
function documentedNode(owner: ts.Node): ts.Node {
  const declaration = owner.parent;
  if (!declaration || !ts.isVariableDeclaration(declaration)) {
    return ts.isPropertyDeclaration(declaration) ? declaration : owner;
  }
  const statement = declaration.parent.parent;
  return ts.isVariableStatement(statement) ? statement : owner;
}

function returnTypeText(
  owner: ts.FunctionLikeDeclaration,
  file: ts.SourceFile,
): string | undefined {
  return owner.type?.getText(file);
}
