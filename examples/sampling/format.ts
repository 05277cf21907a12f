/** The format that the text has to be in: a card of a library, as JSON with fixed names. */
import { readLark } from "@maze/grammar";
import { type CompiledGrammar, compileGrammar } from "@maze/mask";

/** Terminals are in capitals; texts in quotes are terminals, too. */
const notation = String.raw`
start: "{" "\"title\"" ":" TEXT "," "\"year\"" ":" YEAR "," "\"tags\"" ":" tags "}"
tags: "[" (TEXT ("," TEXT)*)? "]"

TEXT: /"[A-Za-z0-9 ,.!?'-]{1,40}"/
YEAR: /1[5-9][0-9]{2}|20[0-9]{2}/
`;

/** Compiles it; once is enough for any number of texts. */
export function cardFormat(): CompiledGrammar {
  const { grammar, problems } = readLark(notation, { name: "card" });
  if (!grammar) throw new Error(problems.map(({ message }) => message).join("\n"));
  return compileGrammar(grammar);
}
