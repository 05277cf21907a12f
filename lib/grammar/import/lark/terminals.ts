/** From the terminals of a Lark text to regular expressions, those within them put in their places. */
import { assertNever, type Span } from "@maze/base";
import { grammarErrors, larkErrors } from "../../errors.ts";
import {
  andRegex,
  charsRegex,
  choiceRegex,
  isNothing,
  NOTHING,
  notRegex,
  repeatRegex,
  sequenceRegex,
  textRegex,
} from "../../regex/build.ts";
import { charSetOf, charsIn } from "../../regex/char_set.ts";
import { parseRegex } from "../../regex/parse.ts";
import type { Regex } from "../../regex/regex.ts";
import { closeCase } from "../../regex/unicode.ts";
import type { LarkLimits } from "./limits.ts";
import { type Definition, type LarkNode, within } from "./notation/tree.ts";
import type { Problems } from "./problems.ts";
import { screenRegex } from "./screen.ts";
import { substringRegex } from "./substrings.ts";

/** An expression, and how many parts it has when what is shared is counted each time. */
interface Sized {
  readonly regex: Regex;
  readonly size: number;
  /** Whether it stands for something that was refused. */
  readonly isBroken?: boolean;
}

const nothing: Sized = { regex: NOTHING, size: 1, isBroken: true };

/** The terminals of a text as expressions. */
export class Terminals {
  readonly #problems: Problems;
  readonly #limits: LarkLimits;
  readonly #named = new Map<string, Sized>();
  /** Whether the definitions are whole: what was refused in one has left an empty place. */
  readonly #isWhole: boolean;

