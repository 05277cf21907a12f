/** Every public symbol says what it is, and everything that runs shows how in an example. */

/** The parts of `deno doc --json` that are read here. */
export interface DocumentedModules {
  /** Symbols by the URL of the module that exports them. */
  readonly nodes: Readonly<Record<string, { readonly symbols: readonly DocumentedSymbol[] }>>;
}

interface DocumentedSymbol {
  readonly name: string;
  readonly declarations: readonly Declaration[];
}

interface Documentation {
  readonly doc?: string;
  readonly tags?: readonly {
    readonly kind: string;
    readonly name?: string;
    readonly doc?: string;
  }[];
}

interface Typed {
  readonly repr?: string;
}

interface Parameter {
  readonly kind: string;
  readonly name?: string;
  readonly left?: Parameter;
  readonly arg?: Parameter;
}

interface Member {
  readonly name: string;
  readonly accessibility?: string;
  readonly jsDoc?: Documentation;
  readonly functionDef?: Signature;
}

interface Signature {
  readonly params?: readonly Parameter[];
  readonly returnType?: Typed;
}

interface Declaration {
  readonly kind: string;
  readonly location: { readonly filename: string; readonly line: number };
  readonly jsDoc?: Documentation;
  readonly def?: Signature & {
    readonly tsType?: Typed & { readonly kind?: string; readonly value?: unknown };
    readonly properties?: readonly Member[];
    readonly methods?: readonly Member[];
  };
}

/** Kinds that run, and so need an example. */
const RUNS = new Set(["function", "class", "variable"]);

/** What is missing from the documentation of the rooms. */
export function documentationViolations(modules: DocumentedModules): string[] {
  const found: string[] = [];
  for (const [url, { symbols }] of Object.entries(modules.nodes)) {
    const room = url.match(/\/lib\/([^/]+)\//)?.[1];
    for (const { declarations, name } of symbols) {
      // What another room declares is documented there; `reference` is deno doc's word for it.
      const own = declarations.filter(({ kind, location }) =>
        kind !== "reference" &&
        (room === undefined || location.filename.includes(`/lib/${room}/`))
      );
      const first = own[0];
      if (first === undefined) continue;
      const path = first.location.filename.replace(/^.*\/(lib\/)/, "$1");
      const where = `${path}:${first.location.line} ${name}`;
      for (const problem of problemsOf(own, room)) found.push(`${where} ${problem}`);
    }
  }
  return found;
}

function problemsOf(declarations: readonly Declaration[], room: string | undefined): string[] {
  const found: string[] = [];
  const documented = declarations.find(({ jsDoc }) => jsDoc?.doc?.trim());
  if (documented === undefined) return ["Cannot be public without a docstring"];
  const main = declarations[0]!;
  const tags = declarations.flatMap(({ jsDoc }) => jsDoc?.tags ?? []);
  if (declarations.some(({ kind }) => RUNS.has(kind)) && !isErrorList(main)) {
    const examples = tags.filter(({ kind }) => kind === "example").map(({ doc }) => doc ?? "");
    if (!examples.some((example) => isAsserting(example, room))) {
      found.push("Cannot be public without a ```ts @example that imports its room and asserts");
    }
  }
  for (const { def, kind } of declarations) {
    if (kind === "function") found.push(...signatureProblems(def ?? {}, tags));
    for (const member of [...(def?.properties ?? []), ...(def?.methods ?? [])]) {
      if (member.accessibility === "private" || member.jsDoc?.doc?.trim()) continue;
      found.push(`Cannot be public with an undocumented member: ${member.name}`);
    }
  }
  return found;
}

/** Lists of error kinds are documented by `docs/errors.md`; there is nothing to run in them. */
function isErrorList({ def, kind }: Declaration): boolean {
  return kind === "variable" && JSON.stringify(def?.tsType ?? "").includes('"ErrorKind"');
}

function isAsserting(example: string, room: string | undefined): boolean {
  const code = example.match(/```ts\n([\s\S]*?)```/)?.[1];
  if (code === undefined || !/\bassert\w*\(/.test(code)) return false;
  return room === undefined || code.includes(`from "@maze/${room}"`);
}

function signatureProblems(
  { params, returnType }: Signature,
  tags: NonNullable<Documentation["tags"]>,
): string[] {
  const found: string[] = [];
  const described = new Set(tags.filter(({ kind }) => kind === "param").map(({ name }) => name));
  for (const parameter of params ?? []) {
    const name = (parameter.left ?? parameter.arg ?? parameter).name;
    if (name !== undefined && !described.has(name)) found.push(`Cannot omit @param ${name}`);
  }
  const gives = returnType?.repr;
  const silent = gives === "void" || gives === "never" || returnType === undefined ||
    JSON.stringify(returnType).includes('"asserts"') || isPromiseOfNothing(returnType);
  if (!silent && !tags.some(({ kind }) => kind === "return")) found.push("Cannot omit @returns");
  return found;
}

function isPromiseOfNothing(type: Typed): boolean {
  const value = (type as { value?: { typeName?: string; typeParams?: readonly Typed[] } }).value;
  return value?.typeName === "Promise" && value.typeParams?.[0]?.repr === "void";
}
