/** What has a name at a hole: in its scope, as a member of `this`, and in other modules of the project. */
import ts from "typescript";
import { words } from "@maze/base";
import type { SearchAtom, SearchClass } from "../../inhabit/problem.ts";
import { isSmall, stem } from "../../inhabit/kernel/ops/price.ts";
import type { CompilerProject } from "../program/project.ts";
import type { TypeDescriber } from "./describe.ts";
import type { HolePlace } from "./place.ts";
import { callEffect } from "./purity.ts";

/** Most names of other modules that are offered. */
const MOST_IMPORTS = 24;

/** Names at a hole. */
export interface HoleScope {
  readonly atoms: readonly SearchAtom[];
  readonly classes: readonly SearchClass[];
  /** Every name that a new binding would hide. */
  readonly taken: readonly string[];
}

/** What gathering the names needs. */
export interface ScopeContext {
  readonly project: CompilerProject;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly describer: TypeDescriber;
  readonly file: ts.SourceFile;
  readonly place: HolePlace;
  /** Words of the intent and of the hole's name. */
  readonly words: ReadonlySet<string>;
}

/** Gathers the names. */
export function holeScope(context: ScopeContext): HoleScope {
  const local = localNames(context);
  const names = new Set(local.taken);
  const other = exportedNames(context, names);
  return {
    atoms: [...local.atoms, ...thisAtoms(context), ...other.atoms],
    classes: [...local.classes, ...other.classes],
    taken: local.taken,
  };
}

interface Named {
  readonly atoms: SearchAtom[];
  readonly classes: SearchClass[];
}

function localNames(context: ScopeContext): Named & { readonly taken: string[] } {
  const { checker, describer, file, place } = context;
  const atoms: SearchAtom[] = [];
  const classes: SearchClass[] = [];
  const taken: string[] = [];
  for (const symbol of checker.getSymbolsInScope(place.scope, valueOrAlias)) {
    const target = symbol.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : checker.getExportSymbolOfSymbol(symbol);
    const declaration = target.valueDeclaration;
    const own = symbol.declarations?.[0];
    if (!declaration || !own || own.getSourceFile() !== file || isTypeImport(own)) continue;
    taken.push(symbol.name);
    if (isOpen(declaration, place)) continue;
    if (isLater(own, place, file) || symbol.name === "__hole" || symbol.name === "arguments") {
      continue;
    }
    const type = checker.getTypeOfSymbolAtLocation(target, place.scope);
    if (target.flags & ts.SymbolFlags.Class) {
      classes.push(classOf(context, symbol.name, { type, declaration }));
    } else if (target.flags & ts.SymbolFlags.Enum) {
      atoms.push(...enumAtoms(context, symbol.name, { symbol: target, from: undefined }));
    } else if (!(target.flags & ts.SymbolFlags.ValueModule)) {
      atoms.push({
        code: symbol.name,
        type: describer.id(type),
        kind: kindOf(own, place),
        words: wordsAround(symbol.name, declaration),
        assignable: isAssignable(own),
        pure: isPure(declaration, type),
      });
    }
  }
  const rank = { parameter: 0, local: 1, this: 2, member: 3, module: 4, import: 5 };
  atoms.sort((left, right) => rank[left.kind] - rank[right.kind]);
  return { atoms, classes, taken };
}

const valueOrAlias: ts.SymbolFlags = ts.SymbolFlags.Value | ts.SymbolFlags.Alias;

