/** What the rules need to know of a source file: what it imports and which names it uses. */
import ts from "typescript";

/** One import or re-export. */
export interface Import {
  /** The text between the quotes. */
  readonly specifier: string;
  /** Line, from 1. */
  readonly line: number;
}

/** A parsed file. */
export interface SourceFacts {
  /** Path from the root of the repository. */
  readonly path: string;
  /** What it imports: statements, re-exports, `import()` calls and `import()` types with a text. */
  readonly imports: readonly Import[];
  /** Its syntax, for the rules that look closer. */
  readonly syntax: ts.SourceFile;
}

/** Parses files; those that are not TypeScript are left out. */
export function factsOf(files: ReadonlyMap<string, string>): SourceFacts[] {
  return [...files]
    .filter(([path]) => /\.tsx?$/.test(path))
    .map(([path, text]) => {
      const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
      return { path, imports: importsOf(syntax), syntax };
    });
}

/** Calls `see` on a node and everything in it. */
export function visitAll(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visitAll(child, see));
}

/** Line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

function importsOf(syntax: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const take = (specifier: ts.Node | undefined): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier: specifier.text, line: lineOf(specifier) });
    }
  };
  visitAll(syntax, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      take(node.arguments[0]);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      take(node.argument.literal);
    }
  });
  return found;
}
