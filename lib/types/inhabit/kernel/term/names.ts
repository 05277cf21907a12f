/** Names for the parameters of lambdas, as people would give them. */
import type { Lambda, Parameter, Term } from "./term.ts";

/** How a parameter is written, and its parts where it is taken apart. */
export interface Bound {
  readonly text: string;
  readonly names: readonly string[];
  /** Names of the elements of a pair, where the body uses nothing but elements. */
  readonly parts?: readonly string[];
}

const fallbacks: Readonly<Record<string, readonly string[]>> = {
  key: ["key", "name", "k"],
  value: ["value", "each", "v"],
};

/** Chooses names for one parameter that do not hide others. */
export function bindingNames(
  parameter: Parameter,
  body: Term,
  { inUse }: { readonly inUse: ReadonlySet<string> },
): Bound {
  const places = elementsUsed(parameter.slot, body);
  if (places && places.size > 0) {
    const most = Math.max(...places);
    const wishes = parameter.hint.split("|");
    const names = new Set<string>();
    const parts: string[] = [];
    for (let at = 0; at <= most; at++) {
      const wish = wishes[at] ?? (at === 0 ? "key" : at === 1 ? "value" : `part${at}`);
      const name = free(wish, new Set([...inUse, ...names]));
      names.add(name);
      parts.push(name);
    }
    const shown = parts.map((part, at) => places.has(at) ? part : "");
    return { text: `[${shown.join(", ")}]`, names: parts, parts };
  }
  const name = free(parameter.hint.split("|")[0]!, inUse);
  return { text: name, names: [name] };
}

function free(wish: string, inUse: ReadonlySet<string>): string {
  for (const name of [wish, ...(fallbacks[wish] ?? []), wish[0]!]) {
    if (!inUse.has(name)) return name;
  }
  for (let at = 2;; at++) if (!inUse.has(`${wish}${at}`)) return `${wish}${at}`;
}

/** Which elements of a parameter are used, when it is a pair and nothing else of it is used. */
function elementsUsed(slot: number, body: Term): Set<number> | undefined {
  const places = new Set<number>();
  let whole = false;
  const isParameter = (each: Term | Lambda | undefined): boolean =>
    each?.kind === "term" && each.component.shape.kind === "atom" &&
    each.component.shape.code === `$${slot}`;
  const visit = (each: Term | Lambda): void => {
    if (each.kind === "lambda") return visit(each.body);
    const { shape } = each.component;
    if (shape.kind === "element" && isParameter(each.operands[0])) {
      places.add(shape.at);
      return;
    }
    if (isParameter(each)) whole = true;
    each.operands.forEach(visit);
  };
  visit(body);
  return whole ? undefined : places;
}

const irregular: Readonly<Record<string, string>> = {
  people: "person",
  children: "child",
  indices: "index",
  vertices: "vertex",
  matrices: "matrix",
  entries: "entry",
  keys: "key",
  values: "value",
  data: "item",
  list: "item",
  array: "item",
  rest: "item",
  all: "item",
};

/** A name for one of many: `items` gives `item`. */
export function singular(name: string): string | undefined {
  const last = /[A-Z]?[a-z]+$/.exec(name)?.[0];
  if (!last) return undefined;
  const lower = last.toLowerCase();
  const known = irregular[lower] ??
    (/ies$/.test(lower)
      ? `${lower.slice(0, -3)}y`
      : /(?:ss|sh|ch|x)es$/.test(lower)
      ? lower.slice(0, -2)
      : /[^s]s$/.test(lower) && lower.length > 2
      ? lower.slice(0, -1)
      : undefined);
  return known;
}
