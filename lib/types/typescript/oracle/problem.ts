/** States the search problem of a hole: wanted type, names, types, examples, prices. */
import ts from "typescript";
import { words } from "@maze/base";
import type { TypedHole } from "../../model/hole.ts";
import type {
  CodeStyle,
  HoleForm,
  SearchLimits,
  SearchProblem,
  TypeId,
} from "../../inhabit/problem.ts";
import type { CompilerProject } from "../program/project.ts";
import { TypeDescriber } from "./describe.ts";
import { type HolePlace, placeOf } from "./place.ts";
import { holeScope } from "./scope.ts";
import { type UsageCounts, usageOf } from "./usage.ts";

/** How to state a problem. */
export interface ProblemOptions {
  /** How code is written. */
  readonly style: CodeStyle;
  /** Bounds on the search. */
  readonly limits: SearchLimits;
  /** Fixes what cost does not. */
  readonly seed: number;
  /** How much dearer a component is for these words. */
  readonly adjust?: (component: string, words: readonly string[]) => number;
}

/** A problem, or why there is none. */
export type StatedProblem =
  | { readonly kind: "stated"; readonly problem: SearchProblem }
  | { readonly kind: "unsupported"; readonly reason: string };

/** Members of the library whose absence changes what is written. */
const optionalMembers: readonly (readonly [owner: string, member: string, isStatic: boolean])[] = [
  ["Array", "toSorted", false],
  ["Array", "toReversed", false],
  ["Array", "with", false],
  ["Array", "at", false],
  ["Array", "findLast", false],
  ["Map", "groupBy", true],
  ["Object", "groupBy", true],
  ["Object", "fromEntries", true],
];

/** States the problem of a hole in a project whose text has the hole open. */
export function stateProblem(
  project: CompilerProject,
  hole: TypedHole,
  options: ProblemOptions,
): StatedProblem {
  const program = project.program();
  const file = program.getSourceFile(hole.path);
  if (!file) return { kind: "unsupported", reason: `${hole.path} is not part of the project` };
  const checker = program.getTypeChecker();
  const ownFiles = new Set(project.files);
  const describer = new TypeDescriber(
    checker,
    (source) => ownFiles.has(source.fileName) || !/\/lib\.[\w.]+\.d\.ts$/.test(source.fileName),
  );
  const place = placeOf(file, hole);
  const wanted = wantedType(checker, place, hole);
  if (!wanted) {
    return { kind: "unsupported", reason: "the type that is wanted cannot be found out" };
  }
  if (wanted.type.flags & ts.TypeFlags.Never) {
    return { kind: "unsupported", reason: "no value has the wanted type `never`" };
  }
  const intentWords = words(hole.intent);
  const nameWords = words(hole.name);
  const scope = holeScope({
    project,
    program,
    checker,
    describer,
    file,
    place,
    words: new Set([...intentWords, ...nameWords]),
  });
  const texts = project.files.map((path) => project.text(path) ?? "");
  const usage = usageOf(texts);
  const self = selfOf(checker, describer, place);
  const adjust = options.adjust ?? (() => 0);
  const wantedId: TypeId = describer.id(wanted.type);
  const problem: SearchProblem = {
    name: hole.name,
    wanted: wantedId,
    forms: wanted.forms,
    isAsync: wanted.isAsync,
    atoms: scope.atoms,
    classes: scope.classes,
    ...(hole.typeText === undefined || wanted.isAsync ? {} : { wantedText: hole.typeText }),
    ...(self ? { self } : {}),
    examples: hole.examples.map(({ call, expected }) => ({ call, expected })),
    words: { intent: intentWords, name: nameWords },
    intent: hole.intent,
    adjustments: adjustmentsOf(adjust, intentWords),
    features: featuresOf(checker, usage),
    uncheckedIndex: project.options.noUncheckedIndexedAccess === true,
    taken: scope.taken,
    style: options.style,
    limits: options.limits,
    seed: options.seed,
    types: describer.types,
  };
  return { kind: "stated", problem };
}

interface WantedType {
  readonly type: ts.Type;
  readonly isAsync: boolean;
  readonly forms: readonly HoleForm[];
}

function wantedType(
  checker: ts.TypeChecker,
  place: HolePlace,
  hole: TypedHole,
): WantedType | undefined {
  const { call, owner } = place;
  if (hole.kind === "expression") {
    if (!call) return undefined;
    const type = call.typeArguments
      ? checker.getTypeFromTypeNode(call.typeArguments[0]!)
      : checker.getContextualType(call) ?? checker.getTypeAtLocation(call);
    return { type, isAsync: false, forms: [{ kind: "value" }] };
  }
  if (!owner) return undefined;
  if (ts.isConstructorDeclaration(owner) || ts.isSetAccessor(owner)) {
    return { type: checker.getVoidType(), isAsync: false, forms: [{ kind: "effect" }] };
  }
  const signature = checker.getSignatureFromDeclaration(owner);
  if (!signature) return undefined;
  const returns = checker.getReturnTypeOfSignature(signature);
  const isAsync = ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async;
  const type = isAsync ? checker.getAwaitedType(returns) ?? returns : returns;
  const nothing = (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0;
  return {
    type,
    isAsync: isAsync !== 0,
    forms: [{ kind: nothing ? "effect" : "return" }],
  };
}

function selfOf(
  checker: ts.TypeChecker,
  describer: TypeDescriber,
  { owner }: HolePlace,
): SearchProblem["self"] {
  if (!owner) return undefined;
  const signature = checker.getSignatureFromDeclaration(owner);
  if (!signature) return undefined;
  const described = describer.signature(signature);
  if (ts.isFunctionDeclaration(owner) && owner.name) {
    return { code: owner.name.text, signature: described };
  }
  if (ts.isMethodDeclaration(owner) && ts.isIdentifier(owner.name)) {
    const isStatic = ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Static;
    return isStatic ? undefined : { code: "this", method: owner.name.text, signature: described };
  }
  const { parent } = owner;
  if (parent && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    return { code: parent.name.text, signature: described };
  }
  return undefined;
}

function featuresOf(checker: ts.TypeChecker, usage: UsageCounts): string[] {
  const found: string[] = [];
  for (const [owner, member, isStatic] of optionalMembers) {
    const meaning = isStatic ? ts.SymbolFlags.Value : ts.SymbolFlags.Type;
    const symbol = checker.resolveName(owner, undefined, meaning, false);
    if (!symbol) continue;
    const type = isStatic
      ? checker.getTypeOfSymbol(symbol)
      : checker.getDeclaredTypeOfSymbol(symbol);
    if (type.getProperty(member)) found.push(`${owner}.${member}`);
  }
  const copies = (usage.members.get("toSorted") ?? 0) + (usage.members.get("toReversed") ?? 0);
  return usage.spreadCopies > copies
    ? found.filter((name) => name !== "Array.toSorted" && name !== "Array.toReversed")
    : found;
}

/** Components whose price can be learned; those of the project's own names are learned by name. */
function adjustmentsOf(
  adjust: NonNullable<ProblemOptions["adjust"]>,
  intent: readonly string[],
): Record<string, number> {
  void adjust;
  void intent;
  return {};
}
