/** Components that gather the elements of a list by a key: into lists, counts, sums, or the last one. */
import type { TypeId } from "../../problem.ts";
import type { Component, OperandSpec } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import { elementLambda, operand, type Palette } from "./define.ts";

/** What is kept of the elements with one key. */
export type Gathered = "list" | "count" | "sum" | "last";
/** What holds the groups. */
export type Container = "Map" | "record";

type Each = (value: unknown, at: number) => unknown;

/** Gathers into a Map. Keys keep the order in which they first came. */
function gather(
  list: readonly unknown[],
  key: Each,
  options: { gathered: Gathered; value: Each },
): Map<unknown, unknown> {
  const { gathered, value } = options;
  const groups = new Map<unknown, unknown>();
  list.forEach((element, at) => {
    const under = key(element, at);
    const own = value(element, at);
    const known = groups.get(under);
    switch (gathered) {
      case "list":
        if (known) (known as unknown[]).push(own);
        else groups.set(under, [own]);
        break;
      case "count":
        groups.set(under, (known as number | undefined ?? 0) + 1);
        break;
      case "sum":
        groups.set(under, (known as number | undefined ?? 0) + (own as number));
        break;
      case "last":
        groups.set(under, own);
    }
  });
  return groups;
}

/** Type of what is kept, from the type of what is gathered. */
function keptType(table: TypeTable, gathered: Gathered, value: TypeId): TypeId {
  return gathered === "list"
    ? table.array(value)
    : gathered === "last"
    ? value
    : table.primitive("number");
}

/** A component that gathers; operands are the list, the key and, for lists, sums and last ones, the value. */
export function gathering(
  container: Container,
  gathered: Gathered,
  options: { readonly cost: number; readonly withValue: boolean },
): Component {
  const key: OperandSpec = elementLambda(
    Use.string | Use.number | (container === "Map" ? Use.boolean | Use.variable : 0) | Use.literal,
    { most: 6, single: true },
  );
  const value = elementLambda(gathered === "sum" ? Use.number : 0, { most: 6, single: true });
  return {
    name: `group.${container}.${gathered}`,
    cost: options.cost,
    operands: [operand(Use.array, 8), key, ...(options.withValue ? [value] : [])],
    shape: { kind: "group", container, gathered },
    result: (table, [list, by, own]) => {
      const element = table.elementOf(list!);
      if (element === undefined) return undefined;
      const kept = keptType(table, gathered, own === undefined ? element : table.widen(own));
      return container === "Map"
        ? table.library("Map", [table.widen(by!), kept])
        : table.record(kept);
    },
    apply: (list: unknown[], by: Each, own: Each = (element) => element) => {
      const groups = gather(list, by, { gathered, value: own });
      return container === "Map" ? groups : Object.fromEntries(groups);
    },
  };
}

/** The gatherings that are built from below; those with a value of their own come by deduction. */
export function groupings(palette: Palette): Component[] {
  const words = {
    list: ["group", "grouped", "bucket", "categorize", "classify", "by"],
    count: [
      "count",
      "frequency",
      "frequencies",
      "histogram",
      "tally",
      "often",
      "times",
      "occurrence",
      "occurrences",
      "many",
      "common",
      "frequent",
    ],
    last: ["index", "indexed", "keyed", "lookup", "by"],
  };
  return (["Map", "record"] as const).flatMap((container) => [
    gathering(container, "count", {
      cost: palette.price(`group.${container}.count`, 6, words.count),
      withValue: false,
    }),
    gathering(container, "list", {
      cost: palette.price(`group.${container}.list`, 6, words.list),
      withValue: false,
    }),
    gathering(container, "last", {
      cost: palette.price(`group.${container}.last`, 6, words.last),
      withValue: false,
    }),
  ]);
}
