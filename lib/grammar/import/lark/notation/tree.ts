/** A Lark text as a tree, before any name in it means something. */
import type { Span } from "@maze/base";
import type { JsonValue } from "../../../schema/node.ts";

/** The right-hand side of a definition, or a part of it. */
export type LarkNode =
  & (
    /** A rule or a terminal by its name. */
    | { readonly kind: "name"; readonly name: string }
    /** A text, `"if"` or `"if"i`. */
    | { readonly kind: "literal"; readonly text: string; readonly ignoreCase: boolean }
    /** A regular expression between slashes. Its first character is the second of its span. */
    | { readonly kind: "regex"; readonly source: string; readonly flags: string }
    /** One code point from a range, `"a".."z"`. */
    | { readonly kind: "range"; readonly from: number; readonly to: number }
    /** Some pieces of a text in a row: `%regex {"substring_…": …}`. */
    | { readonly kind: "substring"; readonly pieces: readonly string[] }
    /** A JSON value of a schema: `%json {…}`. */
    | { readonly kind: "schema"; readonly schema: JsonValue; readonly at: number }
    /** Every text but those of the item. */
    | { readonly kind: "not"; readonly item: LarkNode }
    /** One after the other. */
    | { readonly kind: "sequence"; readonly items: readonly LarkNode[] }
    /** What all of these match. */
    | { readonly kind: "and"; readonly items: readonly LarkNode[] }
    /** Any of these. */
    | { readonly kind: "choice"; readonly items: readonly LarkNode[] }
    /** At least `min` times and at most `max` times; without `max` there is no upper bound. */
    | {
      readonly kind: "repeat";
      readonly item: LarkNode;
      readonly min: number;
      readonly max: number | undefined;
    }
  )
  & { readonly span: Span };

/** `name: …`. */
export interface Definition {
  /** The name, without what modifies it. */
  readonly name: string;
  /** Where the name stands. */
  readonly span: Span;
  /** Whether it is a terminal, as its capitals say. */
  readonly isTerminal: boolean;
  /** What it stands for. */
  readonly body: LarkNode;
}

/** `%import path.name -> alias`. */
export interface Import {
  /** What is imported, such as `common.INT`. */
  readonly path: string;
  /** What it is called here. */
  readonly name: string;
  /** Where the path stands. */
  readonly span: Span;
}

/** A whole text. */
export interface LarkFile {
  /** Rules and terminals in their order, those that share a name included. */
  readonly definitions: readonly Definition[];
  /** What `%ignore` names. */
  readonly ignored: readonly LarkNode[];
  /** What `%import` names. */
  readonly imports: readonly Import[];
}

/** The parts of a node that are nodes. */
export function partsOf(node: LarkNode): readonly LarkNode[] {
  switch (node.kind) {
    case "sequence":
    case "and":
    case "choice":
      return node.items;
    case "repeat":
    case "not":
      return [node.item];
    default:
      return [];
  }
}

/** A node and all that it holds. The walk keeps a stack of its own, for depth is the user's. */
export function* within(node: LarkNode): Generator<LarkNode> {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    open.push(...partsOf(next));
  }
}
