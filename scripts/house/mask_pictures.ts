/**
 * Draws the pictures of `docs/masks.md` from the tables of the grammar on that page, with the tokens
 * named on it. Everything between `<!-- picture: NAME -->` and `<!-- /picture -->` is replaced.
 */
import { type Grammar, lowerGrammar, readLark } from "@maze/grammar";
import { allows, compileGrammar, Matcher, TokenPacker, Vocabulary } from "@maze/mask";
import { createLexer } from "../../lib/mask/lexer/lexer.ts";
import { Scanner, type ScanState, STUCK } from "../../lib/mask/scan/scanner.ts";
import { Automaton, NO_STATE } from "../../lib/mask/table/automaton.ts";
import { text } from "./files.ts";

/** Where the pictures stand. */
export const MASKS_PAGE = "docs/masks.md";

/** The page with its pictures drawn anew. */
export function masksPage(): string {
  const page = text(MASKS_PAGE);
  const source = page.match(/```lark\n([^]*?)```/)?.[1];
  const tokens = page.match(/^Tokens: (.*)$/m)?.[1]?.match(/(?<=`)[^`]+(?=`)/g)
    ?.filter((token) => token !== ", ");
  const texts = page.match(/^Texts: (.*)$/m)?.[1]?.match(/(?<=`)[^`]+(?=`)/g)
    ?.filter((one) => one !== ", ");
  if (!source || !tokens || !texts) throw new Error(`Cannot draw: ${MASKS_PAGE} names no grammar`);
  const { grammar, problems } = readLark(source, { name: "ranges" });
  if (!grammar) throw new Error(problems.map(({ message }) => message).join("\n"));
  const grouped: Grammar = { ...grammar, lexing: "groups" };
  const scan = scanOf(grouped);
  const pictures: Readonly<Record<string, () => string>> = {
    scanner: () => scannerPicture(scan),
    behaviours: () => behaviourTable(scan, tokens),
    automaton: () => automatonPicture(grouped),
    masks: () => maskTable(grouped, { tokens, texts }),
  };
  return page.replaceAll(
    /(<!-- picture: (\w+) -->\n)[^]*?(<!-- \/picture -->)/g,
    (_, open: string, name: string, close: string) => `${open}\n${pictures[name]!()}\n\n${close}`,
  );
}

/** The scanner of a grammar with all its states made. */
interface Scan {
  readonly scanner: Scanner;
  readonly names: readonly string[];
  readonly states: readonly ScanState[];
  /** One byte for each class of bytes that the grammar's terminals hold, by what is shown for it. */
  readonly bytes: ReadonlyMap<string, number>;
}

const SHOWN_BYTES: ReadonlyMap<string, number> = new Map(
  Object.entries({ digit: "0", ".": ".", "+": "+", "(": "(", ")": ")", space: " " })
    .map(([name, character]) => [name, character.charCodeAt(0)]),
);

function scanOf(grammar: Grammar): Scan {
  const names = [...grammar.terminals.keys()];
  const { lexer } = createLexer([...grammar.terminals.values()].map((one, id) => ({ ...one, id })));
  if (!lexer) throw new Error("Cannot draw: the grammar has no lexer");
  const scanner = new Scanner(lexer);
  const states = new Set([scanner.start(lexer.start(names.map((_, id) => id)))]);
  for (const state of states) {
    for (const byte of SHOWN_BYTES.values()) {
      const next = scanner.step(state, byte);
      if (next !== STUCK) states.add(next);
    }
  }
  return { scanner, names, states: [...states], bytes: SHOWN_BYTES };
}

/** The scanner as a mermaid flow chart; a dotted arrow falls back to the last accept. */
function scannerPicture({ bytes, names, scanner, states }: Scan): string {
  const lines = ["```mermaid", "flowchart LR"];
  const index = new Map(states.map((state, at) => [state, at]));
  for (const [at, state] of states.entries()) {
    const ending = scanner.ending(state, undefined);
    const fallback = scanner.fallback(state);
    const accepts = ending && ending.replay.length === 0
      ? acceptNames(ending.accept, { scanner, names })
      : fallback
      ? `falls back: ${acceptNames(fallback.accept, { scanner, names })}, ` +
        `again ${quoted(String.fromCharCode(...fallback.replay))}`
      : at === 0
      ? "start"
      : "nothing yet";
    lines.push(`  s${at}(["${at}<br>${accepts.replaceAll('"', "#quot;")}"])`);
  }
  for (const [at, state] of states.entries()) {
    const byTarget = Map.groupBy(bytes, ([, byte]) => scanner.step(state, byte));
    for (const [target, entries] of byTarget) {
      if (target === STUCK) continue;
      const label = entries.map(([name]) => name).join(" ");
      lines.push(`  s${at} -- "${label}" --> s${index.get(target)}`);
    }
  }
  return [...lines, "```"].join("\n");
}

function acceptNames(
  accept: number,
  { names, scanner }: { readonly scanner: Scanner; readonly names: readonly string[] },
): string {
  return scanner.lexer.acceptSet(accept).map((id) => names[id]!).join(" or ");
}

