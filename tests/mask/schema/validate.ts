/**
 * A plain validator of values in memory, as the specification of 2020-12 reads: the oracle for what
 * is recognised byte by byte. It covers what the random schemas of these tests use.
 */
import type { JsonValue } from "@maze/grammar";

type Raw = { readonly [key: string]: JsonValue };

/** Whether a value satisfies a schema. */
export function validates(schema: JsonValue, value: JsonValue): boolean {
  if (typeof schema === "boolean") return schema;
  const raw = schema as Raw;
  return Object.keys(raw).every((keyword) => keywords[keyword]!(raw[keyword]!, value, raw));
}

/** Equality of JSON values: the order of names does not count. */
export function same(left: JsonValue, right: JsonValue): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${
    Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`)
  }}`;
}

function isObject(value: JsonValue): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Keyword = (of: JsonValue, value: JsonValue, around: Raw) => boolean;

const list = (of: JsonValue): readonly JsonValue[] => of as readonly JsonValue[];
const onString = (check: (of: JsonValue, text: string) => boolean): Keyword => (of, value) =>
  typeof value !== "string" || check(of, value);
const onNumber = (check: (of: number, number: number) => boolean): Keyword => (of, value) =>
  typeof value !== "number" || check(of as number, value);
const onArray =
  (check: (of: JsonValue, items: readonly JsonValue[], around: Raw) => boolean): Keyword =>
  (of, value, around) => !Array.isArray(value) || check(of, value, around);
const onObject =
  (check: (of: JsonValue, object: Raw, around: Raw) => boolean): Keyword => (of, value, around) =>
    !isObject(value) || check(of, value, around);

const keywords: Readonly<Record<string, Keyword>> = {
  type: (of, value) => {
    if (of === "integer") return Number.isInteger(value);
    if (of === "null") return value === null;
    if (of === "array") return Array.isArray(value);
    if (of === "object") return isObject(value);
    const type: string = typeof value;
    return type === of;
  },
  enum: (of, value) => list(of).some((each) => same(each, value)),
  const: (of, value) => same(of, value),
  minLength: onString((of, text) => [...text].length >= (of as number)),
  maxLength: onString((of, text) => [...text].length <= (of as number)),
  pattern: onString((of, text) => new RegExp(of as string, "u").test(text)),
  minimum: onNumber((of, number) => number >= of),
  maximum: onNumber((of, number) => number <= of),
  multipleOf: onNumber((of, number) => Number.isInteger(number / of)),
  required: onObject((of, object) =>
    list(of).every((name) => Object.hasOwn(object, name as string))
  ),
  maxProperties: onObject((of, object) => Object.keys(object).length <= (of as number)),
  minItems: onArray((of, items) => items.length >= (of as number)),
  maxItems: onArray((of, items) => items.length <= (of as number)),
  uniqueItems: onArray((of, items) =>
    !of || items.every((item, at) => items.findIndex((other) => same(item, other)) === at)
  ),
  properties: onObject((of, object) =>
    Object.entries(of as Raw).every(([name, schema]) =>
      !Object.hasOwn(object, name) || validates(schema, object[name]!)
    )
  ),
  patternProperties: onObject((of, object) =>
    Object.entries(of as Raw).every(([pattern, schema]) =>
      Object.keys(object).every((name) =>
        !new RegExp(pattern, "u").test(name) || validates(schema, object[name]!)
      )
    )
  ),
  additionalProperties: onObject((of, object, { patternProperties = {}, properties = {} }) =>
    Object.keys(object).every((name) =>
      Object.hasOwn(properties as Raw, name) ||
      Object.keys(patternProperties as Raw).some((each) => new RegExp(each, "u").test(name)) ||
      validates(of, object[name]!)
    )
  ),
  propertyNames: onObject((of, object) => Object.keys(object).every((name) => validates(of, name))),
  prefixItems: onArray((of, items) =>
    list(of).every((schema, at) => at >= items.length || validates(schema, items[at]!))
  ),
  items: onArray((of, items, { prefixItems = [] }) =>
    items.slice(list(prefixItems).length).every((item) => validates(of, item))
  ),
  contains: onArray((of, items, { maxContains }) => {
    const found = items.filter((item) => validates(of, item)).length;
    return found >= 1 && found <= (maxContains as number);
  }),
  maxContains: () => true,
  allOf: (of, value) => list(of).every((schema) => validates(schema, value)),
  anyOf: (of, value) => list(of).some((schema) => validates(schema, value)),
  oneOf: (of, value) => list(of).filter((schema) => validates(schema, value)).length === 1,
  not: (of, value) => !validates(of, value),
  if: (of, value, around) => validates(around[validates(of, value) ? "then" : "else"]!, value),
  then: () => true,
  else: () => true,
  dependentSchemas: onObject((of, object) =>
    Object.entries(of as Raw).every(([name, schema]) =>
      !Object.hasOwn(object, name) || validates(schema, object)
    )
  ),
};
