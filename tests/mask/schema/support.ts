/** What the tests of schemas share. */
import { compileJsonSchema, recognise, type SchemaRunOptions } from "@maze/mask";
import type { JsonValue } from "@maze/grammar";
import { assertEquals } from "@std/assert";

/** Compiles a schema that nothing stands in the way of. */
export function compiled(schema: JsonValue, options?: SchemaRunOptions) {
  const { problems, schema: made } = compileJsonSchema(schema, options);
  assertEquals(problems, []);
  return made!;
}

/** What becomes of texts: `+` accepted, `-` refused, `…` may go on but not end. */
export function verdicts(
  schema: JsonValue,
  texts: readonly string[],
  options?: SchemaRunOptions,
): string {
  const { recogniser } = compiled(schema, options);
  const signs = { accepted: "+", refused: "-", incomplete: "…" };
  return texts.map((text) => signs[recognise(recogniser, text).kind]).join("");
}