function isTypeImport(declaration: ts.Declaration): boolean {
  if (ts.isImportSpecifier(declaration) && declaration.isTypeOnly) return true;
  const clause = ts.findAncestor(declaration, ts.isImportClause);
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** A function with a hole of its own gives nothing yet; the function at this hole may call itself. */
function isOpen(declaration: ts.Declaration, { owner }: HolePlace): boolean {
  const callable = ts.isFunctionLike(declaration) ? declaration : undefined;
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (!callable && !(initializer && ts.isFunctionLike(initializer))) return false;
  if (callable === owner || initializer === owner) return false;
  return /\/\*\s*maze:|\b__hole\b/.test(declaration.getText());
}

/** Declared after the hole, inside the hole's own function: not there yet. */
function isLater(declaration: ts.Declaration, place: HolePlace, file: ts.SourceFile): boolean {
  const { owner, scope } = place;
  if (ts.isFunctionLike(declaration)) return false;
  const inside = (outer: ts.Node | undefined): boolean =>
    outer !== undefined && declaration.pos >= outer.pos && declaration.end <= outer.end;
  if (ts.isVariableDeclaration(declaration) && contains(declaration, scope)) return true;
  if (!inside(owner) || ts.isParameter(declaration)) return false;
  const holeAt = ts.isBlock(scope) ? holePosition(scope, file) : scope.getStart(file);
  return declaration.getStart(file) > holeAt;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

function holePosition(block: ts.Block, file: ts.SourceFile): number {
  const at = file.text.indexOf("/* maze:", block.pos);
  return at < 0 || at > block.end ? block.end : at;
}

function kindOf(declaration: ts.Declaration, place: HolePlace): SearchAtom["kind"] {
  if (place.owner && contains(place.owner, declaration) && declaration !== place.owner) {
    const parameter = ts.findAncestor(declaration, ts.isParameter);
    return parameter && parameter.parent === place.owner ? "parameter" : "local";
  }
  if (ts.findAncestor(declaration, ts.isParameter)) return "parameter";
  const inFunction = ts.findAncestor(declaration.parent, ts.isFunctionLike);
  return inFunction && !ts.isFunctionLike(declaration) ? "local" : "module";
}

function isAssignable(declaration: ts.Declaration): boolean {
  if (ts.isParameter(declaration)) return true;
  return ts.isVariableDeclaration(declaration) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Let) !== 0;
}

function isPure(declaration: ts.Declaration, type: ts.Type): boolean {
  return type.getCallSignatures().length === 0 || callEffect(declaration, type) === "pure";
}

/** Words of a name and of the first line of its documentation. */
function wordsAround(name: string, declaration: ts.Declaration): string[] {
  const [documentation] = ts.getJSDocCommentsAndTags(declaration);
  const comment = documentation && ts.isJSDoc(documentation)
    ? ts.getTextOfJSDocComment(documentation.comment) ?? ""
    : "";
  const isCallable = ts.isFunctionLike(declaration) || ts.isVariableDeclaration(declaration);
  return [
    ...words(name),
    ...(isCallable ? words(comment.split("\n")[0]!).slice(0, 12) : []),
    ...(ts.isParameter(declaration) ? parameterWords(declaration) : []),
  ];
}

/** What the documentation of a function says of one of its parameters. */
function parameterWords(parameter: ts.ParameterDeclaration): string[] {
  return ts.getJSDocParameterTags(parameter).flatMap(({ comment }) =>
    words(ts.getTextOfJSDocComment(comment) ?? "").slice(0, 12)
  );
}

function thisAtoms(context: ScopeContext): SearchAtom[] {
  const { checker, describer, place } = context;
  const container = thisContainer(place);
  if (!container) return [];
  const type = checker.getTypeAtLocation(container);
  const atoms: SearchAtom[] = [{
    code: "this",
    type: describer.id(type),
    kind: "this",
    words: ["this"],
    assignable: false,
    pure: true,
  }];
  for (const member of container.members) {
    const name = member.name;
    if (!name || hasModifier(member, ts.SyntaxKind.StaticKeyword)) continue;
    const hidden = ts.isPrivateIdentifier(name) ||
      hasModifier(member, ts.SyntaxKind.PrivateKeyword) ||
      hasModifier(member, ts.SyntaxKind.ProtectedKeyword);
    if (!hidden || !(ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) continue;
    const memberType = checker.getTypeAtLocation(member);
    if (member === place.owner) continue;
    atoms.push({
      code: `this.${name.text}`,
      type: describer.id(memberType),
      kind: "member",
      words: words(name.text),
      assignable: !hasModifier(member, ts.SyntaxKind.ReadonlyKeyword),
      pure: isPure(member, memberType),
    });
  }
  return atoms;
}

/** The class whose instance `this` is at the hole. */
function thisContainer({ scope }: HolePlace): ts.ClassLikeDeclaration | undefined {
  for (let up: ts.Node | undefined = scope; up; up = up.parent) {
    if (ts.isArrowFunction(up)) continue;
    if (ts.isClassElement(up) && up.parent && ts.isClassLike(up.parent)) {
      return hasModifier(up, ts.SyntaxKind.StaticKeyword) ? undefined : up.parent;
    }
    if (ts.isFunctionDeclaration(up) || ts.isFunctionExpression(up)) return undefined;
  }
  return undefined;
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

type Origin = NonNullable<SearchAtom["from"]>;

function classOf(
  { checker, describer }: ScopeContext,
  code: string,
  { declaration, from, type }: {
    readonly type: ts.Type;
    readonly declaration: ts.Declaration;
    readonly from?: Origin;
  },
): SearchClass {
  const instance = checker.getDeclaredTypeOfSymbol(
    (type.symbol ?? checker.getSymbolAtLocation(declaration)) as ts.Symbol,
  );
  const isAbstract = hasModifier(declaration, ts.SyntaxKind.AbstractKeyword);
  const error = checker.resolveName("Error", undefined, ts.SymbolFlags.Type, false);
  const isError = error !== undefined &&
    checker.isTypeAssignableTo(instance, checker.getDeclaredTypeOfSymbol(error));
  const generic = type.getConstructSignatures().some((each) => each.getTypeParameters()?.length);
  return {
    code,
    type: describer.id(instance),
    constructors: isAbstract || generic
      ? []
      : type.getConstructSignatures().map((each) => describer.signature(each)),
    isError,
    ...(from ? { from } : {}),
  };
}

function enumAtoms(
  { checker, describer }: ScopeContext,
  code: string,
  { from, symbol }: { readonly symbol: ts.Symbol; readonly from: Origin | undefined },
): SearchAtom[] {
  return [...symbol.exports?.values() ?? []].map((member): SearchAtom => ({
    code: `${code}.${member.name}`,
    type: describer.id(checker.getTypeOfSymbol(member)),
    kind: from ? "import" : "module",
    words: words(member.name),
    assignable: false,
    pure: true,
    ...(from ? { from } : {}),
  }));
}

const testFile = /(?:[._](?:test|bench)|\.spec)\.[cm]?[jt]sx?$|\/(?:__tests__|tests?|bench)\//;

/** What a word of the documentation counts, beside one of the name. */
const DOCUMENTED = 0.25;

/** How much of what is asked for a name and its documentation speak of; the rest of a name counts against it. */
function relevance(
  name: string,
  declaration: ts.Declaration,
  spoken: ReadonlySet<string>,
): number {
  const isSpoken = (word: string): boolean => spoken.has(stem(word));
  const own = words(name).filter((word) => !isSmall(word));
  const hits = own.filter(isSpoken).length;
  const said = new Set(wordsAround(name, declaration).filter(isSpoken).map(stem)).size;
  return hits + hits / Math.max(1, own.length) + DOCUMENTED * said;
}

/** Exported values of the project's other modules that the intent speaks of, the most relevant first. */
function exportedNames(context: ScopeContext, taken: ReadonlySet<string>): Named {
  const { checker, describer, file, program, project } = context;
  const found: { symbol: ts.Symbol; origin: Origin; score: number }[] = [];
  const seen = new Set<string>();
  const spoken = new Set([...context.words].filter((word) => !isSmall(word)).map(stem));
  for (const path of project.files) {
    const source = program.getSourceFile(path);
    if (!source || source === file || testFile.test(path.slice(project.root.length))) continue;
    const module = checker.getSymbolAtLocation(source);
    if (!module) continue;
    for (const symbol of checker.getExportsOfModule(module)) {
      const target = symbol.flags & ts.SymbolFlags.Alias
        ? checker.getAliasedSymbol(symbol)
        : symbol;
      const declaration = target.valueDeclaration;
      if (!declaration || declaration.getSourceFile() !== source) continue;
      const { name } = symbol;
      if (taken.has(name) || name === "default" || seen.has(name)) continue;
      seen.add(name);
      const score = relevance(name, declaration, spoken);
      if (score === 0) continue;
      found.push({ symbol: target, origin: { path, name, isDefault: false }, score });
    }
  }
  found.sort((left, right) => right.score - left.score);
  const atoms: SearchAtom[] = [];
  const classes: SearchClass[] = [];
  for (const { origin, symbol } of found.slice(0, MOST_IMPORTS)) {
    const declaration = symbol.valueDeclaration!;
    const type = checker.getTypeOfSymbol(symbol);
    if (isOpen(declaration, context.place)) continue;
    if (symbol.flags & ts.SymbolFlags.Class) {
      classes.push(classOf(context, origin.name, { type, declaration, from: origin }));
    } else if (symbol.flags & ts.SymbolFlags.Enum) {
      atoms.push(...enumAtoms(context, origin.name, { symbol, from: origin }));
    } else {
      atoms.push({
        code: origin.name,
        type: describer.id(type),
        kind: "import",
        words: wordsAround(origin.name, declaration),
        assignable: false,
        pure: isPure(declaration, type),
        from: origin,
      });
    }
  }
  return { atoms, classes };
}
