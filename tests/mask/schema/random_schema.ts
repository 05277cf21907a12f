/** Random schemas over few names and values, so that their parts meet. */
import type { JsonValue } from "@maze/grammar";
import fc from "fast-check";

const names = fc.constantFrom("a", "b", "ab");
const scalars = fc.constantFrom<JsonValue>("a", "ab", "", 1, 12, 0.5, true, null);

/** Values that random schemas may meet. */
export const randomValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    scalars,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(names, tie("value"), { maxKeys: 3 }),
  ),
})).value;

/** Schemas whose keywords and types are drawn apart, so that many are contradictory. */
export const randomSchema: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue }>((tie) => {
  const schema = tie("schema");
  const several = fc.array(schema, { minLength: 1, maxLength: 3 });
  const part = fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.record({ type: fc.constantFrom("string", "integer", "number", "object", "array", "null") }),
    fc.record({ enum: fc.array(randomValue, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: randomValue }),
    fc.record({ minLength: fc.nat(2) }),
    fc.record({ maxLength: fc.nat(3) }),
    fc.record({ pattern: fc.constantFrom("^a", "b$", "^[ab]*$") }),
    fc.record({ minimum: fc.integer({ min: -2, max: 3 }) }),
    fc.record({ maximum: fc.integer({ min: 0, max: 12 }) }),
    fc.record({ multipleOf: fc.constantFrom(2, 3, 0.5) }),
    fc.record({ required: fc.uniqueArray(names, { maxLength: 2 }) }),
    fc.record({ maxProperties: fc.nat(2) }),
    fc.record({ minItems: fc.nat(2) }),
    fc.record({ maxItems: fc.nat(2) }),
    fc.record({ uniqueItems: fc.boolean() }),
    fc.record({ properties: fc.dictionary(names, schema, { maxKeys: 2 }) }),
    fc.record({ patternProperties: fc.record({ "^a": schema }) }),
    fc.record({ additionalProperties: schema }),
    fc.record({ propertyNames: schema }),
    fc.record({ items: schema }),
    fc.record({ prefixItems: several }),
    fc.record({ contains: schema, maxContains: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ allOf: several }),
    fc.record({ anyOf: several }),
    fc.record({ oneOf: several }),
    fc.record({ not: schema }),
    fc.record({ if: schema, then: schema, else: schema }),
    fc.record({ dependentSchemas: fc.dictionary(names, schema, { maxKeys: 1 }) }),
  );
  return {
    schema: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.boolean(),
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) =>
        Object.assign({}, ...parts) as JsonValue
      ),
    ),
  };
}).schema;
