/**
 * Question: how long until a lexer is there, and how long does a pattern take? Input: the terminals of
 * TypeScript (some 150; identifiers with all of Unicode make most of the 2,400 states), and patterns
 * as JSON Schemas have them. The grammar has been read before; "stored" begins with bytes in memory.
 */
import { jsonStringOf, parseRegex, type Regex } from "@maze/grammar";
import { typescriptGrammar } from "../../lib/languages/typescript/grammar/assemble.ts";
import { compileRegex, type RegexAutomaton } from "../../lib/mask/lexer/automaton/automaton.ts";
import { createLexer, type Lexer } from "../../lib/mask/lexer/lexer.ts";
import { readLexer, writeLexer } from "../../lib/mask/lexer/table/artefact.ts";
import { completeLexer } from "../../lib/mask/lexer/table/complete.ts";

const grammar = typescriptGrammar();
const terminals = [...grammar.terminals.values()];

/** What a parser asks for: the terminals of each group, with those that have none unless alone. */
function startsOf(): number[][] {
  const groups = Map.groupBy(terminals.keys(), (id) => terminals[id]!.group ?? "");
  const shared = groups.get("") ?? [];
  return [...groups].map(([group, ids]) => {
    const isAlone = group === "" || grammar.exclusive?.includes(group);
    return isAlone ? ids : [...shared, ...ids].sort((left, right) => left - right);
  });
}

const starts = startsOf();

function lexerOfTerminals() {
  const { lexer, problems } = createLexer(terminals);
  if (!lexer) throw new Error(`Cannot bench this: ${problems[0]?.message}`);
  return lexer;
}

function expectStates({ size }: Lexer): void {
  if (size < 1_000) throw new Error(`Cannot count this: ${size} states`);
}

const ready = completeLexer(lexerOfTerminals(), starts);
const stored = writeLexer(ready);

const group = "lexer of TypeScript";
Deno.bench("terminals to automaton, no states made", { group }, () => {
  lexerOfTerminals();
});
Deno.bench("and all states made", { group }, () => {
  const lexer = lexerOfTerminals();
  for (const terminals of starts) lexer.start(terminals);
  for (let state = 0; state < lexer.size; state++) lexer.row(state);
  expectStates(lexer);
});
Deno.bench("and made fewest", { group, baseline: true }, () => {
  expectStates(completeLexer(lexerOfTerminals(), starts));
});
Deno.bench("stored, read", { group }, () => {
  expectStates(readLexer(stored));
});

const source = new TextEncoder().encode(
  'export async function load(path: string): Promise<number> { return (await read("é")).length; }\n'
    .repeat(100),
);
Deno.bench("step over 9,700 bytes of text, one lexeme after the other", { group: "step" }, () => {
  const start = ready.start(starts.find((ids) => ids.length > 50)!);
  let state = start;
  let lexemes = 0;
  for (const byte of source) {
    const next = ready.next(state, byte);
    if (next < 0) lexemes++;
    state = next < 0 ? Math.max(ready.next(start, byte), 0) : next;
  }
  if (lexemes < 1_000) throw new Error(`Cannot count this: ${lexemes} lexemes`);
});

const PATTERNS = {
  "a date": "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$",
  "found anywhere": "[A-Za-z]+://",
  "two look-aheads": "^(?=.*[A-Z])(?=.*\\d).{8,64}$",
  "up to 5,000 characters": "^.{0,5000}$",
};

function regexOf(pattern: string): Regex {
  const parsed = parseRegex(pattern, { dialect: "json-schema" });
  if (parsed.kind === "refused") throw new Error(`Cannot bench ${pattern}`);
  return parsed.regex;
}

/** Reads so many letters, so that states are made. */
function expectRead(automaton: RegexAutomaton): void {
  let state = automaton.start;
  for (let count = 0; count < 8; count++) state = automaton.next(state, 0x61);
}

for (const [name, pattern] of Object.entries(PATTERNS)) {
  Deno.bench(`${name}: parse, compile, read 8 characters`, { group: "pattern" }, () => {
    expectRead(compileRegex(regexOf(pattern)));
  });
  Deno.bench(`${name}, as a JSON string in every writing`, { group: "pattern" }, () => {
    expectRead(compileRegex(jsonStringOf(regexOf(pattern))));
  });
}
