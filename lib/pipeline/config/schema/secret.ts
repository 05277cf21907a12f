/** Tells secrets by their names and by their shapes: they never stand in a configuration file. */

/** Last words of the names of secrets; `max_tokens` is none. */
const NAMES =
  /(^|[_.-])(api[_-]?keys?|keys?[_-]?id|(access|private|secret|signing)[_-]?keys?|secrets?|tokens?|passw(or)?ds?|passphrases?|credentials?|bearer|authorization)$/i;

/** Shapes of the keys that services give out, and of private keys. */
const SHAPES =
  /\b(sk|pk|rk)-[A-Za-z0-9_-]{16,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{20,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{35}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bhf_[A-Za-z0-9]{30,}|\bnpm_[A-Za-z0-9]{36}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY/;

/**
 * Whether a name is that of a secret: `api_key`, `github_token`, `password` and the like.
 *
 * @param name A key, dotted or not.
 * @returns True for names of secrets; names of settings such as `max_tokens` are not asked here.
 *
 * @example
 * ```ts
 * import { isSecretName } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([isSecretName("openai.api_key"), isSecretName("model")], [true, false]);
 * ```
 */
export function isSecretName(name: string): boolean {
  return NAMES.test(name);
}

/** Whether a text has the shape of a secret. */
export function isSecretText(text: string): boolean {
  return SHAPES.test(text);
}

/**
 * Takes secrets out of a text, by their shapes.
 *
 * @param text Any text, such as a line of a log.
 * @returns The text with every secret replaced by `[secret]`.
 *
 * @example
 * ```ts
 * import { redactText } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(redactText("key AKIA" + "A".repeat(16) + "."), "key [secret].");
 * ```
 */
export function redactText(text: string): string {
  return text.replace(new RegExp(SHAPES, "g"), "[secret]");
}
