/** Opens a function that is to be written anew: its body becomes a hole with the function's intent. */
import ts from "typescript";
import { type Source, type Span, words } from "@maze/base";
import { parseSource } from "../outline/parse.ts";
import { functionName } from "./name.ts";

/** A function with a body that could be written anew. */
export interface OpenableFunction {
  /** Its name, `Class.method` for members. */
  readonly name: string;
  /** The whole function, with its JSDoc. */
  readonly span: Span;
}

/**
 * Lists the named functions of a module that have a body.
 *
 * @param source The module.
 * @returns The functions in the order of the text, inner ones after those around them.
 *
 * @example
 * ```ts
 * import { openableFunctions } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "class A { b() { return 1; } }\nconst c = () => 2;";
 * assertEquals(openableFunctions({ path: "/a.ts", text }).map(({ name }) => name), ["A.b", "c"]);
 * ```
 */
export function openableFunctions(source: Source): OpenableFunction[] {
  return bodies(source).map(({ name, owner }) => ({
    name,
    span: { start: owner.pos, end: owner.end },
  }));
}

/**
 * Replaces a function's body by a hole whose intent is the summary of its JSDoc, or else the words of
 * its name.
 *
 * @param source The module.
 * @param name Name of the function, `Class.method` for members.
 * @returns The module's text with the hole, or `undefined` where there is no such function.
 *
 * @example
 * ```ts
 * import { openFunction } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "/** Doubles a number. *\/ function twice(n: number): number { return n; }";
 * assertEquals(
 *   openFunction({ path: "/a.ts", text }, "twice"),
 *   "/** Doubles a number. *\/ function twice(n: number): number { /* maze: Doubles a number. *\/ }",
 * );
 * ```
 */
export function openFunction(source: Source, name: string): string | undefined {
  const found = bodies(source).find((each) => each.name === name);
  if (!found) return undefined;
  const { body, owner } = found;
  const { text } = source;
  const hole = `/* maze: ${intentOf(owner, name)} */`;
  if (!ts.isBlock(body)) {
    return `${text.slice(0, body.getStart())}{ ${hole} }${text.slice(body.end)}`;
  }
  const inner = text.slice(body.getStart() + 1, body.end - 1);
  const lead = /^\s*\n([ \t]*)/.exec(inner);
  const tail = /\n[ \t]*$/.exec(inner);
  const filled = lead && tail ? `\n${lead[1]}${hole}${tail[0]}` : ` ${hole} `;
  return text.slice(0, body.getStart() + 1) + filled + text.slice(body.end - 1);
}

interface Body {
  readonly name: string;
  readonly owner: ts.Node;
  readonly body: ts.ConciseBody;
}

function bodies(source: Source): Body[] {
  const parsed = parseSource(source, { parents: true });
  if (parsed.kind === "failed") return [];
  const found: Body[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const name = functionName(node);
      if (name) found.push({ name, owner: documented(node), body: node.body as ts.ConciseBody });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed.file);
  return found;
}

/** The node that carries the function's JSDoc. */
function documented(node: ts.Node): ts.Node {
  const statement = node.parent?.parent?.parent;
  return ts.isVariableDeclaration(node.parent) && statement && ts.isVariableStatement(statement)
    ? statement
    : node;
}

function intentOf(owner: ts.Node, name: string): string {
  const [comment] = ts.getJSDocCommentsAndTags(owner).filter(ts.isJSDoc);
  const text = comment && ts.getTextOfJSDocComment(comment.comment);
  const summary = text?.split(/\n\s*\n/, 1)[0]?.replaceAll(/\s+/g, " ").replaceAll("*/", "* /")
    .trim();
  return summary || words(name).join(" ");
}
