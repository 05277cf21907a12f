/** Languages: one pack each, behind one contract. */
export type { LanguagePack } from "./contract.ts";
export { languageOf, languages } from "./registry.ts";
export { typescriptPack } from "./typescript/pack.ts";
export { javascriptGrammar, tsxGrammar, typescriptGrammar } from "./typescript/grammar/assemble.ts";
export {
  type JudgedLanguage,
  judgeSyntax,
  type SyntaxJudgement,
  type SyntaxLine,
  type SyntaxTruth,
  syntaxTruth,
  type WrongAccept,
  type WrongReject,
} from "./typescript/judge.ts";
