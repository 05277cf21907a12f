/** Source text on one line: what signatures, values and names are shown as. */
import ts from "typescript";
import type { Span } from "@maze/base";
import type { OutlineInput } from "./parse.ts";

/** Where a node really starts, after the comments and space before it. */
export function startOf(node: ts.Node, { file }: OutlineInput): number {
  return node.getStart(file);
}

/** The span of a node without what stands before it. */
export function spanOf(node: ts.Node, input: OutlineInput): Span {
  return { start: startOf(node, input), end: node.end };
}

/** Line of an offset, from 1. */
export function lineAt(offset: number, { file }: OutlineInput): number {
  return file.getLineAndCharacterOfPosition(offset).line + 1;
}

/** Text of a node on one line, within the limit of a signature. */
export function nodeText(node: ts.Node, input: OutlineInput): string {
  return oneLine(input.text.slice(startOf(node, input), node.end), input.limits.signatureLength);
}

const needsWork = /[\t\r\n]|\/[*/]| {2}/;

/** Puts source text on one line without comments, and cuts it at a length. */
export function oneLine(text: string, limit: number): string {
  const line = needsWork.test(text) ? joinLines(text) : text;
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

const opening = /[([{<]$/;
const closing = /^[)\]>]/;

/**
 * Drops comments and folds space. A break right inside brackets goes whole, with a comma before the
 * closing one, so that a list written over many lines reads as if written on one.
 */
function joinLines(text: string): string {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    false,
    ts.LanguageVariant.Standard,
    text,
  );
  let line = "";
  let space = false;
  let broken = false;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind <= ts.SyntaxKind.LastTriviaToken) {
      space = true;
      broken ||= /[\r\n]/.test(scanner.getTokenText());
      continue;
    }
    const token = scanner.getTokenText();
    if (broken && closing.test(token)) line = line.replace(/,$/, "");
    const tight = broken && (closing.test(token) || (opening.test(line) && !line.endsWith("{")));
    if (space && line !== "" && !tight) line += " ";
    line += token;
    space = false;
    broken = false;
  }
  return line;
}
