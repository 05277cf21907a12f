/** Turns one module into JavaScript whose import specifiers can still be chosen. */
import ts from "typescript";
import { MazeError, type Source } from "@maze/base";
import { typesErrors } from "../../errors.ts";
import type { EmitOptions } from "./contract.ts";
import { markSpecifiers } from "./mark_specifiers.ts";
import { type IsTypeAlone, moduleForms } from "./module_forms.ts";

/** A module as JavaScript, cut where its specifiers go. */
export interface EmittedModule {
  /** Text before, between and after the specifiers: one more than there are specifiers. */
  readonly parts: readonly string[];
  /** The specifiers as written, in order. */
  readonly specifiers: readonly string[];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, // the newest in which TypeScript still lowers decorators
  module: ts.ModuleKind.ESNext,
  jsx: ts.JsxEmit.ReactJSX,
  allowJs: true,
  sourceMap: true,
  esModuleInterop: true,
};

/**
 * Turns a module into JavaScript. Its source map names the module itself, so that Deno's stack
 * traces do too.
 *
 * @throws {MazeError} When it nests too deeply for the compiler.
 */
export function transpile(
  source: Source,
  options: EmitOptions,
  isTypeAlone: IsTypeAlone,
): EmittedModule {
  if (source.path.endsWith(".json")) return { parts: [jsonModule(source.text)], specifiers: [] };
  const prefix = unusedMark(source.text);
  const specifiers: string[] = [];
  const mark = (specifier: string): string => `${prefix}${specifiers.push(specifier) - 1}`;
  try {
    const { outputText, sourceMapText } = ts.transpileModule(source.text, {
      fileName: source.path,
      compilerOptions: { ...OPTIONS, ...emitOptions(options) },
      transformers: {
        before: [moduleForms(isTypeAlone)],
        after: [markSpecifiers(mark, { dynamic: source.text.includes("import") })],
      },
    });
    const code = outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, "");
    const pieces = code.split(new RegExp(`"${prefix}(\\d+)"`));
    const parts = pieces.filter((_, at) => at % 2 === 0);
    const order = pieces.filter((_, at) => at % 2 === 1).map(Number);
    const last = parts.pop() ?? "";
    return {
      parts: [...parts, last + sourceMapComment(source.path, sourceMapText)],
      specifiers: order.map((at) => specifiers[at] ?? ""),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new MazeError(
      typesErrors.tooDeep,
      `Cannot compile ${source.path}: it nests too deeply, expected under about 700 levels`,
      { fix: "split the deepest expression", cause: error },
    );
  }
}

function emitOptions(options: EmitOptions): ts.CompilerOptions {
  const { emitDecoratorMetadata, experimentalDecorators, target } = options;
  const modern = target === undefined || target >= ts.ScriptTarget.ES2022;
  const useDefineForClassFields = options.useDefineForClassFields ?? modern;
  return { emitDecoratorMetadata, experimentalDecorators, useDefineForClassFields };
}

function unusedMark(text: string): string {
  let mark = "maze-import-";
  while (text.includes(mark)) mark = `_${mark}`;
  return mark;
}

function sourceMapComment(path: string, map: string | undefined): string {
  if (map === undefined) return "";
  const { mappings, names } = JSON.parse(map) as { mappings: string; names: string[] };
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const sources = [`file://${encoded.startsWith("/") ? "" : "/"}${encoded}`];
  const text = JSON.stringify({ version: 3, sources, names, mappings });
  return `//# sourceMappingURL=data:application/json;base64,${
    new TextEncoder().encode(text).toBase64()
  }\n`;
}

/** A JSON text as a module: the whole is its default, and members with a plain name are exports. */
function jsonModule(text: string): string {
  const { config, error } = ts.parseConfigFileTextToJson("data.json", text);
  if (error || /^\s*$/.test(text)) {
    return `throw new SyntaxError("Cannot read the JSON text of an import");\n`;
  }
  const members = typeof config === "object" && config !== null && !Array.isArray(config)
    ? Object.keys(config).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && !reserved(key))
    : [];
  const lines = members.map((key) => `export const ${key} = json[${JSON.stringify(key)}];\n`);
  return `const json = JSON.parse(${JSON.stringify(text)});\nexport default json;\n${
    lines.join("")
  }`;
}

function reserved(name: string): boolean {
  if (name === "json" || name === "await" || name === "eval" || name === "arguments") return true;
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name));
  return kind !== undefined && kind <= ts.SyntaxKind.LastFutureReservedWord;
}
