/**
 * `%json` as rules. A context-free grammar says exactly the types, strings, integers, arrays, objects
 * with their properties in the order of the schema, fixed values, alternatives and references of JSON
 * Schema; a schema with anything else is refused, for rules would say less or more than it.
 */
import type { Span } from "@maze/base";
import { larkErrors } from "../../../errors.ts";
import type { Expression } from "../../../ir/grammar.ts";
import { compileSchema } from "../../../schema/compile.ts";
import type { JsonType, JsonValue, SchemaNode } from "../../../schema/node.ts";
import { isObject, pointerStep } from "../../../schema/resolve.ts";
import { type JsonPlaces, readJsonText } from "../notation/json_text.ts";
import type { Problems } from "../problems.ts";
import type { JsonSkip } from "./skip.ts";
import type { UsedTerminals } from "../used.ts";
import { choice, listOf, NONE, type Part, repeated, sequence, type Tail } from "./brackets.ts";
import { integersOf, isOf, obstacle } from "./obstacle.ts";
import {
  integerLexeme,
  type Lexeme,
  lexemesOf,
  NUMBER,
  SPACE,
  stringExcept,
  stringLexeme,
} from "./lexemes.ts";

/** What the rules of schemas are made with. */
export interface SchemaContext {
  /** The whole text, for places in it. */
  readonly text: string;
  /** Where the rules go. */
  readonly rules: Map<string, Expression>;
  /** Where the terminals go. */
  readonly used: UsedTerminals;
  /** What the grammar skips anyway. */
  readonly skipped: JsonSkip;
  /** Where to complain. */
  readonly problems: Problems;
}

const ANY: SchemaNode = { pointer: "" };
const TYPES: readonly JsonType[] = ["string", "number", "object", "array", "boolean", "null"];
const EMPTY: Expression = { kind: "empty" };

/** Makes rules of schemas. */
export class SchemaRules {
  readonly #context: SchemaContext;
  /** Rules by node. A node is never part of two schemas. */
  readonly #known = new Map<SchemaNode, string>();
  readonly #waiting: { readonly node: SchemaNode; readonly name: string }[] = [];
  readonly #names = new Set<string>();
  #span: Span = { start: 0, end: 0 };

  constructor(context: SchemaContext) {
    this.#context = context;
  }

  /**
   * Adds the rules of a schema.
   *
   * @param schema It, and where it begins in the text.
   * @param rule The rule it stands in.
   * @returns What stands for it in that rule.
   */
  add(
    { at, schema, span }: { readonly schema: JsonValue; readonly at: number; readonly span: Span },
    rule: string,
  ): Expression {
    const { problems } = this.#context;
    this.#span = span;
    const refuse = (kind: { readonly code: string }, pointer: string, words: Words): void =>
      problems.report(kind, this.#spanOf(pointer, { at, span }), words);
    if (isObject(schema) && schema["x-guidance"] !== undefined) {
      refuse(larkErrors.notContextFree, "/x-guidance", {
        message: 'Cannot use "x-guidance" at /x-guidance: expected keywords of JSON Schema alone',
        fix: "leave it out; white space is that of RFC 8259",
      });
    }
    const { problems: found, root } = compileSchema(schema);
    for (const problem of found) {
      const { message, pointer, suggestion = "leave the keyword out" } = problem;
      refuse(problem, pointer, { message, fix: suggestion });
    }
    if (!root) return EMPTY;
    const expression = this.#value(root, `${rule}%json`);
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { name, node } = next;
      const stop = obstacle(node);
      if (stop) {
        const pointer = stop.keyword ? pointerStep(node.pointer, stop.keyword) : node.pointer;
        refuse(larkErrors.notContextFree, pointer, {
          message: `Cannot make rules of "${stop.keyword}" at ${
            pointer || "the root"
          }: ${stop.why}`,
          fix: "leave it out here, or use the schema by itself instead of within a grammar",
        });
      }
      this.#context.rules.set(name, stop ? EMPTY : this.#body(node, name));
    }
    return expression;
  }

  /** A place in a schema as a place in the text. */
  #spanOf(pointer: string, from: { readonly at: number; readonly span: Span }): Span {
    const places: JsonPlaces = new Map();
    readJsonText(this.#context.text, from.at, { places });
    const start = places.get(pointer) ?? from.span.start;
    return { start, end: start + 1 };
  }

