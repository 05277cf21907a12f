/** Random small grammars and vocabularies, for properties that hold for all of them. */
import type { Expression, Grammar, Regex, Terminal } from "@maze/grammar";
import { TokenPacker, Vocabulary } from "@maze/mask";
import fc from "fast-check";

/** The characters that random texts are made of. */
export const ALPHABET = "abc ";

const RULES = ["start", "left", "right"];
const TERMINALS = ["p", "q", "r", "s"];

/** One character of the alphabet but the space. */
const letter: fc.Arbitrary<Regex> = fc.constantFrom("a", "b", "c").map((character) => ({
  kind: "chars",
  set: [[character.charCodeAt(0), character.charCodeAt(0)]],
}));

const piece: fc.Arbitrary<Regex> = fc.oneof(
  { weight: 4, arbitrary: letter },
  { weight: 1, arbitrary: fc.constant<Regex>({ kind: "chars", set: [[97, 98]] }) },
  {
    weight: 1,
    arbitrary: letter.map((item): Regex => ({ kind: "repeat", item, min: 0, max: undefined })),
  },
  { weight: 1, arbitrary: letter.map((item): Regex => ({ kind: "repeat", item, min: 1, max: 2 })) },
);

/** Never matches the empty text: a letter stands first. */
const pattern: fc.Arbitrary<Regex> = fc.tuple(letter, fc.array(piece, { maxLength: 2 }))
  .map(([first, rest]) => ({ kind: "sequence", items: [first, ...rest] }));

const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...TERMINALS).map((name): Expression => ({ kind: "terminal", name })),
    fc.constantFrom(...RULES).map((name): Expression => ({ kind: "rule", name })),
    fc.constant<Expression>({ kind: "empty" }),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((items): Expression => ({ kind: "sequence", items })),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((items): Expression => ({ kind: "choice", items })),
    fc.record({
      kind: fc.constant("repeat" as const),
      item: tie("node"),
      min: fc.integer({ min: 0, max: 2 }),
      max: fc.constantFrom(undefined, 2, 3),
    }),
  ),
})).node;

/** A grammar of three rules over four terminals, with or without spaces between lexemes. */
export const randomGrammar: fc.Arbitrary<Grammar> = fc.record({
  bodies: fc.tuple(expression, expression, expression),
  patterns: fc.tuple(pattern, pattern, pattern, pattern),
  skips: fc.boolean(),
}).map(({ bodies, patterns, skips }) => {
  const terminals = new Map<string, Terminal>(
    TERMINALS.map((name, index) => [name, { name, pattern: patterns[index]! }]),
  );
  terminals.set("space", { name: "space", pattern: { kind: "chars", set: [[32, 32]] } });
  return {
    name: "random",
    start: "start",
    rules: new Map(RULES.map((name, index) => [name, bodies[index]!])),
    terminals,
    skip: skips ? ["space"] : [],
  };
});

/** Up to twelve tokens of up to three characters, and one that ends the text. */
export const randomVocabulary: fc.Arbitrary<Vocabulary> = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 12 },
).map(toyVocabulary);

/** A vocabulary of these texts, and one token more that ends a text. */
export function toyVocabulary(texts: readonly string[]): Vocabulary {
  const packer = new TokenPacker();
  for (const text of texts) packer.addText(text);
  packer.add([]);
  return new Vocabulary({
    name: "toy",
    tokens: packer.finish(),
    special: new Map([["<end>", texts.length]]),
    end: [texts.length],
    tokenization: {
      splits: [],
      alphabet: "bytes",
      wholePieces: true,
      leadingSpace: false,
      rule: { kind: "longest" },
    },
  });
}
