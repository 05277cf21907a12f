/** Counts how a file is written: quotes, semicolons, indents, commas, line widths, names. */
import ts from "typescript";
import type {
  ModuleExport,
  ModuleImport,
  OutlineSymbol,
  StyleCounts,
} from "../../../model/outline.ts";

const doubleQuote = 34;
const singleQuote = 39;
const semicolon = 59;

/** Counts by aspect and value, while they are being made. */
export interface StyleTally {
  /** Counts one more, or as many more as are said. */
  add(aspect: string, value: string, times?: number): void;
  /** What was counted. */
  counts(): StyleCounts;
}

/** Makes an empty tally. */
export function styleTally(): StyleTally {
  const aspects = new Map<string, Map<string, number>>();
  return {
    add: (aspect, value, times = 1) => {
      if (times === 0) return;
      let values = aspects.get(aspect);
      if (!values) aspects.set(aspect, values = new Map());
      values.set(value, (values.get(value) ?? 0) + times);
    },
    counts: () =>
      Object.fromEntries([...aspects].map(([name, values]) => [name, Object.fromEntries(values)])),
  };
}

/** Counts what a node of one kind shows of the style of its text. */
type NodeCounter = (node: ts.Node, text: string, tally: StyleTally) => void;

const { SyntaxKind } = ts;

/** Counters by `SyntaxKind`, looked up for every node of a file: an array, since that is a hot path. */
const counters: (NodeCounter | undefined)[] = [];

/** Counts what one node shows of the style of its text. */
export function countNode(node: ts.Node, text: string, tally: StyleTally): void {
  counters[node.kind]?.(node, text, tally);
}

function count<Counted extends ts.Node>(
  kinds: readonly Counted["kind"][],
  counter: (node: Counted, text: string, tally: StyleTally) => void,
): void {
  for (const kind of kinds) counters[kind] = counter as unknown as NodeCounter;
}

count<ts.StringLiteral>([SyntaxKind.StringLiteral], (node, text, tally) => {
  countQuotes(node, { aspect: "quotes", tally, text });
});
count<ts.JsxAttribute>([SyntaxKind.JsxAttribute], ({ initializer }, text, tally) => {
  if (initializer?.kind !== SyntaxKind.StringLiteral) return;
  countQuotes(initializer as ts.StringLiteral, { aspect: "jsxQuotes", tally, text });
});
count<ts.Node>([
  SyntaxKind.ExpressionStatement,
  SyntaxKind.VariableStatement,
  SyntaxKind.ReturnStatement,
  SyntaxKind.ThrowStatement,
  SyntaxKind.BreakStatement,
  SyntaxKind.ContinueStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.ExportAssignment,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.PropertyDeclaration,
], (node, text, tally) => {
  tally.add("semicolons", text.charCodeAt(node.end - 1) === semicolon ? "always" : "never");
});
count<ts.Block>([SyntaxKind.Block], ({ statements }, text, tally) => {
  countIndent(statements, text, tally);
});
count<ts.ClassDeclaration | ts.InterfaceDeclaration>(
  [SyntaxKind.ClassDeclaration, SyntaxKind.InterfaceDeclaration],
  ({ members }, text, tally) => countIndent(members, text, tally),
);
count<ts.EnumDeclaration>([SyntaxKind.EnumDeclaration], ({ members }, text, tally) => {
  countIndent(members, text, tally);
  countComma(members, text, tally);
});
count<ts.ObjectLiteralExpression>(
  [SyntaxKind.ObjectLiteralExpression],
  ({ properties }, text, tally) => {
    countIndent(properties, text, tally);
    countComma(properties, text, tally);
  },
);
count<ts.ArrayLiteralExpression>(
  [SyntaxKind.ArrayLiteralExpression],
  ({ elements }, text, tally) => countComma(elements, text, tally),
);
count<ts.CallExpression | ts.NewExpression>(
  [SyntaxKind.CallExpression, SyntaxKind.NewExpression],
  (node, text, tally) => countComma(node.arguments, text, tally),
);
count<ts.NamedImports | ts.NamedExports>(
  [SyntaxKind.NamedImports, SyntaxKind.NamedExports],
  ({ elements }, text, tally) => countComma(elements, text, tally),
);
count<
  ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration | ts.ArrowFunction
>([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.Constructor,
  SyntaxKind.ArrowFunction,
], ({ parameters }, text, tally) => countComma(parameters, text, tally));
count<ts.ParameterDeclaration>([SyntaxKind.Parameter], ({ name }, _, tally) => {
  if (name.kind === SyntaxKind.Identifier) {
    countName((name as ts.Identifier).text, "naming.parameter", tally);
  }
});

/** Quotes of a literal that holds neither quote, since only there the writer had the choice. */
function countQuotes(
  node: ts.StringLiteral,
  { aspect, tally, text }: {
    readonly aspect: string;
    readonly tally: StyleTally;
    readonly text: string;
  },
): void {
  const quote = text.charCodeAt(node.end - 1);
  if (quote !== doubleQuote && quote !== singleQuote) return;
  if (node.text.includes("'") || node.text.includes('"')) return;
  tally.add(aspect, quote === doubleQuote ? "double" : "single");
}