  /** A value that satisfies a node: a rule, made later so that circles close. */
  #value(node: SchemaNode, family: string): Expression {
    if (Object.keys(node).length === 1) return this.#anyValue();
    let name = this.#known.get(node);
    if (name === undefined) {
      const wanted = `${family.replace(/%json.*$/s, "%json")}${node.pointer}`;
      for (let copy = 1; name === undefined || this.#names.has(name); copy++) {
        name = copy === 1 ? wanted : `${wanted} (${copy})`;
      }
      this.#names.add(name);
      this.#known.set(node, name);
      this.#waiting.push({ node, name });
    }
    return { kind: "rule", name };
  }

  #anyValue(): Expression {
    const name = "JSON value";
    if (!this.#names.has(name)) {
      this.#names.add(name);
      this.#context.rules.set(name, this.#ofTypes(ANY, name));
    }
    return { kind: "rule", name };
  }

  #body(node: SchemaNode, name: string): Expression {
    if (node.never) return NONE;
    const same = node.refs ?? node.allOf ?? node.anyOf;
    if (same) return choice(...same.map((one) => this.#value(one, name)));
    const values = node.constant ? [node.constant.value] : node.values;
    if (!values) return this.#ofTypes(node, name);
    const { types } = node;
    const fitting = values.filter((value) => !types || types.some((type) => isOf(value, type)));
    return choice(...fitting.map((value) => this.#fixed(value)));
  }

  #ofTypes(node: SchemaNode, name: string): Expression {
    const types = new Set(node.types ?? TYPES);
    if (types.has("number")) types.delete("integer");
    return choice(...Array.from(types, (type) => this.#ofType(type, node, name)));
  }

  #ofType(type: JsonType, node: SchemaNode, name: string): Expression {
    switch (type) {
      case "null":
        return this.#context.used.text("null");
      case "boolean":
        return choice(this.#context.used.text("true"), this.#context.used.text("false"));
      case "number":
        return this.#lexeme(NUMBER);
      case "integer":
        return this.#lexeme(integerLexeme(integersOf(node)));
      case "string":
        return this.#lexeme(stringLexeme(node));
      case "array":
        return this.#array(node, name);
      case "object":
        return this.#object(node, name);
    }
  }

  #array(node: SchemaNode, name: string): Expression {
    const { items = ANY, maxItems, minItems = 0, prefixItems = [] } = node;
    const parts: Part[] = prefixItems.slice(0, maxItems).map((one, index) => ({
      item: this.#spaced(this.#value(one, name)),
      isRequired: index < minItems,
    }));
    const left = maxItems === undefined ? undefined : maxItems - parts.length;
    const tail = items.never && minItems <= parts.length ? undefined : {
      item: this.#spaced(this.#value(items, name)),
      min: Math.max(0, minItems - parts.length),
      max: left,
    };
    // A part is there only if all before it are, which the order of optional parts does not say.
    const nested = parts.length === 0 ? undefined : this.#prefix(parts, { name, tail });
    return this.#between("[", nested ?? this.#list([], { name, tail }), "]");
  }

  /** The first items of an array: each optional one holds those behind it. */
  #prefix(
    parts: readonly Part[],
    { name, tail }: { readonly name: string; readonly tail: Tail | undefined },
  ): Expression {
    const comma = this.#sign(",");
    let rest = tail ? repeated(sequence(comma, tail.item), tail) : EMPTY;
    for (let index = parts.length - 1; index >= 0; index--) {
      const { isRequired, item } = parts[index]!;
      const here = sequence(...index > 0 ? [comma] : [], item, rest);
      rest = this.#define(`${name} (item ${index})`, isRequired ? here : choice(here, EMPTY));
    }
    return rest;
  }

  #object(node: SchemaNode, name: string): Expression {
    const { additionalProperties = ANY, properties = new Map(), required = [] } = node;
    const missing = required.filter((one) => !properties.has(one));
    const named: readonly (readonly [string, SchemaNode])[] = [
      ...properties,
      ...missing.map((one) => [one, additionalProperties] as const),
    ];
    const colon = this.#sign(":");
    const member = (key: Expression, value: SchemaNode): Expression =>
      sequence(this.#spaced(key), colon, this.#spaced(this.#value(value, name)));
    const parts = named.filter(([one, value]) => !value.never || required.includes(one))
      .map(([one, value]) => ({
        item: member(this.#context.used.text(JSON.stringify(one)), value),
        isRequired: required.includes(one),
      }));
    const others = stringExcept(named.map(([one]) => one));
    const tail = additionalProperties.never ? undefined : {
      item: member(this.#lexeme(others), additionalProperties),
      min: 0,
      max: undefined,
    };
    return this.#between("{", this.#list(parts, { name, tail }), "}");
  }

  #list(
    parts: readonly Part[],
    { name, tail }: { readonly name: string; readonly tail: Tail | undefined },
  ): Expression {
    return listOf(parts, tail, {
      comma: this.#sign(","),
      define: (part, body) => this.#define(`${name} (rest ${part})`, body),
    });
  }

  #define(name: string, body: Expression): Expression {
    this.#names.add(name);
    this.#context.rules.set(name, body);
    return { kind: "rule", name };
  }

  #fixed(value: JsonValue): Expression {
    const lexemes = lexemesOf(value).map((text) => this.#context.used.text(text));
    return sequence(
      ...lexemes.map((one, index) => index < lexemes.length - 1 ? this.#spaced(one) : one),
    );
  }

  #between(open: string, inside: Expression, close: string): Expression {
    const { exceedsSpace } = this.#context.skipped;
    if (exceedsSpace) {
      this.#context.problems.report(larkErrors.notContextFree, this.#span, {
        message:
          "Cannot make rules of %json: the grammar ignores what JSON does not allow between " +
          "brackets, expected an %ignore of spaces, tabs and line breaks alone",
        fix: "ignore /[ \\t\\r\\n]+/ and name other things, such as comments, in the rules",
      });
    }
    return sequence(this.#sign(open), inside, this.#context.used.text(close));
  }

  #sign(text: string): Expression {
    return this.#spaced(this.#context.used.text(text));
  }

  /** Followed by white space, which only stands between brackets. */
  #spaced(item: Expression): Expression {
    if (this.#context.skipped.coversSpace) return item;
    return sequence(item, { kind: "repeat", item: this.#lexeme(SPACE), min: 0, max: 1 });
  }

  #lexeme({ except, name, pattern }: Lexeme): Expression {
    return this.#context.used.use(name, pattern, except);
  }
}

interface Words {
  readonly message: string;
  readonly fix: string;
}
