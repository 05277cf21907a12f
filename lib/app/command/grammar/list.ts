/** `maze grammar list`: the languages, what texts of them may be, and the vocabularies. */
import { syntaxLanguages, VOCABULARY_NAMES } from "@maze/pipeline";
import { object } from "@optique/core";
import { defineCommand } from "../contract.ts";

/** Notations that grammars may be written in. */
const NOTATIONS = [".lark", ".regex", "grammar.json of tree-sitter", "JSON Schema"];

/** The command. */
export const list = defineCommand({
  name: "grammar list",
  brief: "List languages, their entries, and vocabularies",
  examples: ["maze grammar list", "maze grammar list --json"],
  lenient: true,
  parser: object({}),
  run: ({ style }) => {
    const languages = syntaxLanguages.map((language) => ({
      name: language.name,
      extensions: language.extensions,
      entries: Object.keys(language.grammar().entries ?? {}),
    }));
    const width = Math.max(...languages.map(({ name }) => name.length));
    const rows = languages.map(({ entries, extensions, name }) => {
      const parts = entries.length > 0 ? ` entries ${entries.join(" ")}` : "";
      return `  ${name.padEnd(width)}  ${extensions.join(" ")}${style.dim(parts)}`;
    });
    return Promise.resolve({
      result: { languages, notations: NOTATIONS, vocabularies: VOCABULARY_NAMES },
      text: [
        style.bold("languages"),
        ...rows,
        style.bold("notations of grammars"),
        ...NOTATIONS.map((notation) => `  ${notation}`),
        style.bold("vocabularies"),
        ...VOCABULARY_NAMES.map((name) => `  ${name}`),
      ].join("\n"),
    });
  },
});
