/** Reads tree-sitter's `grammar.json` and names every place that it cannot read. */
import {
  choiceOf,
  type RuleNode,
  sequenceOf,
  type TreeSitterGrammar,
  type TreeSitterProblem,
} from "./nodes.ts";

type Json = Readonly<Record<string, unknown>>;

/** How deeply nodes may nest; the rules of real grammars nest some twenty levels. */
const DEEPEST = 200;

/** What was read: a grammar, and what could not be read of it. */
export interface TreeSitterReading {
  /** The grammar without what could not be read. */
  readonly grammar: TreeSitterGrammar;
  /** What could not be read. */
  readonly problems: readonly TreeSitterProblem[];
}

/**
 * Reads a parsed `grammar.json`.
 *
 * @param json The file's content.
 * @returns The grammar, and the places that could not be read.
 *
 * @example
 * ```ts
 * import { readTreeSitter } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const json = { name: "a", rules: { text: { type: "STRING", value: "a" } } };
 * const { grammar, problems } = readTreeSitter(json);
 * assertEquals(grammar.rules.get("text"), { kind: "literal", text: "a" });
 * assertEquals(problems, []);
 * ```
 */
export function readTreeSitter(json: unknown): TreeSitterReading {
  const reader = new Reader();
  return { grammar: reader.grammar(json), problems: reader.problems };
}

class Reader {
  readonly problems: TreeSitterProblem[] = [];

  grammar(json: unknown): TreeSitterGrammar {
    const top = this.#object(json, "grammar");
    const rules = new Map<string, RuleNode>();
    for (const [name, rule] of Object.entries(this.#object(top["rules"], "rules"))) {
      rules.set(name, this.#node(rule, { path: `rules.${name}`, depth: 0 }));
    }
    const word = typeof top["word"] === "string" ? { word: top["word"] } : {};
    return {
      name: this.#text(top["name"], "name"),
      rules,
      extras: this.#nodes(top["extras"] ?? [], { path: "extras", depth: 0 }),
      externals: this.#externals(top["externals"] ?? []),
      reserved: this.#reserved(top["reserved"] ?? {}),
      ...word,
    };
  }

  #externals(json: unknown): string[] {
    // Anonymous externals only tell the scanner which literals are wanted; they are found as usual.
    return this.#nodes(json, { path: "externals", depth: 0 })
      .flatMap((node) => node.kind === "symbol" ? [node.name] : []);
  }

  #reserved(json: unknown): Map<string, readonly RuleNode[]> {
    return new Map(
      Object.entries(this.#object(json, "reserved")).map(([name, words]) =>
        [name, this.#nodes(words, { path: `reserved.${name}`, depth: 0 })] as const
      ),
    );
  }

  #node(json: unknown, place: Place): RuleNode {
    const { path } = place;
    if (place.depth > DEEPEST) return this.#refuse(path, `nested deeper than ${DEEPEST} levels`);
    const node = this.#object(json, path);
    const type = this.#text(node["type"], `${path}.type`);
    const content = () => this.#node(node["content"], below(place, "content"));
    const members = () => this.#nodes(node["members"], below(place, "members"));
    if (type.startsWith("PREC")) return content();
    switch (type) {
      case "BLANK":
        return { kind: "empty" };
      case "SYMBOL":
        return { kind: "symbol", name: this.#text(node["name"], `${path}.name`) };
      case "STRING":
        return this.#literal(this.#text(node["value"], `${path}.value`));
      case "PATTERN":
        return {
          kind: "pattern",
          source: this.#text(node["value"], `${path}.value`),
          flags: node["flags"] === undefined ? "" : this.#text(node["flags"], `${path}.flags`),
        };
      case "SEQ":
        return sequenceOf(members());
      case "CHOICE":
        return choiceOf(members());
      case "REPEAT":
        return { kind: "repeat", item: content(), min: 0 };
      case "REPEAT1":
        return { kind: "repeat", item: content(), min: 1 };
      case "FIELD":
      case "ALIAS":
        return content();
      case "TOKEN":
      case "IMMEDIATE_TOKEN":
        return { kind: "token", item: content(), immediate: type === "IMMEDIATE_TOKEN" };
      case "RESERVED":
        return {
          kind: "reserved",
          words: this.#text(node["context_name"], `${path}.context_name`),
          item: content(),
        };
      default:
        return this.#refuse(path, `a node of type ${JSON.stringify(type)}, which is not known`);
    }
  }

  #literal(text: string): RuleNode {
    return text === "" ? { kind: "empty" } : { kind: "literal", text };
  }

  #nodes(json: unknown, place: Place): RuleNode[] {
    if (Array.isArray(json)) {
      return json.map((item, index) =>
        this.#node(item, { path: `${place.path}[${index}]`, depth: place.depth })
      );
    }
    this.#refuse(place.path, `${typeof json}, expected a list`);
    return [];
  }

  #object(json: unknown, path: string): Json {
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Json;
    this.#refuse(path, `${Array.isArray(json) ? "a list" : typeof json}, expected an object`);
    return {};
  }

  #text(json: unknown, path: string): string {
    if (typeof json === "string") return json;
    this.#refuse(path, `${typeof json}, expected a text`);
    return "";
  }

  #refuse(path: string, message: string): RuleNode {
    this.problems.push({ path, message });
    return { kind: "empty" };
  }
}

interface Place {
  readonly path: string;
  readonly depth: number;
}

function below(place: Place, part: string): Place {
  return { path: `${place.path}.${part}`, depth: place.depth + 1 };
}
