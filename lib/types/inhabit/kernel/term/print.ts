/** Writes terms as code: with the parentheses that are needed, and names for lambda parameters. */
import type { CodeStyle, TypeId } from "../../problem.ts";
import { Level } from "./level.ts";
import { bindingNames, type Bound } from "./names.ts";
import { printGroup } from "./print_group.ts";
import { printHigher } from "./print_higher.ts";
import type { Lambda, Shape, Term } from "./term.ts";
import { asTest, takesTest } from "./truth.ts";
import type { Writer } from "./writer.ts";

/** What printing needs to know. */
export interface PrintOptions {
  readonly style: CodeStyle;
  /** Names that must not be given to parameters. */
  readonly taken: ReadonlySet<string>;
  /** A type as code, where it can be written. */
  readonly typeText?: (type: TypeId) => string | undefined;
  /** Text of terms that have a name by now. */
  readonly named?: ReadonlyMap<Term, string>;
}

interface Printed {
  readonly text: string;
  readonly level: number;
}

/** Writes terms in one scope. */
export class Printer implements Writer {
  readonly #options: PrintOptions;
  readonly #bound = new Map<number, Bound>();

  constructor(options: PrintOptions) {
    this.#options = options;
  }

  /** An expression that stands alone. */
  expression(term: Term): string {
    return this.#at(term, Level.arrow);
  }

  /** An expression of which only the truth counts. */
  test(term: Term): string {
    return this.expression(asTest(term));
  }

  /** An expression as the operand of something that binds with the given strength. */
  operand(term: Term, least: number): string {
    return this.#at(term, least);
  }

  /** A lambda, as an argument. */
  lambda(lambda: Lambda): string {
    const printed = this.lambdaParts(lambda);
    return `(${printed.parameters.join(", ")}) => ${printed.body}`;
  }

