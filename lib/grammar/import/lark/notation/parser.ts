/** A Lark text as definitions and statements. What cannot be read costs its own definition alone. */
import type { Span } from "@maze/base";
import { larkErrors } from "../../../errors.ts";
import type { LarkLimits } from "../limits.ts";
import type { Problems } from "../problems.ts";
import { readChoice } from "./expressions.ts";
import { readLexemes } from "./lexer.ts";
import { GivenUp, Tokens } from "./tokens.ts";
import type { Definition, Import, LarkFile, LarkNode } from "./tree.ts";

const RULE = /^_*[a-z][a-z0-9_-]*$/;
const TERMINAL = /^_*[A-Z][A-Z0-9_-]*$/;

/** Attributes of a rule that change nothing about which texts it has. */
const HARMLESS: ReadonlySet<string> = new Set(["capture", "capture_name"]);

/** Options of `%llguidance` and the value that says what is done here anyway. */
const OPTIONS: ReadonlyMap<string, boolean | undefined> = new Map([
  ["no_forcing", undefined],
  ["allow_initial_skip", true],
  ["allow_invalid_utf8", false],
  ["ignore_once", false],
]);

/** Reads a text; its problems are reported. */
export function parseLark(
  text: string,
  around: { readonly problems: Problems; readonly limits: LarkLimits },
): LarkFile {
  const parser = new Parser(new Tokens(readLexemes(text, around.problems), around));
  parser.run();
  return parser;
}

class Parser implements LarkFile {
  readonly definitions: Definition[] = [];
  readonly ignored: LarkNode[] = [];
  readonly imports: Import[] = [];
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  run(): void {
    const tokens = this.#tokens;
    for (tokens.skipNewlines(); tokens.here.kind !== "end"; tokens.skipNewlines()) {
      try {
        this.#item();
      } catch (thrown) {
        if (!(thrown instanceof GivenUp)) throw thrown;
        tokens.recover();
      }
    }
  }