function quoted(value: string): string {
  return `“${value}”`;
}

/** For each class of tokens, what it does from every state of the scanner. */
function behaviourTable(scan: Scan, tokens: readonly string[]): string {
  const byVector = Map.groupBy(
    tokens,
    (token) => scan.states.map((state) => behaviour(scan, state, token)).join(" | "),
  );
  return [
    `| tokens | ${scan.states.map((_, at) => `from ${at}`).join(" | ")} |`,
    `| --- |${" --- |".repeat(scan.states.length)}`,
    ...Array.from(
      byVector,
      ([vector, members]) => `| ${members.map((one) => `\`${one}\``).join(" ")} | ${vector} |`,
    ),
  ].join("\n");
}

/** The lexemes that a token completes from a state, and the state it ends in; `–` where it cannot. */
function behaviour(scan: Scan, from: ScanState, token: string): string {
  const { names, scanner, states } = scan;
  const done: string[] = [];
  let state = from;
  const open = [...new TextEncoder().encode(token)];
  while (open.length > 0) {
    const next = scanner.step(state, open[0]!);
    if (next !== STUCK) {
      state = next;
      open.shift();
      continue;
    }
    const ending = scanner.ending(state, open[0]!);
    if (!ending) return "–";
    done.push(acceptNames(ending.accept, { scanner, names }));
    open.unshift(...ending.replay);
    state = states[0]!;
  }
  return [...done.map((name) => `${name} ·`), `${states.indexOf(state)}`].join(" ");
}

/** The LR(0) automaton as a mermaid flow chart, with the productions complete in each state. */
function automatonPicture(grammar: Grammar): string {
  const { problems, productions } = lowerGrammar(grammar);
  if (!productions) throw new Error(problems.map(({ message }) => message).join("\n"));
  const automaton = new Automaton(productions);
  const { nonterminals, terminals } = productions;
  const names = [...terminals, ...namesOfNonterminals(nonterminals)];
  const start = automaton.start(productions.entries.get("")!.symbol!);
  const lines = ["```mermaid", "flowchart LR"];
  const states = [start];
  for (const state of states) {
    for (let symbol = 0; symbol < names.length; symbol++) {
      const target = automaton.target(state, symbol);
      if (target === NO_STATE) continue;
      if (!states.includes(target)) states.push(target);
      lines.push(`  q${state} -- "${names[symbol]!.replaceAll('"', "#quot;")}" --> q${target}`);
    }
  }
  for (const state of states) {
    const found = new Set<number>();
    for (let terminal = 0; terminal <= automaton.end; terminal++) {
      for (const production of automaton.reductions(state, terminal)) found.add(production);
    }
    const complete = Array.from(found, (production) => {
      const { lhs, rhs } = productions.productions[production]!;
      return `${names[lhs]} → ${rhs.map((symbol) => names[symbol]).join(" ")}`;
    });
    const label = [`${state}`, ...complete].join("<br>").replaceAll('"', "#quot;");
    lines.push(`  q${state}["${label}"]`);
  }
  return [...lines, "```"].join("\n");
}

/** Rules made for a part of another share its name; they are numbered. */
function namesOfNonterminals(nonterminals: readonly string[]): string[] {
  const count = new Map<string, number>();
  return nonterminals.map((name) => {
    const earlier = count.get(name) ?? 0;
    count.set(name, earlier + 1);
    return earlier === 0 ? name : `${name}${"′".repeat(earlier)}`;
  });
}

/** Which tokens may follow each text. */
function maskTable(
  grammar: Grammar,
  { texts, tokens }: { readonly texts: readonly string[]; readonly tokens: readonly string[] },
): string {
  const vocabulary = vocabularyOfTexts(tokens);
  const masked = compileGrammar(grammar).masked("", vocabulary);
  return [
    "| after | may come next |",
    "| --- | --- |",
    ...texts.map((before) => {
      const matcher = new Matcher([masked], vocabulary);
      if (!matcher.acceptBytes(new TextEncoder().encode(before))) {
        throw new Error(`Cannot draw: "${before}" is not the beginning of a text`);
      }
      const mask = matcher.mask();
      const allowed = tokens.filter((_, id) => allows(mask, vocabulary.tokenId(id)))
        .map((token) => `\`${token}\``);
      return `| \`${before}\` | ${
        [...allowed, ...matcher.isAccepting ? ["the end"] : []].join(" ")
      } |`;
    }),
  ].join("\n");
}

function vocabularyOfTexts(tokens: readonly string[]): Vocabulary {
  const packer = new TokenPacker();
  for (const token of tokens) packer.addText(token);
  packer.add([]);
  return new Vocabulary({
    name: "page",
    tokens: packer.finish(),
    special: new Map([["<end>", tokens.length]]),
    end: [tokens.length],
    tokenization: {
      splits: [],
      alphabet: "bytes",
      wholePieces: true,
      leadingSpace: false,
      rule: { kind: "longest" },
    },
  });
}

if (import.meta.main) await Deno.writeTextFile(MASKS_PAGE, masksPage());
