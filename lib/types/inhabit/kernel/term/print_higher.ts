/** Writes components whose lambda stands in more than one place, or in another form than `(x) => …`. */
import { Level } from "./level.ts";
import { bindingNames } from "./names.ts";
import type { Lambda, Shape, Term } from "./term.ts";
import type { Writer } from "./writer.ts";

type Higher = Extract<
  Shape,
  { readonly kind: "sort" | "fold" | "best" | "reduce" | "tabulate" | "entries" }
>;

/** The code of such a component. */
export function printHigher(
  printer: Writer,
  shape: Higher,
  { operands }: { readonly operands: readonly (Term | Lambda)[] },
): string {
  const [first, second, third] = operands as readonly [Term, Lambda, Lambda];
  const receiver = printer.operand(first, Level.member);
  switch (shape.kind) {
    case "sort": {
      const [a, b] = [printer.freeName("a"), printer.freeName("b")];
      const [left, right] = shape.descending ? [b, a] : [a, b];
      const body = shape.by === "number"
        ? `${printer.bodyAs(second, [left], Level.sum)} - ${
          printer.bodyAs(second, [right], Level.product)
        }`
        : `${printer.bodyAs(second, [left], Level.member)}.localeCompare(${
          printer.bodyAs(second, [right], Level.arrow)
        })`;
      const comparator = `((${a}, ${b}) => ${body})`;
      return sorted(printer, first, { receiver, comparator, copying: shape.copying });
    }
    case "fold": {
      const accumulator = printer.freeName(shape.hint, "total", "result");
      const { body, name } = namedBody(printer, second, {
        level: Level.product,
        taken: accumulator,
      });
      const text = shape.text.replace("$a", accumulator).replace("$0", () => body);
      const start = shape.start === undefined ? "" : `, ${shape.start}`;
      return `${receiver}.reduce((${accumulator}, ${name}) => ${text}${start})`;
    }
    case "best": {
      const best = printer.freeName("best", "top");
      const element = printer.freeName(second.parameters[0]!.hint.split("|")[0]!, "item", "each");
      const text = `${printer.bodyAs(second, [element], Level.sum)} ${shape.sign} ${
        printer.bodyAs(second, [best], Level.sum)
      }`;
      return `${receiver}.reduce((${best}, ${element}) => (${text} ? ${element} : ${best}))`;
    }
    case "reduce": {
      const start = printer.operand(operands[1] as Term, Level.arrow);
      return `${receiver}.reduce(${printer.lambda(third)}, ${start})`;
    }
    case "tabulate": {
      const length = printer.operand(first, Level.arrow);
      const field = length === "length" ? "length" : `length: ${length}`;
      const index = printer.freeName("index", "i", "at");
      const body = printer.bodyAs(second, [index], Level.arrow);
      const shown = body.startsWith("{") ? `(${body})` : body;
      return `Array.from({ ${field} }, (_, ${index}) => ${shown})`;
    }
    case "entries": {
      const key = printer.freeName("key", "name");
      const value = printer.freeName("value", "each");
      const body = printer.pairBody(second, [key, value]);
      const usesKey = shape.text.includes("$k]") || /\$k/.test(shape.text.slice(9)) ||
        new RegExp(`\\b${key}\\b`).test(body);
      const usesValue = new RegExp(`\\b${value}\\b`).test(body);
      const parameters = usesValue ? `[${usesKey ? key : ""}, ${value}]` : `[${key}]`;
      const text = shape.text.replace("[$k, $v]", parameters).replace("$k", key).replace(
        "$b",
        () => body,
      );
      return `Object.fromEntries(Object.entries(${printer.operand(first, Level.arrow)}).${text})`;
    }
  }
}

function sorted(
  printer: Writer,
  first: Term,
  parts: {
    readonly receiver: string;
    readonly comparator: string;
    readonly copying: string | undefined;
  },
): string {
  const { comparator, copying, receiver } = parts;
  if (first.component.fresh) return `${receiver}.sort${comparator}`;
  return copying === undefined
    ? `[...${printer.operand(first, Level.arrow)}].sort${comparator}`
    : `${receiver}.${copying}${comparator}`;
}

function namedBody(
  printer: Writer,
  lambda: Lambda,
  options: { readonly level: number; readonly taken: string },
): { name: string; body: string } {
  const inUse = new Set([options.taken]);
  const [parameter] = lambda.parameters;
  const wish = bindingNames(parameter!, lambda.body, { inUse });
  if (wish.parts) {
    const names = wish.parts.map((part) => printer.freeName(part));
    return { name: wish.text, body: printer.pairBody(lambda, names, options.level) };
  }
  const name = printer.freeName(wish.text, "item", "each");
  return { name, body: printer.bodyAs(lambda, [name], options.level) };
}