  #item(): void {
    const tokens = this.#tokens;
    const { here } = tokens;
    if (here.kind === "directive") {
      this.#statement(here);
    } else if (here.kind === "name" || tokens.sees("?") || tokens.sees("!")) {
      this.#definition();
    } else {
      tokens.fail(
        "a definition or a statement",
        "begin the line with a name and a colon; an alternative begins with |",
      );
    }
    if (tokens.here.kind !== "newline") {
      tokens.fail("the end of the definition", "begin a new line, or open what is closed here");
    }
  }

  #definition(): void {
    const tokens = this.#tokens;
    while (tokens.eat("?") || tokens.eat("!"));
    const { here } = tokens;
    if (here.kind !== "name") {
      return tokens.fail("the name of a rule", "name the rule");
    }
    const { span, text: name } = here;
    tokens.take();
    const isTerminal = TERMINAL.test(name);
    if (!isTerminal && !RULE.test(name)) {
      tokens.problems.report(larkErrors.malformed, span, {
        message: `Cannot define ${name}: it mixes cases, expected a rule in lower case or a ` +
          "terminal in upper case",
        fix: `call it ${name.toLowerCase()} or ${name.toUpperCase()}`,
      });
    }
    // The name is known even if the body is not read, or each use of it would be a problem too.
    const empty: LarkNode = { kind: "sequence", items: [], span };
    const place = this.definitions.push({ name, span, isTerminal, body: empty }) - 1;
    this.#head(name);
    tokens.expect(":", `behind ${name}`);
    this.definitions[place] = { name, span, isTerminal, body: readChoice(tokens) };
  }

  /** What stands between the name and the colon. */
  #head(name: string): void {
    const tokens = this.#tokens;
    if (tokens.sees("{") || tokens.sees("::")) {
      const what = tokens.sees("{") ? "templates" : "parametric rules";
      tokens.refuse(tokens.here.span, {
        message: `Cannot define ${name} with a parameter: ${what} are not supported, ` +
          "expected plain rules",
        fix: "write the cases out as rules of their own",
      });
      throw new GivenUp();
    }
    if (tokens.sees(".")) {
      tokens.refuse(tokens.here.span, {
        message: `Cannot use the priority of ${name}: expected terminals and rules without one`,
        fix: "leave it out; where terminals tie, all of them are followed",
      });
      tokens.take();
      if (tokens.here.kind === "number") tokens.take();
    }
    if (tokens.eat("[")) this.#attributes(name);
  }

  #attributes(name: string): void {
    const tokens = this.#tokens;
    do {
      const { here } = tokens;
      if (here.kind !== "name") {
        return tokens.fail("the name of an attribute", "leave the brackets out");
      }
      tokens.take();
      if (tokens.eat("=")) tokens.take();
      if (HARMLESS.has(here.text)) continue;
      tokens.refuse(here.span, {
        message: `Cannot use the attribute ${here.text} of ${name}: expected rules without ` +
          "attributes, or with capture alone",
        fix: ATTRIBUTE_FIXES.get(here.text) ?? "leave it out",
      });
    } while (tokens.eat(","));
    tokens.expect("]", "behind the attributes");
  }

  #statement({ json, span, text }: Tokens["here"] & { readonly kind: "directive" }): void {
    const tokens = this.#tokens;
    tokens.take();
    switch (text) {
      case "%ignore":
        this.ignored.push(readChoice(tokens));
        return;
      case "%import":
        return this.#import();
      case "%llguidance":
        return this.#options(json, span);
      case "%json":
      case "%regex":
      case "%lark":
      case "%if":
        return tokens.problems.report(larkErrors.malformed, span, {
          message: `Cannot read the grammar: ${text} stands at the beginning of a line, ` +
            "expected it behind the colon of a definition",
          fix: `write rule: ${text} … on one line`,
        });
    }
    tokens.refuse(span, {
      message: `Cannot use ${text}: expected %ignore, %import or %llguidance`,
      fix: "leave the line out, or define what it names here",
    });
    throw new GivenUp();
  }

  #import(): void {
    const tokens = this.#tokens;
    const { start } = tokens.here.span;
    let path = tokens.eat(".") ? "." : "";
    do path += `${path === "" || path === "." ? "" : "."}${this.#name()}`; while (tokens.eat("."));
    if (tokens.eat("(")) {
      do {
        const span = tokens.here.span;
        const name = this.#name();
        this.imports.push({ path: `${path}.${name}`, name, span });
      } while (tokens.eat(","));
      return tokens.expect(")", "behind the names");
    }
    const span = { start, end: tokens.last.span.end };
    const name = tokens.eat("->") ? this.#name() : path.slice(path.lastIndexOf(".") + 1);
    this.imports.push({ path, name, span });
  }

  #name(): string {
    const { here } = this.#tokens;
    if (here.kind !== "name") return this.#tokens.fail("a name", "write it like common.INT");
    this.#tokens.take();
    return here.text;
  }

  #options(json: unknown, span: Span): void {
    const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
    const options: [string, unknown][] = isObject ? Object.entries(json) : [["options", json]];
    for (const [name, value] of options) {
      if (OPTIONS.has(name) && typeof value === "boolean") {
        const done = OPTIONS.get(name);
        if (done === undefined || done === value) continue;
      }
      this.#tokens.refuse(span, {
        message: `Cannot set ${name} to ${JSON.stringify(value)}: expected ` +
          "no_forcing, allow_initial_skip as true, allow_invalid_utf8 and ignore_once as false",
        fix: "leave it out",
      });
    }
  }
}

const ATTRIBUTE_FIXES: ReadonlyMap<string, string> = new Map([
  ["lazy", "say in the expression what it must not run past, such as /[^<]*</"],
  ["suffix", "write the suffix behind the rule, and keep it out of the rule's expression"],
  ["stop", "write the stop behind the rule, and keep it out of the rule's expression"],
  ["max_tokens", "bound the characters instead, such as /.{0,200}/, or stop in the sampling loop"],
  ["temperature", "set it in the sampling loop"],
]);
