/** What every reader of a notation gives: a grammar, or what is wrong with its text. */
import type { Diagnostic } from "@maze/base";
import type { Grammar } from "../ir/grammar.ts";

/** A grammar that was read, or the problems that stand in its way. */
export type Imported =
  | { readonly grammar: Grammar; readonly problems: readonly [] }
  | { readonly grammar?: undefined; readonly problems: readonly Diagnostic[] };
