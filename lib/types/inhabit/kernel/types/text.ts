/** Writes types, for the type arguments of `new Map` and `reduce`. */
import type { TypeId } from "../../problem.ts";
import type { TypeTable } from "./table.ts";

/** A type as code; `undefined` where it has no short name. */
export function typeText(
  table: TypeTable,
  id: TypeId,
  { depth = 0 }: { readonly depth?: number } = {},
): string | undefined {
  if (depth > 4) return undefined;
  const type = table.get(id);
  const inner = (each: TypeId): string | undefined => typeText(table, each, { depth: depth + 1 });
  const all = (each: readonly TypeId[]): string[] | undefined => {
    const texts = each.map(inner);
    return texts.every((text) => text !== undefined) ? texts : undefined;
  };
  switch (type.kind) {
    case "primitive":
      return type.name === "any" ? undefined : type.name;
    case "literal":
      return type.of ?? JSON.stringify(type.value);
    case "array": {
      const of = inner(type.of);
      if (of === undefined) return undefined;
      const text = /[|&]|=>/.test(of) ? `(${of})[]` : `${of}[]`;
      return type.readonly ? `readonly ${text}` : text;
    }
    case "tuple":
      return all(type.of) && `[${all(type.of)!.join(", ")}]`;
    case "library":
      return type.name.includes(":") || !all(type.of)
        ? undefined
        : type.of.length === 0
        ? type.name
        : `${type.name}<${all(type.of)!.join(", ")}>`;
    case "union":
      return all(type.of)?.join(" | ");
    case "variable":
      return type.name;
    case "object":
      if (type.members.length === 0 && type.index !== undefined) {
        const of = inner(type.index);
        return of && `Record<string, ${of}>`;
      }
      return /^[A-Z][\w<>, |[\]]*$/.test(type.name) ? type.name : undefined;
    case "function":
      return undefined;
  }
}
