/** What a module exports, once re-exports are followed. */
import type { OutlineSymbol } from "@maze/types";

/** What an exported name can be. */
export type ExportKind =
  | "function"
  | "class"
  | "interface"
  | "type"
  | "enum"
  | "variable"
  | "namespace";

/** A declaration that an exported name leads to. */
export interface ExportedDeclaration {
  /** File it stands in, relative to the root. */
  readonly path: string;
  /** The declared symbol. */
  readonly symbol: OutlineSymbol;
}

/** A name that a module exports. */
export interface ExportedSymbol {
  /** The exported name. */
  readonly name: string;
  /** Everything it is, in the order of the alphabet; several where declarations merge. Empty where it leads out of the project. */
  readonly kinds: readonly ExportKind[];
  /** Its declarations. A whole module exported as one name has none. */
  readonly declarations: readonly ExportedDeclaration[];
  /** For a whole module under one name: the file. */
  readonly module?: string;
  /** True where only the type can be used. */
  readonly typeOnly?: true;
  /** What it leads to outside of the index: specifiers, or names that nothing declares. */
  readonly unresolved?: readonly string[];
}
