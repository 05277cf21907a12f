/** Languages: one pack each, behind one contract. */
export type { LanguagePack } from "./contract.ts";
export { languageOf, languages } from "./registry.ts";
export { typescriptPack } from "./typescript/pack.ts";
