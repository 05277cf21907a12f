/**
 * Puts a counter into every loop and function of a module, so that code that the search calls with
 * odd arguments ends. It works on the text: the positions come from the parser, and what is inserted
 * is valid in TypeScript and JavaScript alike.
 */
import ts from "typescript";
import { parseSource } from "../outline/parse.ts";
import type { Source } from "@maze/base";

const count = "__maze_fuel();";

/**
 * A module's text with `__maze_fuel()` called in every turn of a loop and in every function.
 *
 * @param source The module.
 * @returns Its text with the calls; as it was where it cannot be parsed.
 *
 * @example
 * ```ts
 * import { withFuel } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "const f = (n: number) => n + 1;";
 * assertEquals(withFuel({ path: "/a.ts", text }), "const f = (n: number) => (__maze_fuel(), n + 1);");
 * ```
 */
export function withFuel(source: Source): string {
  const parsed = parseSource(source, { parents: true });
  if (parsed.kind === "failed") return source.text;
  const { file } = parsed;
  const inserts: { readonly at: number; readonly text: string; readonly order: number }[] = [];
  const insert = (at: number, text: string): void => {
    inserts.push({ at, text, order: inserts.length });
  };
  const wrap = (statement: ts.Statement): void => {
    if (ts.isBlock(statement)) insert(statement.getStart(file) + 1, count);
    else {
      insert(statement.getStart(file), `{ ${count} `);
      insert(statement.end, " }");
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIterationStatement(node, false)) wrap(node.statement);
    else if (ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node)) {
      const { body } = node as { readonly body?: ts.ConciseBody };
      if (body && ts.isBlock(body)) afterDirectives(body);
      else if (body) {
        insert(body.getStart(file), "(__maze_fuel(), ");
        insert(body.end, ")");
      }
    }
    ts.forEachChild(node, visit);
  };
  const afterDirectives = (body: ts.Block): void => {
    const first = body.statements.find((statement) =>
      !(ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression))
    );
    insert(first === body.statements[0] ? body.getStart(file) + 1 : body.statements[0]!.end, count);
  };
  visit(file);
  inserts.sort((left, right) => left.at - right.at || left.order - right.order);
  let text = "";
  let from = 0;
  for (const { at, text: own } of inserts) {
    text += source.text.slice(from, at) + own;
    from = at;
  }
  return text + source.text.slice(from);
}