  /** The parameters and the body of a lambda, trailing parameters that are not used left out. */
  lambdaParts(lambda: Lambda): { parameters: string[]; body: string } {
    const outer = lambda.parameters.map(({ slot }) => this.#bound.get(slot));
    const used = usedSlots(lambda.body);
    let last = lambda.parameters.length;
    while (last > 0 && !used.has(lambda.parameters[last - 1]!.slot)) last--;
    const kept = lambda.parameters.slice(0, last);
    const inUse = new Set([
      ...this.#options.taken,
      ...[...this.#bound.values()].flatMap(({ names }) => names),
    ]);
    for (const parameter of kept) {
      const bound = bindingNames(parameter, lambda.body, { inUse });
      if (!used.has(parameter.slot)) this.#bound.set(parameter.slot, { ...bound, text: "_" });
      else this.#bound.set(parameter.slot, bound);
      for (const name of bound.names) inUse.add(name);
    }
    const printed = this.#print(lambda.body);
    const body = printed.text.startsWith("{") ? `(${printed.text})` : printed.text;
    const parameters = kept.map(({ slot }) => this.#bound.get(slot)!.text);
    lambda.parameters.forEach(({ slot }, at) => {
      const before = outer[at];
      if (before) this.#bound.set(slot, before);
      else this.#bound.delete(slot);
    });
    return { parameters, body };
  }

  /** The body of a lambda with chosen names for its parameters, and the names in use there. */
  bodyAs(lambda: Lambda, names: readonly string[], least: number): string {
    const outer = lambda.parameters.map(({ slot }) => this.#bound.get(slot));
    lambda.parameters.forEach(({ slot }, at) => {
      const text = names[at] ?? "_";
      this.#bound.set(slot, { text, names: [text] });
    });
    const text = this.#at(lambda.body, least);
    lambda.parameters.forEach(({ slot }, at) => {
      const before = outer[at];
      if (before) this.#bound.set(slot, before);
      else this.#bound.delete(slot);
    });
    return text;
  }

  /** The body of a lambda over one pair, with names for its two parts. */
  pairBody(lambda: Lambda, names: readonly string[], least: number = Level.arrow): string {
    const [parameter] = lambda.parameters;
    const slot = parameter!.slot;
    const outer = this.#bound.get(slot);
    this.#bound.set(slot, { text: `[${names.join(", ")}]`, names, parts: names });
    const text = this.#at(lambda.body, least);
    if (outer) this.#bound.set(slot, outer);
    else this.#bound.delete(slot);
    return text;
  }

  /** The first of some names that nothing in scope has. */
  freeName(...wishes: readonly string[]): string {
    const inUse = new Set([
      ...this.#options.taken,
      ...[...this.#bound.values()].flatMap(({ names }) => names),
    ]);
    const found = wishes.find((wish) => !inUse.has(wish));
    if (found !== undefined) return found;
    for (let at = 2;; at++) if (!inUse.has(`${wishes[0]}${at}`)) return `${wishes[0]}${at}`;
  }

  /** A type as code; `undefined` where it has no name here. */
  typeText(type: TypeId): string | undefined {
    return this.#options.typeText?.(type);
  }

  /** A string literal in the project's quotes. */
  string(value: string): string {
    return stringLiteral(value, this.#options.style);
  }

  #at(term: Term, least: number): string {
    const { level, text } = this.#print(term);
    return level < least ? `(${text})` : text;
  }

  #print(term: Term): Printed {
    const named = this.#options.named?.get(term);
    if (named !== undefined) return { text: named, level: Level.member };
    const { shape } = term.component;
    const operands = term.operands;
    const receiver = (): string => {
      const [first] = operands as readonly Term[];
      const text = this.#at(first!, Level.member);
      return /^\d+$/.test(text) ? `(${text})` : text;
    };
    const list = (from: number): string =>
      operands.slice(from).map((each) => this.#argument(each, term)).join(", ");
    switch (shape.kind) {
      case "atom":
        return this.#atom(shape.code);
      case "member":
        return member(`${receiver()}${shape.optional ? "?." : "."}${shape.name}`);
      case "element":
        return member(this.#destructured(term, shape.at) ?? `${receiver()}[${shape.at}]`);
      case "index":
        return member(`${receiver()}${shape.optional ? "?." : ""}[${list(1)}]`);
      case "method":
        return member(`${receiver()}${shape.optional ? "?." : "."}${shape.name}(${list(1)})`);
      case "copying": {
        const [first] = operands as readonly Term[];
        if (first!.component.fresh) {
          return member(`${receiver()}.${shape.name}${calls(shape.name)}`);
        }
        return shape.copying === undefined
          ? member(`[...${this.#at(first!, Level.arrow)}].${shape.name}${calls(shape.name)}`)
          : member(`${receiver()}.${shape.copying}${calls(shape.copying)}`);
      }
      case "call":
        return member(`${shape.callee}(${list(0)})`);
      case "apply":
        return member(`${shape.construct ? "new " : ""}${receiver()}(${list(1)})`);
      case "group":
        return member(printGroup(term, shape, this));
      case "sort":
      case "fold":
      case "best":
      case "reduce":
      case "tabulate":
      case "entries":
        return member(printHigher(this, shape, { operands }));
      case "prefix":
        return {
          text: `${shape.sign}${this.#at(operands[0] as Term, Level.unary)}`,
          level: Level.unary,
        };
      case "infix":
        return this.#infix(shape, operands as readonly Term[]);
      case "conditional": {
        const [test, yes, no] = operands as readonly Term[];
        const text = `${this.#at(asTest(test!), Level.coalesce)} ? ${
          this.#at(yes!, Level.arrow)
        } : ${this.#at(no!, Level.arrow)}`;
        return { text, level: Level.conditional };
      }
      case "assign":
        return this.#assign(shape.target, operands as readonly Term[]);
      case "statements":
        return member(
          (operands as readonly Term[]).map((each) => this.expression(each)).join(", "),
        );
      case "pattern":
        return this.#pattern(shape, term);
      case "object":
        return this.#object(shape, operands as readonly Term[]);
      case "template":
        return this.#template(shape.parts, operands as readonly Term[]);
    }
  }

  #argument(operand: Term | Lambda, of: Term): string {
    if (operand.kind === "term") return this.#at(operand, Level.arrow);
    return this.lambda(
      takesTest(of.component) ? { ...operand, body: asTest(operand.body) } : operand,
    );
  }

  #atom(code: string): Printed {
    if (code.startsWith("$")) {
      const bound = this.#bound.get(Number(code.slice(1)));
      return { text: bound?.text ?? code, level: Level.member };
    }
    if (code.startsWith('"')) return member(this.string(JSON.parse(code) as string));
    return { text: code, level: code.startsWith("-") ? Level.unary : Level.member };
  }

  /** An element of a parameter that is taken apart by its pattern. */
  #destructured(term: Term, at: number): string | undefined {
    const [receiver] = term.operands;
    if (receiver?.kind !== "term" || receiver.component.shape.kind !== "atom") return undefined;
    const { code } = receiver.component.shape;
    if (!code.startsWith("$")) return undefined;
    return this.#bound.get(Number(code.slice(1)))?.parts?.[at];
  }

  #infix(shape: Extract<Shape, { kind: "infix" }>, operands: readonly Term[]): Printed {
    const [left, right, sign] = constantLast(operands, shape.sign);
    const { level } = shape;
    const mixes = sign === "??" ? ["&&", "||"] : sign === "&&" || sign === "||" ? ["??"] : [];
    const side = (term: Term, least: number): string => {
      const inner = term.component.shape;
      const mixed = inner.kind === "infix" && mixes.includes(inner.sign);
      return mixed ? `(${this.#print(term).text})` : this.#at(term, least);
    };
    const rightLevel = level + 1;
    const leftLevel = sign === "**" ? Level.member : level;
    return { text: `${side(left, leftLevel)} ${sign} ${side(right, rightLevel)}`, level };
  }

  #pattern(shape: Extract<Shape, { kind: "pattern" }>, term: Term): Printed {
    const { operands } = term;
    const quoted = shape.text.replace(
      /"(?:[^"\\]|\\.)*"/g,
      (literal) => this.string(JSON.parse(literal) as string),
    );
    const text = quoted.replace(/\$(\d)/g, (found, digit: string, at: number) => {
      const operand = operands[Number(digit)]!;
      if (operand.kind === "lambda") return this.#argument(operand, term);
      const before = quoted[at - 1] ?? "";
      const after = quoted[at + found.length] ?? "";
      const enclosed = /[([ .]/.test(before) && /[),\]]/.test(after) &&
        /(?:[([,] ?|\.\.\.)$/.test(quoted.slice(0, at));
      const least = enclosed ? Level.arrow : /[.[]/.test(after) ? Level.member : Level.unary;
      return this.#at(operand, least);
    });
    return { text, level: shape.level };
  }

  #assign(to: string, operands: readonly Term[]): Printed {
    const value = operands.at(-1)!;
    const target = to.replace("$0", () => this.#at(operands[0]!, Level.member));
    const [left, right] = value.operands as readonly (Term | undefined)[];
    const { shape } = value.component;
    if (shape.kind === "infix" && /^[-+*/]$/.test(shape.sign) && left && right) {
      if (this.expression(left) === target) {
        return { text: `${target} ${shape.sign}= ${this.expression(right)}`, level: Level.arrow };
      }
      if (
        shape.sign === "+" && this.expression(right) === target &&
        typeof right.values[0] === "number"
      ) {
        return { text: `${target} += ${this.expression(left)}`, level: Level.arrow };
      }
    }
    return { text: `${target} = ${this.expression(value)}`, level: Level.arrow };
  }

  #object(shape: Extract<Shape, { kind: "object" }>, operands: readonly Term[]): Printed {
    const fields = operands.map((operand, at) => {
      if (shape.spread && at === 0) return `...${this.#at(operand, Level.arrow)}`;
      const name = shape.names[shape.spread ? at - 1 : at]!;
      const value = this.#at(operand, Level.arrow);
      const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : this.string(name);
      return value === key ? key : `${key}: ${value}`;
    });
    return { text: fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`, level: Level.member };
  }

  #template(parts: readonly string[], operands: readonly Term[]): Printed {
    let text = "";
    parts.forEach((part, at) => {
      text += part.replace(/[\\`]|\$\{/g, "\\$&").replaceAll("\n", "\\n");
      const operand = operands[at];
      if (operand) text += `\${${this.#at(operand, Level.arrow)}}`;
    });
    return { text: `\`${text}\``, level: Level.member };
  }
}

