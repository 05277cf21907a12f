/** Parses one module for the passes that need syntax alone, and survives what the parser does not. */
import ts from "typescript";
import type { Diagnostic, Source } from "@maze/base";
import { typesErrors } from "../../errors.ts";

/** A parsed module, or why there is none. */
export type ParsedModule =
  | { readonly kind: "parsed"; readonly file: ts.SourceFile }
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic };

/** Parses a module with parents set. The parser recurses, so very deep nesting exhausts its stack. */
export function parseModule(source: Source): ParsedModule {
  try {
    return {
      kind: "parsed",
      file: ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message =
      `Cannot parse ${source.path}: it nests too deeply for the TypeScript parser, expected under about 700 levels`;
    const { code } = typesErrors.tooDeep;
    return {
      kind: "failed",
      diagnostic: {
        code,
        severity: "error",
        message,
        path: source.path,
        suggestion: "split the deepest expression",
      },
    };
  }
}
