/** Writes gatherings: as a loop where statements are wanted, else as one expression. */
import type { CodeStyle } from "../../problem.ts";
import { Level } from "./level.ts";
import type { Lambda, Shape, Term } from "./term.ts";
import type { Writer } from "./writer.ts";

type Group = Extract<Shape, { readonly kind: "group" }>;

const names: Readonly<Record<Group["gathered"], readonly string[]>> = {
  list: ["groups", "grouped", "result"],
  count: ["counts", "tally", "result"],
  sum: ["totals", "sums", "result"],
  last: ["index", "found", "result"],
};

interface Parts {
  readonly list: string;
  readonly element: string;
  readonly key: string;
  readonly value: string;
  readonly groups: string;
}

function partsOf(term: Term, shape: Group, printer: Writer): Parts {
  const [list, key, value] = term.operands as readonly [Term, Lambda, Lambda | undefined];
  const groups = printer.freeName(...names[shape.gathered]);
  const element = printer.freeName(key.parameters[0]!.hint.split("|")[0]!, "item", "each");
  return {
    list: printer.operand(list, Level.arrow),
    element,
    key: printer.bodyAs(key, [element], Level.arrow),
    value: value ? printer.bodyAs(value, [element], Level.arrow) : element,
    groups,
  };
}

/** A gathering as a loop; `undefined` for other terms, or where the type cannot be written. */
export function groupStatements(
  term: Term,
  printer: Writer,
  options: { readonly style: CodeStyle; readonly typeText?: string },
): string[] | undefined {
  const { shape } = term.component;
  if (shape.kind !== "group" || options.typeText === undefined) return undefined;
  const { style, typeText } = options;
  const { element, groups, key, list, value } = partsOf(term, shape, printer);
  const end = style.semicolons ? ";" : "";
  const lines = shape.container === "Map"
    ? [`const ${groups}: ${typeText} = new Map()${end}`]
    : [`const ${groups}: ${typeText} = {}${end}`];
  const step = shape.container === "Map"
    ? mapStep(shape, { groups, key, value })
    : recordStep(shape, { groups, key, value, semicolons: style.semicolons });
  lines.push(
    `for (const ${element} of ${list}) {`,
    `${style.indent}${step}${end}`,
    "}",
    `return ${groups}${end}`,
  );
  return lines;
}

interface Step {
  readonly groups: string;
  readonly key: string;
  readonly value: string;
}

function mapStep({ gathered }: Group, { groups, key, value }: Step): string {
  switch (gathered) {
    case "list":
      return `${groups}.set(${key}, [...(${groups}.get(${key}) ?? []), ${value}])`;
    case "count":
      return `${groups}.set(${key}, (${groups}.get(${key}) ?? 0) + 1)`;
    case "sum":
      return `${groups}.set(${key}, (${groups}.get(${key}) ?? 0) + ${parenthesised(value)})`;
    case "last":
      return `${groups}.set(${key}, ${value})`;
  }
}

function recordStep(
  { gathered }: Group,
  { groups, key, semicolons, value }: Step & { readonly semicolons: boolean },
): string {
  switch (gathered) {
    case "list":
      return `${semicolons ? "" : ";"}(${groups}[${key}] ??= []).push(${value})`;
    case "count":
      return `${groups}[${key}] = (${groups}[${key}] ?? 0) + 1`;
    case "sum":
      return `${groups}[${key}] = (${groups}[${key}] ?? 0) + ${parenthesised(value)}`;
    case "last":
      return `${groups}[${key}] = ${value}`;
  }
}

function parenthesised(text: string): string {
  return /^[\w.$()[\]]+$|^\S+$| [*/] /.test(text) ? text : `(${text})`;
}

/** A gathering as one expression. */
export function printGroup(term: Term, shape: Group, printer: Writer): string {
  const { element, groups, key, value } = partsOf(term, shape, printer);
  const receiver = printer.operand(term.operands[0] as Term, Level.member);
  if (shape.gathered === "last") {
    const pairs = `${receiver}.map((${element}) => [${key}, ${value}])`;
    return shape.container === "Map" ? `new Map(${pairs})` : `Object.fromEntries(${pairs})`;
  }
  const text = printer.typeText(term.type);
  if (shape.container === "Map") {
    const step = mapStep(shape, { groups, key, value });
    const start = text === undefined ? "new Map()" : `new ${text}()`;
    return `${receiver}.reduce((${groups}, ${element}) => ${step}, ${start})`;
  }
  const before = `${groups}[${key}]`;
  const kept = shape.gathered === "list"
    ? `[...(${before} ?? []), ${value}]`
    : `(${before} ?? 0) + ${shape.gathered === "count" ? "1" : parenthesised(value)}`;
  const type = text === undefined ? "" : `<${text}>`;
  return `${receiver}.reduce${type}((${groups}, ${element}) => ({ ...${groups}, [${key}]: ${kept} }), {})`;
}
