/**
 * Question: what do masks under a JSON Schema cost, from the schema's compilation to its last token?
 * Input: every eighth schema of the MaskBench sample beside the project, where it is there, with its
 * valid instances as indented JSON in `o200k_base`. One iteration is one pass over all of them, so a
 * figure divided by the number of tokens in its name is the mean of one. "First pass" compiles each
 * schema anew and sees each place of a text for the first time; the tables of the vocabulary, which
 * all schemas share, are warm in both.
 */
import type { JsonValue } from "@maze/grammar";
import { type CompiledSchema, compileJsonSchema, Matcher } from "@maze/mask";
import { hasSharedData, readSharedData } from "../../tests/support/shared_data.ts";
import { vocabularyByName } from "../../tests/support/vocabularies.ts";
import { sizeOf, type Tokens } from "./passes.ts";

interface Line {
  readonly schema: JsonValue;
  readonly tests: readonly { readonly valid: boolean; readonly data: JsonValue }[];
}

interface Case {
  readonly schema: JsonValue;
  readonly texts: readonly Tokens[];
}

const sample = "maskbench-sample.jsonl";
const EVERY = 8;

if (hasSharedData(sample)) {
  const vocabulary = await vocabularyByName("o200k_base");
  const lines = (await readSharedData<Line>(sample)).filter((_, at) => at % EVERY === 0);
  const cases: Case[] = lines.filter(({ schema }) => compileJsonSchema(schema).schema)
    .map(({ schema, tests }) => ({
      schema,
      texts: tests.filter(({ valid }) => valid).map(({ data }) =>
        vocabulary.encode(JSON.stringify(data, null, 2))
      ),
    }));

  const pass = (compiled: CompiledSchema, texts: readonly Tokens[]): void => {
    const masked = compiled.masked(vocabulary);
    for (const tokens of texts) {
      const matcher = new Matcher([masked], vocabulary);
      for (const token of tokens) {
        if (matcher.mask().count === 0 || !matcher.accept(token)) {
          throw new Error("Cannot count this: a token was refused");
        }
      }
      if (!matcher.isAccepting) throw new Error("Cannot count this: the text may not end");
    }
  };

  const compiled = cases.map(({ schema, texts }) => ({
    schema: compileJsonSchema(schema).schema!,
    texts,
  }));
  for (const { schema, texts } of compiled) pass(schema, texts);
  const group = `${cases.length} schemas, ${sizeOf(cases.flatMap(({ texts }) => texts))} tokens`;

  Deno.bench("compile", { group, n: 5 }, () => {
    for (const { schema } of cases) compileJsonSchema(schema);
  });

  Deno.bench("masks and tokens, first pass", { group, n: 3 }, () => {
    for (const { schema, texts } of cases) pass(compileJsonSchema(schema).schema!, texts);
  });

  Deno.bench("masks and tokens, warm", { group, n: 5 }, () => {
    for (const { schema, texts } of compiled) pass(schema, texts);
  });
}