  constructor(
    definitions: ReadonlyMap<string, Definition>,
    around: { readonly problems: Problems; readonly limits: LarkLimits },
  ) {
    this.#problems = around.problems;
    this.#limits = around.limits;
    this.#isWhole = around.problems.isEmpty;
    for (const definition of this.#inOrder(definitions)) this.#define(definition);
  }

  /** What a terminal matches. */
  named(name: string): Regex {
    return (this.#named.get(name) ?? nothing).regex;
  }

  /** What a part of a rule matches that is a terminal without a name. */
  of(node: LarkNode): Regex {
    return this.#sized(node).regex;
  }

  /** What an `%ignore` matches. */
  ignored(node: LarkNode): Regex {
    const sized = this.#sized(node);
    this.#checkCharacters(sized, node.span, "ignore this");
    return sized.regex;
  }

  /** Each terminal behind those that it holds; circles are reported and cut. */
  #inOrder(definitions: ReadonlyMap<string, Definition>): ReadonlySet<Definition> {
    const done = new Set<Definition>();
    const onPath = new Set<Definition>();
    for (const definition of definitions.values()) {
      const path = [{ definition, uses: usesOf(definition, definitions) }];
      for (let top = path.at(-1); top; top = path.at(-1)) {
        onPath.add(top.definition);
        const next = top.uses.next();
        if (next.done) {
          done.add(top.definition);
          onPath.delete(top.definition);
          path.pop();
        } else if (onPath.has(next.value)) {
          this.#recursive([...onPath], next.value);
        } else if (!done.has(next.value)) {
          path.push({ definition: next.value, uses: usesOf(next.value, definitions) });
        }
      }
    }
    return done;
  }

  #recursive(path: readonly Definition[], again: Definition): void {
    const circle = [...path.slice(path.indexOf(again)), again].map(({ name }) => name);
    const shown = circle.length > 6 ? [...circle.slice(0, 4), "…", ...circle.slice(-1)] : circle;
    this.#problems.report(larkErrors.recursiveTerminal, again.span, {
      message: `Cannot define ${again.name}: it contains itself (${shown.join(" → ")}), ` +
        "expected a terminal without recursion",
      fix: "repeat with * or +, or make it a rule by a name in lower case",
    });
  }

  #define({ body, name, span }: Definition): void {
    const sized = this.#sized(body);
    this.#named.set(name, sized);
    this.#checkCharacters(sized, span, `look for ${name}`);
  }

  #checkCharacters({ isBroken, regex }: Sized, span: Span, action: string): void {
    if (!this.#isWhole || isBroken || regex.kind !== "empty" && !isNothing(regex)) return;
    const what = regex.kind === "empty" ? "nothing but the empty text" : "no text at all";
    this.#problems.report(larkErrors.emptyTerminal, span, {
      message: `Cannot ${action}: it matches ${what}, expected a terminal with characters`,
      fix: "leave it out, or give it something to match",
    });
  }

  #sized(node: LarkNode): Sized {
    const sized = this.#within(node);
    if (sized.size <= this.#limits.terminal) return sized;
    this.#problems.report(grammarErrors.tooLarge, node.span, {
      message: `Cannot use the terminal: it has more than ${this.#limits.terminal} parts, ` +
        "those of the terminals in it included",
      fix: "repeat without bound, make parts of it rules, or raise the limit `terminal`",
    });
    return nothing;
  }

  #within(node: LarkNode): Sized {
    switch (node.kind) {
      case "name":
        return this.#named.get(node.name) ?? nothing;
      case "literal":
        return this.#literal(node);
      case "regex":
        return this.#regex(node);
      case "range":
        return { regex: charsRegex(charSetOf([[node.from, node.to]])), size: 1 };
      case "substring":
        return this.#substring(node);
      case "schema":
        this.#problems.report(larkErrors.unsupported, node.span, {
          message: "Cannot use %json in a terminal: JSON nests, expected it in a rule",
          fix: "make the terminal a rule by a name in lower case",
        });
        return nothing;
      case "not":
        return this.#all([node.item], ([item]) => notRegex(item!));
      case "repeat": {
        const { max, min } = node;
        const { isBroken, regex, size } = this.#sized(node.item);
        const copies = Math.max(1, max ?? min);
        if (size * copies > this.#limits.terminal) return { ...nothing, size: size * copies };
        return { regex: repeatRegex(regex, { min, max }), size: size * copies + 1, isBroken };
      }
      case "sequence":
        return this.#all(node.items, sequenceRegex);
      case "choice":
        return this.#all(node.items, choiceRegex);
      case "and":
        return this.#all(node.items, andRegex);
      default:
        return assertNever(node);
    }
  }

  #all(nodes: readonly LarkNode[], join: (items: readonly Regex[]) => Regex): Sized {
    const items = nodes.map((node) => this.#sized(node));
    const size = items.reduce((sum, item) => sum + item.size, 1);
    if (size > this.#limits.terminal) return { ...nothing, size };
    const isBroken = items.some((item) => item.isBroken);
    return { regex: join(items.map(({ regex }) => regex)), size, isBroken };
  }

  #literal({ ignoreCase, text }: LarkNode & { readonly kind: "literal" }): Sized {
    const size = text.length;
    if (size > this.#limits.terminal) return { ...nothing, size };
    if (!ignoreCase) return { regex: textRegex(text), size };
    const characters = Array.from(text, (one) => charsRegex(closeCase(charsIn(one))));
    return { regex: sequenceRegex(characters), size };
  }

  #regex({ flags, source, span }: LarkNode & { readonly kind: "regex" }): Sized {
    const begin = span.start + 1;
    const unknown = /[^imsxu]/.exec(flags)?.[0];
    if (unknown !== undefined) {
      const start = span.end - flags.length + flags.indexOf(unknown);
      this.#problems.report(larkErrors.unsupported, { start, end: start + 1 }, {
        message: `Cannot use the flag ${unknown} of an expression: expected i, m, s, u or x`,
        fix: "leave it out",
      });
      return nothing;
    }
    const screened = screenRegex(source);
    if (screened) {
      const start = begin + screened.offset;
      this.#problems.report(larkErrors.unsupported, { start, end: start + screened.length }, {
        message: `Cannot use ${screened.what}`,
        fix: screened.fix,
      });
      return nothing;
    }
    const parsed = parseRegex(source, { dialect: "rust", flags });
    if (parsed.kind === "parsed") return { regex: parsed.regex, size: sizeOf(parsed.regex) };
    const { diagnostic, offset } = parsed;
    const length = (diagnostic.span?.end ?? 1) - (diagnostic.span?.start ?? 0);
    this.#problems.report(diagnostic, { start: begin + offset, end: begin + offset + length }, {
      message: diagnostic.message,
      fix: diagnostic.suggestion ?? "write it as Rust's `regex` has it",
    });
    return nothing;
  }

  #substring({ pieces }: LarkNode & { readonly kind: "substring" }): Sized {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 1);
    if (length > this.#limits.terminal) return { ...nothing, size: length };
    const regex = substringRegex(pieces);
    return { regex, size: sizeOf(regex) };
  }
}

function* usesOf(
  { body }: Definition,
  definitions: ReadonlyMap<string, Definition>,
): Generator<Definition, undefined> {
  for (const node of within(body)) {
    const used = node.kind === "name" ? definitions.get(node.name) : undefined;
    if (used) yield used;
  }
}

/** The parts of an expression; its depth is bounded by its parser. */
function sizeOf(regex: Regex): number {
  switch (regex.kind) {
    case "empty":
    case "chars":
    case "byte":
      return 1;
    case "repeat":
    case "not":
      return 1 + sizeOf(regex.item);
    default:
      return regex.items.reduce((sum, item) => sum + sizeOf(item), 1);
  }
}