/** A comma after the last element, where the bracket that follows is on a line of its own. */
function countComma(
  list: ts.NodeArray<ts.Node> | undefined,
  text: string,
  tally: StyleTally,
): void {
  if (!list || list.length === 0) return;
  const last = list[list.length - 1]!;
  if (last.kind === SyntaxKind.Parameter && (last as ts.ParameterDeclaration).dotDotDotToken) {
    return; // no comma may follow a rest parameter
  }
  if (!breaksLine(text, list.end)) return;
  tally.add("trailingCommas", list.hasTrailingComma ? "always" : "never");
}

/** Whether nothing but space, or a comment to its end, is left on the line. */
function breaksLine(text: string, offset: number): boolean {
  for (let at = offset;; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) return true;
    if (unit === 47 && text.charCodeAt(at + 1) === 47) return true;
    if (unit !== 32 && unit !== 9 && unit !== 13) return false;
  }
}

/** What the first element of a block is indented by, against the line its bracket opens on. */
function countIndent(list: ts.NodeArray<ts.Node>, text: string, tally: StyleTally): void {
  const first = list[0];
  if (!first) return;
  const opening = lineIndent(text, list.pos - 1);
  const lineBreak = text.indexOf("\n", list.pos);
  if (lineBreak < 0 || lineBreak >= first.end) return; // on one line
  const inner = lineIndent(text, lineBreak + 1);
  if (inner.length <= opening.length || !inner.startsWith(opening)) return;
  const unit = inner.slice(opening.length);
  if (/^\t+$/.test(unit)) tally.add("indent", "tab");
  else if (/^ {1,8}$/.test(unit)) tally.add("indent", String(unit.length));
}

/** The space at the start of the line that holds an offset. */
function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let end = start;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return text.slice(start, end);
}

const widths = [80, 100, 120, 140] as const;

/** Counts line widths and endings, and returns the number of lines. */
export function countLines(text: string, tally: StyleTally): number {
  const within = [0, 0, 0, 0, 0]; // lines that fit each width and no smaller one, then the rest
  let lines = 0;
  let ended = 0;
  let windows = 0;
  for (let start = 0; start < text.length; lines++) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const isWindows = lineBreak > start && text.charCodeAt(end - 1) === 13;
    const width = end - start - (isWindows ? 1 : 0);
    if (lineBreak >= 0) ended++;
    if (isWindows) windows++;
    if (width > 0) {
      let bound = 0;
      while (bound < widths.length && width > widths[bound]!) bound++;
      within[bound]!++;
    }
    start = end + 1;
  }
  within.forEach((count, at) => tally.add("lineWidth", String(widths[at] ?? "more"), count));
  tally.add("lineEndings", "crlf", windows);
  tally.add("lineEndings", "lf", ended - windows);
  return lines;
}

/** Counts which extension relative imports and re-exports are written with. */
export function countSpecifiers(
  imports: readonly ModuleImport[],
  exports: readonly ModuleExport[],
  tally: StyleTally,
): void {
  for (const one of [...imports, ...exports]) {
    if (!("source" in one) || !/^\.{1,2}\//.test(one.source)) continue;
    tally.add("importExtensions", /\.[cm]?[jt]sx?$|\.json$/.exec(one.source)?.[0] ?? "none");
  }
}

/** Counts how symbols and their members are named. */
export function countNames(symbols: readonly OutlineSymbol[], tally: StyleTally): void {
  for (const symbol of symbols) {
    if (symbol.name !== "default") countName(symbol.name, `naming.${namingKind(symbol)}`, tally);
    if (symbol.members) countNames(symbol.members, tally);
  }
}

/** Functions by any way of writing them are one kind of name, and constants are no variables. */
function namingKind({ callable, kind, modifiers }: OutlineSymbol): string {
  if (kind === "getter" || kind === "setter") return "field";
  if (kind !== "variable") return kind;
  return callable ? "function" : modifiers?.includes("const") ? "constant" : "variable";
}

const cases: readonly (readonly [string, RegExp])[] = [
  ["lowercase", /^[a-z][a-z0-9]*$/],
  ["camelCase", /^[a-z][A-Za-z0-9]*$/],
  ["UPPERCASE", /^[A-Z][A-Z0-9]*$/],
  ["PascalCase", /^[A-Z][A-Za-z0-9]*$/],
  ["UPPER_CASE", /^[A-Z][A-Z0-9_]*$/],
  ["snake_case", /^[a-z][a-z0-9_]*$/],
];

/** `lowercase` and `UPPERCASE` are single words, which fit two ways of joining words each. */
function countName(name: string, aspect: string, tally: StyleTally): void {
  const bare = name.replace(/^[_$#]+|_+$/g, "");
  if (!/^\w+$/.test(bare)) return;
  tally.add(aspect, cases.find(([, form]) => form.test(bare))?.[0] ?? "other");
}
