/**
 * Rules of the house that one file alone can break; `deno lint` runs them, editors show them. Rules
 * that need several files are in `tests/repo`.
 */
import { mayTouchSystem } from "./house/map.ts";

/** A call or `new` of these with a text must say what could not be done. */
const ERRORS = new Set(["Error", "TypeError", "RangeError", "SyntaxError", "MazeError"]);

/** Types of values that have no named fields to tell them apart by. */
const UNNAMED = new Set(["Array", "Map", "ReadonlyArray", "ReadonlyMap", "ReadonlySet", "Set"]);

/** Path from the root of the repository, with forward slashes, of the file that is linted. */
function pathOf(context: Deno.lint.RuleContext): string {
  const path = context.filename.replaceAll("\\", "/");
  const parts = path.match(/(?:^|\/)((?:lib|scripts|bench|tests)\/.*|[^/]*)$/);
  return parts?.[1] ?? path;
}

/** The text a literal or a template begins with, or `undefined` where it begins with a value. */
function openingText(
  node: Deno.lint.Expression | Deno.lint.SpreadElement | undefined,
): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type !== "TemplateLiteral") return;
  return node.quasis[0]?.raw || undefined;
}

/** Only the named folders of a room may reach the system, or import what is not known beforehand. */
const noDirectSystem: Deno.lint.Rule = {
  create(context) {
    if (mayTouchSystem(pathOf(context))) return {};
    const refuse = (node: Deno.lint.Node, what: string): void =>
      context.report({
        node,
        message: `Cannot use ${what} here: this file is in a room that is handed a Host`,
        hint: "take a Host as an argument, or move the code to a folder that may touch the system",
      });
    const source = (node: { source?: Deno.lint.StringLiteral | null } & Deno.lint.Node): void => {
      if (node.source?.value.startsWith("node:")) refuse(node, node.source.value);
    };
    return {
      Identifier(node) {
        const isKey = node.parent.type === "Property" && node.parent.key === node;
        if (node.name === "Deno" && !isKey) refuse(node, "Deno");
      },
      ImportDeclaration: source,
      ExportNamedDeclaration: source,
      ExportAllDeclaration: source,
      ImportExpression(node) {
        if (node.source.type !== "Literal") refuse(node, "a computed import");
        else if (String(node.source.value).startsWith("node:")) {
          refuse(node, `${node.source.value}`);
        }
      },
    };
  },
};

/** Whether a parameter is an object of named values, as far as its own text tells. */
function holdsNames(
  parameter: Exclude<Deno.lint.Parameter, Deno.lint.TSParameterProperty>,
): boolean {
  const inner = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (inner.type === "ObjectPattern") return true;
  const type = inner.type === "Identifier" ? inner.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type === "TSTypeLiteral") return true;
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  return !UNNAMED.has(type.typeName.name);
}

/** An exported function takes at most two positional arguments, then an object of named ones. */
const twoPositional: Deno.lint.Rule = {
  create(context) {
    if (!pathOf(context).startsWith("lib/")) return {};
    return {
      ExportNamedDeclaration(node) {
        const declaration = node.declaration;
        if (declaration?.type !== "FunctionDeclaration") return;
        const third = declaration.params[2];
        if (third === undefined || third.type === "TSParameterProperty") return;
        if (declaration.params.length === 3 && holdsNames(third)) return;
        context.report({
          node: third,
          message: `Cannot take ${declaration.params.length} positional arguments: ` +
            "expected at most two, then an options object",
          hint: "gather the rest in a parameter named options",
        });
      },
    };
  },
};

/** "Cannot ⟨action⟩: ⟨current⟩, expected ⟨wanted⟩". */
const errorMessage: Deno.lint.Rule = {
  create(context) {
    if (!pathOf(context).startsWith("lib/")) return {};
    return {
      NewExpression(node) {
        if (node.callee.type !== "Identifier" || !ERRORS.has(node.callee.name)) return;
        const argument = node.arguments[node.callee.name === "MazeError" ? 1 : 0];
        const text = openingText(argument);
        if (text === undefined || text.startsWith("Cannot ")) return;
        context.report({
          node: argument!,
          message: `Cannot accept this message: it begins "${
            text.slice(0, 20)
          }", expected "Cannot …"`,
          hint: "write: Cannot ⟨action⟩: ⟨current⟩, expected ⟨wanted⟩",
        });
      },
    };
  },
};

/** A file says first why it exists. */
const openingComment: Deno.lint.Rule = {
  create(context) {
    if (pathOf(context).startsWith("tests/")) return {};
    return {
      Program(node) {
        const text = context.sourceCode.text.replace(/^#!.*\n/, "").trimStart();
        if (text.startsWith("/*") || text.startsWith("//")) return;
        context.report({
          node,
          message: "Cannot tell why this file exists: expected it to open with a comment",
        });
      },
    };
  },
};

/** The rules, as `deno lint` loads them. */
const plugin: Deno.lint.Plugin = {
  name: "maze",
  rules: {
    "no-direct-system": noDirectSystem,
    "two-positional": twoPositional,
    "error-message": errorMessage,
    "opening-comment": openingComment,
  },
};
export default plugin;
