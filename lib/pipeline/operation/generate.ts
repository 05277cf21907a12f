/** Writes a new function: a hole with the given intent, signature and examples, filled like any other. */
import { type Diagnostic, MazeError } from "@maze/base";
import { languageOf } from "@maze/languages";
import { parseExample } from "@maze/spec";
import { findHoles } from "@maze/types";
import type { Session } from "../session/session.ts";
import { operationErrors } from "./errors.ts";
import { proposeFills } from "./fill.ts";
import type { Proposal } from "./proposal.ts";

/** A function to be written. */
export interface GenerateOptions {
  /** The intent, in words. */
  readonly intent: string;
  /** Its signature: `slug(title: string): string`, with `async` before it if need be. */
  readonly signature: string;
  /** Examples: `slug("A b") // => "a-b"`. */
  readonly examples: readonly string[];
  /** File it is added to, absolute; made where it is missing. */
  readonly into: string;
}

const signatureForm =
  /^(?:export\s+)?(async\s+)?(?:function\s+)?([A-Za-z_$][\w$]*)\s*([<(][\s\S]*)$/;

/**
 * Writes a new function into a file. Nothing is written until the proposal is applied.
 *
 * @param session The project.
 * @param options The function.
 * @returns The proposal, with one hole.
 * @throws {MazeError} `badSignature`, `nameTaken`, `badHoles` for examples, `notInProject`.
 */
export async function proposeFunction(
  session: Session,
  options: GenerateOptions,
): Promise<Proposal> {
  const { into } = options;
  const project = await session.project();
  const before = project.text(into) ?? await session.host.files.readText(into) ?? "";
  const { declaration, name } = declare(session, options);
  requireFree(into, before, name);
  requireExamples(options.examples);
  const gap = before === "" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const text = before + gap + declaration;
  const { holes } = findHoles({ path: into, text });
  const isWhole = holes.length > 0 && holes.at(-1)!.name === name && holes.at(-1)!.kind === "body";
  if (!isWhole) {
    throw badSignature(options.signature, "it does not parse as the head of a function");
  }
  return await proposeFills(session, {
    ...{ paths: [into], names: [name], texts: new Map([[into, text]]) },
    ...{
      command: "generate",
      title: `generate ${name} in ${into.slice(into.lastIndexOf("/") + 1)}`,
    },
  });
}

function declare(
  session: Session,
  options: GenerateOptions,
): { name: string; declaration: string } {
  const { examples, intent, signature, into } = options;
  if (!languageOf(into)) {
    throw new MazeError(
      operationErrors.notInProject,
      `Cannot write into ${into}: its extension is of no known language, expected .ts or one like it`,
      { fix: "name a TypeScript file with --into" },
    );
  }
  const form = signatureForm.exec(signature.trim().replace(/[;{]\s*$/, ""));
  if (!form) throw badSignature(signature, "it has no name or no parameters");
  if (!/\)\s*:/.test(form[3]!)) throw badSignature(signature, "it has no return type");
  const words = intent.replaceAll("*/", "* /").replaceAll(/\s+/g, " ").trim();
  if (words === "") throw badSignature(signature, "the intent is empty");
  const head = `${words[0]!.toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;
  const lines = [
    "/**",
    ` * ${head}`,
    ...(examples.length > 0 ? [" *"] : []),
    ...examples.map((example) =>
      ` * @example ${example.replaceAll(/\s*\n\s*/g, " ").replaceAll("*/", "*\\/")}`
    ),
    " */",
    `export ${form[1] ? "async " : ""}function ${form[2]}${form[3]!.trim()} {`,
    `  /* maze: ${words} */`,
    "}",
    "",
  ];
  session.log.write("debug", "wrote a declaration", { name: form[2] });
  return { name: form[2]!, declaration: lines.join("\n") };
}

function badSignature(signature: string, why: string): MazeError {
  return new MazeError(
    operationErrors.badSignature,
    `Cannot use the signature "${signature}": ${why}, expected name(parameter: Type): Type`,
    { fix: 'write it like --signature "slug(title: string): string"' },
  );
}

function requireFree(path: string, text: string, name: string): void {
  const result = languageOf(path)?.outline({ path, text });
  const taken = result?.kind === "outlined" &&
    result.outline.symbols.some((symbol) => symbol.name === name);
  if (!taken) return;
  throw new MazeError(
    operationErrors.nameTaken,
    `Cannot write ${name} into ${path}: the file declares that name already, expected a new one`,
    { fix: "choose another name, or put a hole into the function and run maze fill" },
  );
}

function requireExamples(examples: readonly string[]): void {
  const problems = examples
    .map((example) => parseExample(example, { origin: "option", place: "--example" }))
    .filter((read): read is Diagnostic => "severity" in read);
  const [first] = problems;
  if (!first) return;
  throw new MazeError(operationErrors.badHoles, first.message, {
    diagnostics: problems,
    ...(first.suggestion ? { fix: first.suggestion } : {}),
  });
}