const mirrored: Readonly<Record<string, string>> = {
  "===": "===",
  "!==": "!==",
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
  "*": "*",
};

/** People write `x > 0` and not `0 < x`. */
function constantLast(operands: readonly Term[], sign: string): readonly [Term, Term, string] {
  const [left, right] = operands as readonly [Term, Term];
  const numeric = sign === "+" && typeof left.values[0] === "number";
  const mirror = numeric ? "+" : mirrored[sign];
  return mirror !== undefined && isLiteral(left) && !isLiteral(right)
    ? [right, left, mirror]
    : [left, right, sign];
}

function isLiteral({ component: { shape } }: Term): boolean {
  return shape.kind === "atom" && /^(?:-?\d|"|true|false)/.test(shape.code);
}

/** A name that has its arguments already needs no parentheses. */
function calls(name: string): string {
  return name.endsWith(")") ? "" : "()";
}

function member(text: string): Printed {
  return { text, level: Level.member };
}

/** Slots of lambda parameters that a term uses. */
export function usedSlots(term: Term): Set<number> {
  const slots = new Set<number>();
  const visit = (each: Term | Lambda): void => {
    if (each.kind === "lambda") return visit(each.body);
    const { shape } = each.component;
    if (shape.kind === "atom" && shape.code.startsWith("$")) slots.add(Number(shape.code.slice(1)));
    each.operands.forEach(visit);
  };
  visit(term);
  return slots;
}

/** A string as a literal. */
export function stringLiteral(value: string, style: CodeStyle): string {
  const quoted = JSON.stringify(value);
  if (style.quote === '"') return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
