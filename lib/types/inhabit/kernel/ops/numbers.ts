/** Numbers: `Math`, `Number`, and texts of numbers. */
import { Level } from "../term/level.ts";
import type { Component } from "../term/term.ts";
import { Use } from "../types/table.ts";
import {
  call,
  define,
  type Definition,
  method,
  operand,
  type Palette,
  pattern,
  toBoolean,
  toNumber,
  toText,
} from "./define.ts";

const number = operand(Use.number);
const small = operand(Use.number, 4);

const unary: readonly (readonly [string, number, (value: number) => number, readonly string[]])[] =
  [
    ["floor", 3, Math.floor, ["floor", "down", "~half", "~middle", "~index"]],
    ["ceil", 3, Math.ceil, ["ceil", "ceiling", "up", "~pages", "~chunk", "~half"]],
    ["round", 3, Math.round, ["round", "nearest", "rounded", "whole", "integer"]],
    ["trunc", 5, Math.trunc, ["truncate", "trunc", "integer", "whole"]],
    ["abs", 4, Math.abs, ["absolute", "~distance", "~difference", "~magnitude", "abs"]],
    ["sqrt", 5, Math.sqrt, ["root", "sqrt", "~distance", "~hypotenuse", "~deviation", "~length"]],
    ["sign", 6, Math.sign, ["sign"]],
    ["log2", 7, Math.log2, ["log2", "binary"]],
    ["log10", 7, Math.log10, ["log10", "digits", "magnitude"]],
  ];

/** Components over numbers. */
export function numbers(palette: Palette): Component[] {
  const found: Definition[] = unary.map(([name, base, apply, words]) => ({
    name: `Math.${name}`,
    base,
    words,
    operands: [number],
    shape: call(`Math.${name}`),
    result: toNumber,
    apply,
  }));
  found.push({
    name: "Math.max",
    base: 3,
    words: ["max", "maximum", "largest", "least", "highest", "clamp", "~never", "~negative"],
    operands: [operand(Use.number, 8), operand(Use.number, 6)],
    shape: call("Math.max"),
    result: toNumber,
    apply: (left: number, right: number) => Math.max(left, right),
    commutative: true,
  }, {
    name: "Math.min",
    base: 3,
    words: ["min", "minimum", "smallest", "most", "lowest", "cap", "limit", "clamp"],
    operands: [operand(Use.number, 8), operand(Use.number, 6)],
    shape: call("Math.min"),
    result: toNumber,
    apply: (left: number, right: number) => Math.min(left, right),
    commutative: true,
  }, {
    name: "number.clamp",
    base: 6,
    words: ["clamp", "between", "range", "bounds", "limit"],
    operands: [small, operand(Use.number, 3), operand(Use.number, 3)],
    shape: pattern("Math.min(Math.max($0, $1), $2)"),
    result: toNumber,
    apply: (value: number, low: number, high: number) => Math.min(Math.max(value, low), high),
  }, {
    name: "number.roundTo",
    base: 6,
    words: ["round", "decimal", "places", "~cents", "~digits", "precision"],
    operands: [operand(Use.number), operand(Use.number, 3)],
    shape: pattern("Math.round($0 * 10 ** $1) / 10 ** $1", Level.product),
    result: toNumber,
    apply: (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits,
  }, {
    name: "number.round100",
    base: 5,
    words: ["round", "~cents", "~two", "decimal", "places"],
    operands: [operand(Use.number)],
    shape: pattern("Math.round($0 * 100) / 100", Level.product),
    result: toNumber,
    apply: (value: number) => Math.round(value * 100) / 100,
  }, {
    name: "number.toFixed",
    base: 4,
    words: [
      "fixed",
      "decimal",
      "places",
      "~cents",
      "~digits",
      "~price",
      "~money",
      "~currency",
      "~format",
    ],
    operands: [number, operand(Use.number, 3)],
    shape: method("toFixed"),
    result: toText,
    apply: (value: number, digits: number) => value.toFixed(digits),
  }, {
    name: "String",
    base: 3,
    words: ["string", "text", "digit", "~format"],
    operands: [number],
    shape: call("String"),
    result: toText,
    apply: (value: number) => String(value),
  }, {
    name: "number.toString",
    base: 5,
    words: ["~binary", "hex", "hexadecimal", "base", "radix", "octal"],
    operands: [operand(Use.number, 6), operand(Use.number, 3)],
    shape: method("toString"),
    result: toText,
    apply: (value: number, radix: number) => value.toString(radix),
  }, {
    name: "Number.isInteger",
    base: 5,
    words: ["integer", "whole"],
    operands: [operand(Use.number, 7)],
    shape: call("Number.isInteger"),
    result: toBoolean,
    apply: (value: number) => Number.isInteger(value),
  }, {
    name: "Number.isNaN",
    base: 5,
    words: ["nan", "number", "valid", "invalid", "numeric"],
    operands: [operand(Use.number, 6)],
    shape: call("Number.isNaN"),
    result: toBoolean,
    apply: (value: number) => Number.isNaN(value),
  }, {
    name: "Number.isFinite",
    base: 6,
    words: ["finite", "valid", "infinite"],
    operands: [operand(Use.number, 6)],
    shape: call("Number.isFinite"),
    result: toBoolean,
    apply: (value: number) => Number.isFinite(value),
  }, {
    name: "Math.hypot",
    base: 7,
    words: ["~hypotenuse", "~distance", "euclidean", "~length"],
    operands: [operand(Use.number, 8), operand(Use.number, 8)],
    shape: call("Math.hypot"),
    result: toNumber,
    apply: (left: number, right: number) => Math.hypot(left, right),
    commutative: true,
  });
  return found.map((each) => define(palette, each));
}
