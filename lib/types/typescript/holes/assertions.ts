/**
 * Reads the assertions of a test file as examples: `assertEquals(f(1), 2)`, `assert.deepEqual(…)`,
 * `expect(f(1)).toBe(2)`, `assert.throws(() => f(0), RangeError)`. Constants of the test that an
 * assertion uses are carried along, so that it can be evaluated in the module under test.
 */
import ts from "typescript";
import type { HoleExample } from "../../model/hole.ts";
import type { Source } from "@maze/base";
import { lineColumn } from "@maze/base";
import { parseSource } from "../outline/parse.ts";

/** An assertion that needs nothing but names of the module under test. */
export interface TestAssertion extends HoleExample {
  /** Imported names that it uses, as the tested module exports them. */
  readonly uses: readonly string[];
}

const equalities = new Set([
  ...["equal", "strictEqual", "deepEqual", "deepStrictEqual", "is", "same"],
  ...["assertEquals", "assertStrictEquals", "assertEqual"],
]);
const matchers = new Set(["toBe", "toEqual", "toStrictEqual"]);
const throwing = new Set(["throws", "assertThrows"]);

/**
 * Reads the assertions of a test file.
 *
 * @param source The test file.
 * @param fromModule Says for an import specifier whether it is the module under test.
 * @returns The assertions that can be evaluated in that module's scope, in order.
 *
 * @example
 * ```ts
 * import { testAssertions } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = 'import { twice } from "./twice.ts"; const n = 2; assert.equal(twice(n), 4);';
 * const [first] = testAssertions({ path: "/t.ts", text }, (specifier) => specifier === "./twice.ts");
 * assertEquals(first?.call, "(() => { const n = 2; return twice(n); })()");
 * ```
 */
export function testAssertions(
  source: Source,
  fromModule: (specifier: string) => boolean,
): TestAssertion[] {
  const parsed = parseSource(source, { parents: true });
  if (parsed.kind === "failed") return [];
  const { file } = parsed;
  const imported = importedNames(file, fromModule);
  if (imported.size === 0) return [];
  const found: TestAssertion[] = [];
  const visit = (node: ts.Node): void => {
    const claim = ts.isCallExpression(node) ? claimOf(node, file) : undefined;
    const closed = claim && closeOver(claim, imported, file);
    if (closed) {
      const place = `${source.path}:${lineColumn(file.text, node.getStart(file)).line}`;
      found.push({ ...closed, origin: "test", place });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

interface Claim {
  readonly call: ts.Expression;
  readonly value?: ts.Expression;
  readonly error?: string | undefined;
}

function claimOf(node: ts.CallExpression, file: ts.SourceFile): Claim | undefined {
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : ts.isIdentifier(callee)
    ? callee.text
    : "";
  const [first, second] = node.arguments;
  if (equalities.has(name) && first && second) return { call: first, value: second };
  if (throwing.has(name) && first) return throwsClaim(first, second, file);
  if (
    matchers.has(name) && first && ts.isPropertyAccessExpression(callee) &&
    ts.isCallExpression(callee.expression)
  ) {
    const expectation = callee.expression;
    const [call] = expectation.arguments;
    if (expectation.expression.getText(file) === "expect" && call) return { call, value: first };
  }
  return undefined;
}

function throwsClaim(
  thunk: ts.Expression,
  error: ts.Expression | undefined,
  file: ts.SourceFile,
): Claim | undefined {
  if (!ts.isArrowFunction(thunk) || ts.isBlock(thunk.body) || thunk.parameters.length > 0) {
    return undefined;
  }
  const named = error && ts.isIdentifier(error) ? error.getText(file) : undefined;
  return { call: thunk.body, error: named };
}

/** Local names of what is imported from the module under test, with the names it exports them by. */
function importedNames(
  file: ts.SourceFile,
  fromModule: (specifier: string) => boolean,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) {
      continue;
    }
    const bindings = statement.importClause?.namedBindings;
    if (!fromModule(statement.moduleSpecifier.text) || !bindings || !ts.isNamedImports(bindings)) {
      continue;
    }
    for (const { name, propertyName } of bindings.elements) {
      names.set(name.text, (propertyName ?? name).text);
    }
  }
  return names;
}

type Closed = Pick<TestAssertion, "call" | "expected" | "uses">;

/** Most constants of a test that are carried into one example. */
const MOST_CONSTANTS = 12;

/** Brings the constants an assertion needs along; `undefined` where it needs more than constants. */
function closeOver(
  claim: Claim,
  imported: ReadonlyMap<string, string>,
  file: ts.SourceFile,
): Closed | undefined {
  const constants = new Map<string, string>();
  const uses = new Set<string>();
  const need = (node: ts.Node): boolean => {
    for (const identifier of freeIdentifiers(node)) {
      const { text } = identifier;
      const exported = imported.get(text);
      if (exported !== undefined) {
        if (exported !== text) return false;
        uses.add(text);
      } else if (!constants.has(text) && !isGlobal(text)) {
        const value = constantInScope(identifier);
        if (!value || constants.size >= MOST_CONSTANTS) return false;
        if (!need(value.initializer)) return false;
        constants.set(text, `const ${value.declared} = ${value.initializer.getText(file)};`);
      }
    }
    return true;
  };
  if (!need(claim.call) || (claim.value && !need(claim.value)) || uses.size === 0) return undefined;
  const wrap = (expression: ts.Expression): string => {
    const names = new Set([...freeIdentifiers(expression)].map(({ text }) => text));
    const needed = [...names].some((name) => constants.has(name)) ? [...constants.values()] : [];
    const text = expression.getText(file);
    return needed.length === 0 ? text : `(() => { ${needed.join(" ")} return ${text}; })()`;
  };
  const expected = claim.value
    ? { kind: "value" as const, text: wrap(claim.value) }
    : { kind: "throws" as const, error: claim.error };
  return { call: wrap(claim.call), expected, uses: [...uses] };
}

function isGlobal(name: string): boolean {
  return name in globalThis || name === "undefined";
}

/** Identifiers in value positions that the expression itself does not declare. */
function freeIdentifiers(root: ts.Node): ts.Identifier[] {
  const declared = new Set<string>();
  const used: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isParameter(node) || ts.isVariableDeclaration(node)) collectNames(node.name, declared);
    if (ts.isIdentifier(node) && isValueUse(node)) used.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return used.filter(({ text }) => !declared.has(text));
}

function collectNames(name: ts.BindingName, into: Set<string>): void {
  if (ts.isIdentifier(name)) into.add(name.text);
  else {for (const element of name.elements) {
      if (ts.isBindingElement(element)) collectNames(element.name, into);
    }}
}

function isValueUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isMethodDeclaration(parent) || ts.isBindingElement(parent)) return false;
  return !ts.isParameter(parent) || parent.initializer === node;
}

/** The `const` an identifier means, when it is declared with a value in an enclosing block. */
function constantInScope(
  use: ts.Identifier,
): { declared: string; initializer: ts.Expression } | undefined {
  for (let scope: ts.Node | undefined = use.parent; scope; scope = scope.parent) {
    if (
      ts.isFunctionLike(scope) &&
      scope.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === use.text)
    ) {
      return undefined;
    }
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    for (const statement of scope.statements) {
      if (
        !ts.isVariableStatement(statement) ||
        !(statement.declarationList.flags & ts.NodeFlags.Const)
      ) continue;
      for (const { initializer, name } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && name.text === use.text && initializer) {
          return { declared: name.text, initializer };
        }
      }
    }
  }
  return undefined;
}
