/** Puts a fill into the text of its module: the code in place of the hole, and the imports it needs. */
import ts from "typescript";
import { folderOf, relativePath, type Source, type Span } from "@maze/base";
import type { Candidate, NeededImport } from "../../model/hole.ts";
import { parseSource } from "../outline/parse.ts";

/** One hole of a module with what is put there. */
export interface Fill {
  /** The hole's span in the text that is filled. */
  readonly span: Span;
  /**
   * What is put there. Further lines of its code are given the indentation of the hole's line; its
   * imports are joined to those the module has.
   */
  readonly candidate: Pick<Candidate, "code" | "imports">;
}

/**
 * Puts candidates in the place of holes.
 *
 * @param source The module with the holes.
 * @param fills Holes of that text, none overlapping, in any order.
 * @returns The new text of the module; byte-order mark and line ends stay as they are.
 *
 * @example
 * ```ts
 * import { placeCandidates } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "const a = __hole<number>('one');";
 * const candidate = { code: "one()", imports: [{ name: "one", from: "/src/numbers.ts" }] };
 * const placed = placeCandidates({ path: "/src/a.ts", text }, [{ span: { start: 10, end: 31 }, candidate }]);
 * assertEquals(placed, 'import { one } from "./numbers.ts";\n\nconst a = one();');
 * ```
 */
export function placeCandidates(source: Source, fills: readonly Fill[]): string {
  const newline = source.text.includes("\r\n") ? "\r\n" : "\n";
  const inOrder = [...fills].sort((left, right) => left.span.start - right.span.start);
  let text = source.text;
  for (const { candidate, span } of inOrder.toReversed()) {
    const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))![0];
    const lines = candidate.code.split("\n").map((line, at) =>
      at === 0 || line === "" ? line : indent + line
    );
    text = text.slice(0, span.start) + lines.join(newline) + text.slice(span.end);
  }
  return addImports(
    { path: source.path, text },
    inOrder.flatMap(({ candidate }) => candidate.imports),
  );
}

/** Adds imports that the module lacks, in the way its other imports are written. */
function addImports(source: Source, needed: readonly NeededImport[]): string {
  let { text } = source;
  for (const wanted of needed) text = addImport({ path: source.path, text }, wanted);
  return text;
}

function addImport(source: Source, wanted: NeededImport): string {
  const parsed = parseSource(source, { parents: true });
  if (parsed.kind === "failed") return source.text;
  const { file } = parsed;
  const imports = file.statements.filter(ts.isImportDeclaration);
  const style = importStyle(imports, file);
  const specifier = specifierFor(wanted, source.path, style.extension);
  const same = imports.find((each) =>
    ts.isStringLiteral(each.moduleSpecifier) && each.moduleSpecifier.text === specifier
  );
  const clause = same?.importClause;
  const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings)
    ? clause.namedBindings
    : undefined;
  if (named && !clause?.phaseModifier && !wanted.isDefault) {
    return joinNamed(source.text, named, wanted.name);
  }
  const { end, newline, quote, semicolon } = style;
  const binding = wanted.isDefault ? wanted.name : `{ ${wanted.name} }`;
  const line = `import ${binding} from ${quote}${specifier}${quote}${semicolon}`;
  if (end === undefined) return insertFirst(source.text, line, newline);
  return source.text.slice(0, end) + newline + line + source.text.slice(end);
}

function joinNamed(text: string, named: ts.NamedImports, name: string): string {
  if (named.elements.some((element) => element.name.text === name)) return text;
  const last = named.elements.at(-1);
  if (!last) return text.slice(0, named.end - 1) + ` ${name} ` + text.slice(named.end - 1);
  return text.slice(0, last.end) + `, ${name}` + text.slice(last.end);
}

/** A new import goes first, after a byte-order mark, a `#!` line and the opening comment. */
function insertFirst(text: string, line: string, newline: string): string {
  const head =
    /^\uFEFF?(?:#![^\n]*\n)?(?:\/\*\*?(?:(?!\*\/)[\s\S])*\*\/\r?\n(?=\r?\n))?/.exec(text)![0];
  const gap = head.length > 0 && head !== "\uFEFF" ? newline : "";
  return head + gap + line + newline + newline + text.slice(head.length).replace(/^(?:\r?\n)+/, "");
}

interface ImportStyle {
  readonly quote: string;
  readonly semicolon: string;
  readonly extension: "source" | "js" | "none";
  readonly newline: string;
  /** Where the last import ends. */
  readonly end: number | undefined;
}

function importStyle(imports: readonly ts.ImportDeclaration[], file: ts.SourceFile): ImportStyle {
  const last = imports.at(-1);
  const specifiers = imports.map((each) => each.moduleSpecifier.getText(file));
  const relative = specifiers.map((text) => text.slice(1, -1)).filter((text) =>
    text.startsWith(".")
  );
  const single = specifiers[0]?.startsWith("'") ??
    (file.text.split("'").length > file.text.split('"').length);
  const bare = last ? !last.getText(file).endsWith(";") : !file.text.includes(";");
  return {
    quote: single ? "'" : '"',
    semicolon: bare ? "" : ";",
    extension: relative.some((text) => /\.[cm]?js$/.test(text))
      ? "js"
      : relative.some((text) => !/\.[cm]?tsx?$/.test(text))
      ? "none"
      : "source",
    newline: file.text.includes("\r\n") ? "\r\n" : "\n",
    end: last?.end,
  };
}

function specifierFor(
  wanted: NeededImport,
  from: string,
  extension: ImportStyle["extension"],
): string {
  if (!wanted.from.startsWith("/") && !/^[A-Za-z]:\//.test(wanted.from)) return wanted.from;
  const relative = relativePath(folderOf(from), wanted.from);
  const path = relative.startsWith("../") ? relative : `./${relative}`;
  if (extension === "source") return path;
  if (extension === "none") return path.replace(/\.[cm]?tsx?$/, "");
  return path.replace(/\.([cm]?)tsx?$/, ".$1js");
}
