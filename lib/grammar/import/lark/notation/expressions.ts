/** Right-hand sides, by recursive descent: `|`, then `&`, then one after the other. */
import type { Span } from "@maze/base";
import { grammarErrors, larkErrors } from "../../../errors.ts";
import type { LarkNode } from "./tree.ts";
import { GivenUp, type Tokens } from "./tokens.ts";
import { substringPieces } from "./substring.ts";

/** Reads alternatives up to what cannot belong to them. `depth` counts the groups around. */
export function readChoice(tokens: Tokens, depth = 0): LarkNode {
  const { start } = tokens.here.span;
  const items = [readConjunction(tokens, depth)];
  while (eatBar(tokens, depth)) items.push(readConjunction(tokens, depth));
  return items.length === 1 ? items[0]! : { kind: "choice", items, span: since(start, tokens) };
}

/** A bar may begin a line; within a group lines mean nothing. */
function eatBar(tokens: Tokens, depth: number): boolean {
  if (depth > 0) skipNewlinesOfGroup(tokens);
  if (tokens.here.kind === "newline" && tokens.next.kind === "sign" && tokens.next.text === "|") {
    tokens.take();
  }
  return tokens.eat("|");
}

function skipNewlinesOfGroup(tokens: Tokens): void {
  if (tokens.here.kind !== "newline") return;
  tokens.skipNewlines();
  if (tokens.beginsDefinition()) {
    tokens.fail("the end of the group before it", "close the group with )");
  }
}

function readConjunction(tokens: Tokens, depth: number): LarkNode {
  const { start } = tokens.here.span;
  const items = [readSequence(tokens, depth)];
  while (tokens.eat("&")) items.push(readSequence(tokens, depth));
  readTrailers(tokens);
  return items.length === 1 ? items[0]! : { kind: "and", items, span: since(start, tokens) };
}

/** What may stand behind an alternative: its alias, and a condition. */
function readTrailers(tokens: Tokens): void {
  if (tokens.eat("->") && tokens.take().kind !== "name") {
    tokens.fail("the name of the alias before it", "name the alternative, or leave out ->");
  }
  const { here } = tokens;
  if (here.kind !== "directive" || here.text !== "%if") return;
  tokens.refuse(here.span, {
    message: "Cannot use a condition: parametric rules are not supported, expected plain rules",
    fix: "write the cases out as rules of their own",
  });
  throw new GivenUp();
}

function readSequence(tokens: Tokens, depth: number): LarkNode {
  const { start } = tokens.here.span;
  const items: LarkNode[] = [];
  for (;;) {
    if (depth > 0) skipNewlinesOfGroup(tokens);
    if (endsSequence(tokens)) break;
    items.push(readRepetition(tokens, depth));
  }
  const [only] = items;
  if (items.length === 1) return only!;
  return { kind: "sequence", items, span: since(start, tokens) };
}

function endsSequence({ here }: Tokens): boolean {
  if (here.kind === "sign") return ["|", "&", "->", ")", "]", "}"].includes(here.text);
  return here.kind === "newline" || here.kind === "end" ||
    here.kind === "directive" && here.text === "%if";
}

function readRepetition(tokens: Tokens, depth: number): LarkNode {
  const item = readAtom(tokens, depth);
  const sign = tokens.here;
  const times = readTimes(tokens);
  if (!times) return item;
  const span = { start: item.span.start, end: tokens.last.span.end };
  const { max, min } = times;
  if (max !== undefined && (max < min || max === 0)) {
    tokens.problems.report(grammarErrors.repetition, sign.span, {
      message:
        `Cannot repeat ${min} to ${max} times: expected at least once, the lower count first`,
      fix: max === 0 ? "leave it out" : "exchange the counts",
    });
  }
  const again = tokens.here;
  if (again.kind === "sign" && "?*+{".includes(again.text)) {
    tokens.fail("one repetition at a time", "put what is repeated in a group: (…)");
  }
  return { kind: "repeat", item, min, max, span };
}

interface Times {
  readonly min: number;
  readonly max: number | undefined;
}

function readTimes(tokens: Tokens): Times | undefined {
  if (tokens.eat("?")) return { min: 0, max: 1 };
  if (tokens.eat("*")) return { min: 0, max: undefined };
  if (tokens.eat("+")) return { min: 1, max: undefined };
  if (tokens.sees("~") && tokens.next.kind === "number") {
    tokens.take();
    const min = readCount(tokens);
    return { min, max: tokens.eat("..") ? readCount(tokens) : min };
  }
  if (!tokens.eat("{")) return;
  const min = tokens.sees(",") ? 0 : readCount(tokens);
  let max: number | undefined = min;
  if (tokens.eat(",")) max = tokens.sees("}") ? undefined : readCount(tokens);
  tokens.expect("}", "behind the counts");
  return { min, max };
}

function readCount(tokens: Tokens): number {
  const { here } = tokens;
  if (here.kind !== "number" || !/^\d+$/.test(here.text)) {
    tokens.fail("a count from 0", "write a whole number without a sign");
  }
  tokens.take();
  return Number(here.text);
}

