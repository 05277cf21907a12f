/**
 * Writes a program as statements: tests that throw, early returns for conditionals that would be
 * hard to read on one line, and constants for what would be written more than once.
 */
import type { CodeStyle, TypeId } from "../../problem.ts";
import type { Program } from "../run/program.ts";
import { constantName } from "./constants.ts";
import { groupStatements } from "./print_group.ts";
import { Printer } from "./print.ts";
import type { Lambda, Term } from "./term.ts";

/** What writing a body needs to know. */
export interface BodyOptions {
  readonly style: CodeStyle;
  readonly taken: ReadonlySet<string>;
  /** False where an expression is wanted: no statements, no constants. */
  readonly statements: boolean;
  /** Parameters, where the hole's value is a function. */
  readonly parameters?: readonly string[];
  /** A type as code, where it can be written. */
  readonly types?: (type: TypeId) => string | undefined;
  /** Text of the wanted type, for an accumulator's annotation. */
  readonly typeText?: string;
}

/** The code of a program; `undefined` where it cannot be written at this hole. */
export function programText(program: Program, options: BodyOptions): string | undefined {
  const { guards, effect, term } = program;
  const { statements, style } = options;
  const printer = (
    named: ReadonlyMap<Term, string> = new Map(),
    taken: ReadonlySet<string> = options.taken,
  ): Printer =>
    new Printer({ style, taken, named, ...(options.types ? { typeText: options.types } : {}) });
  if (options.parameters) {
    if (guards.length > 0) return undefined;
    const body = printer().expression(term);
    const shown = body.startsWith("{") ? `(${body})` : body;
    const lambda = `(${options.parameters.join(", ")}) => ${shown}`;
    return statements ? `return ${lambda}${end(style)}` : lambda;
  }
  if (!statements) return guards.length > 0 ? undefined : printer().expression(term);
  const lines: string[] = [];
  for (const { error, test } of guards) {
    const thrown = `throw new ${error.code}(${printer().string(error.message)})${end(style)}`;
    lines.push(...guarded(printer().test(test), thrown, style));
  }
  const grouped = effect.kind === "give"
    ? groupStatements(term, printer(), {
      style,
      ...(options.typeText === undefined ? {} : { typeText: options.typeText }),
    })
    : undefined;
  if (grouped) return [...lines, ...grouped].join("\n");
  if (effect.kind === "run") return [...lines, ...statementLines(term, printer, style)].join("\n");
  const steps = effect.kind === "give" ? branches(term, printer, style) : [{ term }];
  const shared = sharedTerms(steps);
  const named = new Map<Term, string>();
  const taken = new Set(options.taken);
  for (const [at, step] of steps.entries()) {
    for (const each of shared.filter(({ first }) => first === at)) {
      const name = constantName(each.term, taken);
      const text = printer(named, taken).expression(each.term);
      taken.add(name);
      lines.push(`const ${name} = ${text}${end(style)}`);
      named.set(each.term, name);
    }
    const write = printer(named, taken);
    if (step.test) {
      const given = `return ${write.expression(step.term)}${end(style)}`;
      lines.push(...guarded(write.test(step.test), given, style));
    } else lines.push(last(write.expression(step.term), effect, style));
  }
  return lines.join("\n");
}

/** Statements that are joined, each on its own line. */
function statementLines(
  term: Term,
  printer: () => Printer,
  style: CodeStyle,
): string[] {
  const { shape } = term.component;
  const [first, second] = term.operands as readonly [Term, Term];
  if (shape.kind !== "statements") return [`${printer().expression(term)}${end(style)}`];
  if (shape.form === "sequence") {
    return [...statementLines(first, printer, style), ...statementLines(second, printer, style)];
  }
  return guarded(
    printer().test(first),
    `${printer().expression(second)}${end(style)}`,
    style,
  );
}

function end(style: CodeStyle): string {
  return style.semicolons ? ";" : "";
}

function last(text: string, effect: Program["effect"], style: CodeStyle): string {
  switch (effect.kind) {
    case "give":
      return `return ${text}${end(style)}`;
    case "assign":
      return `${effect.target} = ${text}${end(style)}`;
    case "run":
      return `${text}${end(style)}`;
  }
}

function guarded(test: string, then: string, style: CodeStyle): string[] {
  const line = `if (${test}) ${then}`;
  if (line.length + style.indent.length * 2 <= style.width) return [line];
  return [`if (${test}) {`, `${style.indent}${then}`, "}"];
}

/** One step of a body: what is returned, and when. */
interface Step {
  readonly test?: Term;
  readonly term: Term;
}

/** A conditional as early returns, where it has several branches or is long. */
function branches(
  term: Term,
  printer: (named?: ReadonlyMap<Term, string>) => Printer,
  style: CodeStyle,
): Step[] {
  if (term.component.shape.kind !== "conditional") return [{ term }];
  const [test, yes, no] = term.operands as readonly [Term, Term, Term];
  const nested = [yes, no].some(({ component: { shape } }) => shape.kind === "conditional");
  const text = printer().expression(term);
  if (!nested && text.length + style.indent.length * 2 + 8 <= Math.min(style.width, 80)) {
    return [{ term }];
  }
  return [{ test, term: yes }, ...branches(no, printer, style)];
}

/** Least price of a term that gets a name when it is used twice. */
const WORTH_A_NAME = 5;

/** Terms that are written more than once outside lambdas, with the step that needs them first. */
function sharedTerms(steps: readonly Step[]): { term: Term; first: number }[] {
  const uses = new Map<Term, { count: number; first: number }>();
  const visit = (operand: Term | Lambda, step: number): void => {
    const term = operand.kind === "term" ? operand : operand.body;
    if (operand.kind === "term" && term.depths === 0) {
      const known = uses.get(term);
      if (known) {
        known.count++;
        return;
      }
      uses.set(term, { count: 1, first: step });
    }
    const twice = term.component.shape.kind === "pattern"
      ? repeatedOperands(term.component.shape.text)
      : [];
    term.operands.forEach((each, at) => {
      visit(each, step);
      if (twice.includes(at) && each.kind === "term") visit(each, step);
    });
  };
  steps.forEach(({ term, test }, at) => {
    if (test) visit(test, at);
    visit(term, at);
  });
  const shared = [...uses].filter(([term, { count }]) =>
    count > 1 && term.cost >= WORTH_A_NAME && term.operands.length > 0
  );
  const inner = new Set<Term>();
  for (const [term, { count }] of shared) {
    for (const operand of term.operands) {
      if (operand.kind === "term" && uses.get(operand)?.count === count) inner.add(operand);
    }
  }
  return shared.filter(([term]) => !inner.has(term))
    .sort(([left], [right]) => left.cost - right.cost)
    .map(([term, { first }]) => ({ term, first }));
}

/** Operands that a pattern writes more than once. */
function repeatedOperands(pattern: string): number[] {
  const counts = new Map<number, number>();
  for (const [, digit] of pattern.matchAll(/\$(\d)/g)) {
    counts.set(Number(digit), (counts.get(Number(digit)) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([at]) => at);
}
