/** What the names of a Lark text mean, each once. */
import { type Span, suggest } from "@maze/base";
import { grammarErrors, larkErrors } from "../../errors.ts";
import { COMMON } from "./common.ts";
import {
  type Definition,
  type Import,
  type LarkFile,
  type LarkNode,
  within,
} from "./notation/tree.ts";
import type { Problems } from "./problems.ts";

/** Rules and terminals by name. */
export interface Names {
  /** What a parser looks for. */
  readonly rules: ReadonlyMap<string, Definition>;
  /** What a lexer looks for, imported ones included. */
  readonly terminals: ReadonlyMap<string, Definition>;
}

/**
 * Finds what names mean; duplicates, unknown ones and missing starts are reported.
 *
 * @param file The text.
 * @param around Where to complain, and the rules that texts begin with.
 * @returns The names. Unknown ones remain in the bodies where there are problems.
 */
export function resolveNames(
  file: LarkFile,
  around: { readonly problems: Problems; readonly starts: readonly string[] },
): Names {
  const { problems } = around;
  const known = new Map<string, Definition>();
  const imported = file.imports.flatMap((one) => importedDefinition(one, problems) ?? []);
  for (const definition of [...imported, ...file.definitions]) {
    const { name, span } = definition;
    if (known.has(name)) {
      problems.report(grammarErrors.duplicateName, span, {
        message: `Cannot define ${name} again: it is defined already, expected one definition`,
        fix: "join the definitions with |, or rename one",
      });
    } else {
      known.set(name, definition);
    }
  }
  const all = [...known.values()];
  const names = {
    rules: new Map(all.filter(({ isTerminal }) => !isTerminal).map((one) => [one.name, one])),
    terminals: new Map(all.filter(({ isTerminal }) => isTerminal).map((one) => [one.name, one])),
  };
  for (const start of around.starts) reportMissingStart(start, names, problems);
  for (const { body, isTerminal, name } of file.definitions) {
    checkReferences(body, { names, problems, terminal: isTerminal ? name : undefined });
  }
  for (const ignored of file.ignored) {
    checkReferences(ignored, { names, problems, terminal: "%ignore" });
  }
  return names;
}

function importedDefinition(
  { name, path, span }: Import,
  problems: Problems,
): Definition | undefined {
  const [library, ...rest] = path.split(".");
  const source = library === "common" ? COMMON.get(rest.join(".")) : undefined;
  if (source !== undefined) {
    return { name, span, isTerminal: true, body: { kind: "regex", source, flags: "", span } };
  }
  const near = suggest(path, Array.from(COMMON.keys(), (known) => `common.${known}`));
  problems.report(larkErrors.unknownImport, span, {
    message: `Cannot import ${path}: only common has terminals to import, expected one of ` +
      [...COMMON.keys()].join(", "),
    fix: near ? `did you mean ${near}?` : "define it in this grammar",
  });
  // What it would have been is known, or each use of it would be a problem too.
  return { name, span, isTerminal: true, body: { kind: "sequence", items: [], span } };
}

function reportMissingStart(start: string, { rules }: Names, problems: Problems): void {
  if (rules.has(start)) return;
  const near = suggest(start, rules.keys());
  const whole: Span = { start: 0, end: 0 };
  problems.report(grammarErrors.noStart, whole, {
    message: `Cannot begin at ${start}: there is no such rule, expected ${start}: …`,
    fix: near ? `did you mean ${near}?` : `name the rule ${start} that a whole text is`,
  });
}

interface Surroundings {
  readonly names: Names;
  readonly problems: Problems;
  /** The terminal that the references stand in, or `undefined` in a rule. */
  readonly terminal: string | undefined;
}

function checkReferences(body: LarkNode, { names, problems, terminal }: Surroundings): void {
  for (const node of within(body)) {
    if (node.kind !== "name" || names.terminals.has(node.name)) continue;
    const { name, span } = node;
    const isRule = names.rules.has(name);
    if (isRule && terminal !== undefined) {
      problems.report(larkErrors.malformed, span, {
        message: `Cannot use the rule ${name} in ${terminal}: it is not a terminal, ` +
          "expected terminals and texts",
        fix: terminal === "%ignore"
          ? `define what is ignored as a terminal, ${name.toUpperCase()}`
          : `make ${name} a terminal by a name in upper case`,
      });
    } else if (!isRule) {
      const among = terminal === undefined
        ? [...names.rules.keys(), ...names.terminals.keys()]
        : [...names.terminals.keys()].filter((one) => one !== terminal);
      // Of names with one or two letters each is near to each other.
      const near = name.length > 2 ? suggest(name, among) : undefined;
      problems.report(grammarErrors.undefinedName, span, {
        message: `Cannot resolve ${name}: it is not defined, expected a name of this grammar`,
        fix: near ? `did you mean ${near}?` : `define ${name}`,
      });
    }
  }
}
