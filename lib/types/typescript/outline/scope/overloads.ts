/** Joins the overloads of a function or method into one symbol. */
import type { OutlineSymbol } from "../../../model/outline.ts";

/** A declaration before its overloads are joined. */
export interface Declared {
  /** What it would be alone. */
  readonly symbol: OutlineSymbol;
  /** Declarations with one key are overloads of one thing; absent where there can be none. */
  readonly key?: string;
  /** True for the one that has the body, whose own signature callers do not see. */
  readonly hasBody?: boolean;
}

/** Joins declarations that share a key; the order is that of each key's first declaration. */
export function joinOverloads(declared: readonly Declared[]): OutlineSymbol[] {
  const groups = new Map<string | Declared, Declared[]>();
  for (const one of declared) {
    const key = one.key ?? one;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map(joinGroup);
}

function joinGroup(group: readonly Declared[]): OutlineSymbol {
  const first = group[0]!;
  if (group.length === 1) return first.symbol;
  const bodiless = group.filter(({ hasBody }) => !hasBody);
  const visible = bodiless.length > 0 ? bodiless : group;
  const { signature, typeParameters } = visible[0]!.symbol;
  const modifiers = new Set(group.flatMap(({ symbol }) => symbol.modifiers ?? []));
  const documentation = group.find(({ symbol }) => symbol.documentation)?.symbol.documentation;
  return {
    ...first.symbol,
    span: { start: first.symbol.span.start, end: group.at(-1)!.symbol.span.end },
    ...(modifiers.size > 0 ? { modifiers: [...modifiers] } : {}),
    ...(typeParameters ? { typeParameters } : {}),
    ...(signature === undefined ? {} : { signature }),
    ...(visible.length > 1
      ? { overloads: visible.map(({ symbol }) => symbol.signature ?? "") }
      : {}),
    ...(documentation ? { documentation } : {}),
  };
}