function readAtom(tokens: Tokens, depth: number): LarkNode {
  const { here } = tokens;
  if (depth > tokens.limits.nesting) {
    tokens.problems.report(grammarErrors.tooDeep, here.span, {
      message: `Cannot read the grammar: groups are nested deeper than ${tokens.limits.nesting}`,
      fix: "name parts of it as rules of their own, or raise the limit `nesting`",
    });
    throw new GivenUp();
  }
  const { start } = here.span;
  if (tokens.eat("~")) {
    const item = readAtom(tokens, depth + 1);
    return { kind: "not", item, span: since(start, tokens) };
  }
  if (tokens.eat("(")) return readGroup(tokens, { depth, close: ")" });
  if (tokens.eat("[")) {
    const item = readGroup(tokens, { depth, close: "]" });
    return { kind: "repeat", item, min: 0, max: 1, span: since(start, tokens) };
  }
  return readValue(tokens);
}

/** What is in a group keeps its own span, for places within it are counted from there. */
function readGroup(
  tokens: Tokens,
  { close, depth }: { readonly depth: number; readonly close: string },
): LarkNode {
  const item = readChoice(tokens, depth + 1);
  tokens.expect(close, `behind what ${close === ")" ? "(" : "["} opened`);
  return item;
}

function readValue(tokens: Tokens): LarkNode {
  const lexeme = tokens.here;
  switch (lexeme.kind) {
    case "name":
      tokens.take();
      return readReference(tokens, { name: lexeme.text, span: lexeme.span });
    case "literal":
      tokens.take();
      if (tokens.eat("..")) return readRange(tokens, lexeme);
      return lexeme;
    case "regex":
      tokens.take();
      return lexeme;
    case "outside":
      tokens.take();
      return refused(tokens, {
        span: lexeme.span,
        what: lexeme.text.startsWith("@")
          ? `the grammar ${lexeme.text}: other grammars cannot be embedded`
          : `the special token ${lexeme.text}: a grammar here speaks of text alone`,
        fix: lexeme.text.startsWith("@")
          ? "write its rules into this grammar, or use %json for a schema"
          : "leave it out; special tokens are written by the sampling loop",
      });
    case "directive":
      return readDirective(tokens, lexeme);
    default:
      return tokens.fail("a name, a text or an expression", "leave it out, or put it in quotes");
  }
}

/** A name, and behind it what only templates and parametric rules have. */
function readReference(
  tokens: Tokens,
  { name, span }: { readonly name: string; readonly span: Span },
): LarkNode {
  const { next } = tokens;
  const isCounted = next.kind === "number" || next.kind === "sign" && next.text === ",";
  const opensArguments = tokens.sees("{") && !isCounted;
  if (opensArguments || tokens.sees("::")) {
    const what = opensArguments ? "templates" : "parametric rules";
    tokens.refuse(span, {
      message: `Cannot use ${name} with an argument: ${what} are not supported, ` +
        "expected a plain name",
      fix: "write the cases out as rules of their own",
    });
    throw new GivenUp();
  }
  return { kind: "name", name, span };
}

function readRange(
  tokens: Tokens,
  from: { readonly text: string; readonly ignoreCase: boolean; readonly span: Span },
): LarkNode {
  const to = tokens.take();
  const span = { start: from.span.start, end: to.span.end };
  const [first, last] = [from.text, to.kind === "literal" ? to.text : ""].map((text) => [...text]);
  const isRange = first!.length === 1 && last!.length === 1 && !from.ignoreCase &&
    to.kind === "literal" && !to.ignoreCase &&
    first![0]!.codePointAt(0)! <= last![0]!.codePointAt(0)!;
  if (!isRange) {
    tokens.problems.report(larkErrors.malformed, span, {
      message: "Cannot read the range: expected two single characters without flags, " +
        "the lower one first",
      fix: 'write it like "a".."z"',
    });
    return { kind: "sequence", items: [], span };
  }
  return {
    kind: "range",
    from: first![0]!.codePointAt(0)!,
    to: last![0]!.codePointAt(0)!,
    span,
  };
}

function readDirective(
  tokens: Tokens,
  lexeme: Tokens["here"] & { readonly kind: "directive" },
): LarkNode {
  const { json, jsonAt, span, text } = lexeme;
  if (text === "%json") {
    tokens.take();
    return { kind: "schema", schema: json!, at: jsonAt ?? span.end, span };
  }
  if (text === "%regex") {
    tokens.take();
    return { kind: "substring", pieces: substringPieces(json!, { span, tokens }), span };
  }
  if (text === "%lark") {
    refused(tokens, {
      span,
      what: "%lark: grammars within grammars are not supported",
      fix: "write its rules into this grammar",
    });
    throw new GivenUp();
  }
  return tokens.fail("a name, a text or an expression", "put the statement on a line of its own");
}

function refused(
  tokens: Tokens,
  { fix, span, what }: { readonly span: Span; readonly what: string; readonly fix: string },
): LarkNode {
  tokens.refuse(span, { message: `Cannot use ${what}`, fix });
  return { kind: "sequence", items: [], span };
}

function since(start: number, tokens: Tokens): Span {
  return { start, end: Math.max(start, tokens.last.span.end) };
}
