/** The option that names a vocabulary, and loading it. */
import { joinPath } from "@maze/base";
import { loadVocabulary, type Vocabulary, VOCABULARY_NAMES } from "@maze/pipeline";
import { option, string, withDefault } from "@optique/core";
import { say } from "../code/options.ts";
import type { CommandContext } from "../contract.ts";

/** `--tokenizer`. */
export const tokenizer = withDefault(
  option("--tokenizer", string({ metavar: "NAME|FILE" }), {
    description: say(
      `Whose tokens: ${
        VOCABULARY_NAMES.join(", ")
      }, or a tokenizer.json, .tiktoken, .model or .gguf.`,
    ),
  }),
  "o200k_base",
);

/** Loads a vocabulary; paths are relative to the user's folder. */
export function openVocabulary(
  { folder, vocabularies }: Pick<CommandContext, "folder" | "vocabularies">,
  name: string,
): Promise<Vocabulary> {
  return loadVocabulary(name, {
    ...vocabularies,
    file: (path) => vocabularies.file(joinPath(folder, path.replaceAll("\\", "/"))),
  });
}
