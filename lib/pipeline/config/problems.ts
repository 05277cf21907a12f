/** What can be wrong with names and values of a configuration, in words, and where. */
import {
  type Diagnostic,
  type ErrorKind,
  lineColumn,
  type Severity,
  type Span,
  suggest,
} from "@maze/base";
import { pipelineErrors } from "../errors.ts";
import { configKeys, keyNames, sectionNames, variableOf } from "./schema/keys.ts";
import type { KeyName } from "./schema/settings.ts";
import { describeType, describeValue, quoteText } from "./schema/value.ts";

/** Most problems that are reported of one file; the rest is counted. */
export const MAX_PROBLEMS = 50;

/** What is wrong, before it has a place. */
export interface Fault {
  /** Which kind of problem it is. */
  readonly kind: ErrorKind;
  /** What is wrong and what was expected. */
  readonly message: string;
  /** One thing to do about it. */
  readonly suggestion?: string;
}

/** A fault as a diagnostic without a place in a file. */
export function diagnosticOf(
  { kind, message, suggestion }: Fault,
  severity: Severity = "error",
): Diagnostic {
  return { code: kind.code, severity, message, ...(suggestion ? { suggestion } : {}) };
}

/** There is no such key; names the one that was probably meant. */
export function unknownKey(name: string): Fault {
  if (sectionNames.includes(name)) {
    return {
      kind: pipelineErrors.badConfigValue,
      message: `Cannot use ${quoteText(name)} as a key: it is a section, expected [${name}]`,
      suggestion: `write [${name}] and one key a line under it`,
    };
  }
  const [section = "", ...rest] = name.split(".");
  const last = rest.at(-1) ?? section;
  const lastOf = (key: string): string => key.slice(key.indexOf(".") + 1);
  const inSection = keyNames.filter((key) => key.startsWith(`${section}.`));
  const known = keyNames.find((key) => lastOf(key) === last) ?? suggest(name, inSection) ??
    suggest(name, keyNames) ?? keyNames.find((key) => suggest(last, [lastOf(key)]));
  return {
    kind: pipelineErrors.unknownKey,
    message: `Cannot use ${quoteText(name)}: there is no such key` +
      (known ? `, expected ${quoteText(known)}` : ""),
    suggestion: known ? `write ${known}` : "maze config list shows every key",
  };
}

/** There is no such section; names the one that was probably meant. */
export function unknownSection(name: string): Fault {
  const known = suggest(name, sectionNames);
  return {
    kind: pipelineErrors.unknownKey,
    message: `Cannot use the section ${quoteText(name)}: there is none of this name` +
      (known ? `, expected ${quoteText(known)}` : ""),
    suggestion: known ? `write [${known}]` : `the sections are ${sectionNames.join(", ")}`,
  };
}

/** A value that its key does not take; `shown` is the value in words. */
export function badValue(name: KeyName, shown: string): Fault {
  return {
    kind: pipelineErrors.badConfigValue,
    message: `Cannot use ${shown} for ${name}: expected ${describeType(configKeys[name].type)}`,
    suggestion: `the default is ${describeValue(configKeys[name].default)}`,
  };
}

/** A key that the configuration of a project may not set. */
export function misplacedKey(name: KeyName): Fault {
  return {
    kind: pipelineErrors.misplacedKey,
    message: `Cannot set ${name} in the configuration of a project: ` +
      "expected the configuration of the user, the environment or an option",
    suggestion: `run maze config set --user ${name} VALUE, or set ${variableOf(name)}`,
  };
}

/** A secret in a file or about to be put into one; the message never holds its value. */
export function secretFault(name: string): Fault {
  return {
    kind: pipelineErrors.secretInConfig,
    message: `Cannot keep ${quoteText(name)} in a configuration file: it is a secret, ` +
      "expected it outside every file",
    suggestion: "give it in the environment variable MAZE_API_KEY",
  };
}

/** Collects the problems of one file, up to a bound. */
export class Problems {
  readonly #path: string;
  readonly #text: string;
  readonly #found: Diagnostic[] = [];
  #more = 0;

  /**
   * @param path Path of the file.
   * @param text Its text.
   */
  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  /**
   * Adds a problem.
   *
   * @param fault Makes it; not asked for what is beyond the bound.
   * @param span Where it is, where that is known.
   * @param options With `hidden` it keeps its place but no span, so that nothing quotes the line.
   */
  add(fault: () => Fault, span?: Span, options: { readonly hidden?: boolean } = {}): void {
    if (this.#found.length >= MAX_PROBLEMS) {
      this.#more++;
      return;
    }
    this.#found.push({
      ...diagnosticOf(fault()),
      path: this.#path,
      ...(span && !options.hidden ? { span } : {}),
      ...(span ? { place: lineColumn(this.#text, span.start) } : {}),
    });
  }

  /** The problems in the order they were found; the last one says how many were left out. */
  list(): Diagnostic[] {
    const last = this.#found.at(-1);
    if (this.#more === 0 || !last) return this.#found;
    return [...this.#found.slice(0, -1), { ...last, notes: [`and ${this.#more} more problems`] }];
  }
}
