/**
 * What no text of the repository may hold. The words are put together here, so that this file does
 * not hold them either.
 */
import { join } from "node:path/posix";

/** A text that may not stand, where, and why. */
interface Forbidden {
  readonly pattern: RegExp;
  readonly why: string;
  /** Which files it is about; all of them where absent. */
  readonly where?: RegExp;
}

const word = (...parts: string[]): string => parts.join("");

/** Marks of work that was left for later. */
const UNFINISHED = [word("TO", "DO"), word("FIX", "ME"), word("XX", "X"), word("HA", "CK")];

/** Words for what stands in place of the real thing. */
const UNREAL = [
  word("place", "holder"),
  word("lorem", " ipsum"),
  word("throw .*not ", "implemented"),
];

/** Shapes of keys that services give out, and of private keys. */
const SECRETS = [
  word("\\bsk", "-[A-Za-z0-9_-]{20,}"),
  word("gh", "[pousr]_[A-Za-z0-9]{36}"),
  word("github", "_pat_[A-Za-z0-9_]{22,}"),
  word("AK", "IA[0-9A-Z]{16}"),
  word("AI", "za[0-9A-Za-z_-]{35}"),
  word("xox", "[abprs]-[A-Za-z0-9-]{10,}"),
  word("npm", "_[A-Za-z0-9]{36}"),
  word("-----BEGIN", " [A-Z ]*PRIVATE KEY"),
];

/** Words about how the work was made instead of what it is; and places of one machine. */
const FOREIGN = [
  word("co-", "authored-by"),
  word(
    "(written|generated|made) (by|with) (an? )?",
    "(ai|llm|language model|assistant|chatbot)\\b",
  ),
  word("as an ", "ai\\b"),
  word("language model ", "assistant"),
  word("/work/", "(main|shared)"),
  word("/root", "/\\."),
];

/** Hosts of package registries; packages are named, not located. */
const HOSTS = [
  word("registry.npm", "js"),
  word("js", "r\\.io"),
  word("deno\\.", "land/x"),
  word("unp", "kg\\.com"),
  word("esm", "\\.sh"),
];

const LIBRARY = /^(lib\/|bench\/|scripts\/|cli\.ts|mod\.ts)/;
const SHOWN = /^(deno\.json|README\.md|CONTRIBUTING\.md|docs\/|\.github\/|\.ci\/|\.githooks\/)/;

const FORBIDDEN: readonly Forbidden[] = [
  ...UNFINISHED.map((text) => ({
    pattern: new RegExp(`\\b${text}\\b`),
    why: "work left for later is not kept in the source",
  })),
  ...UNREAL.map((text) => ({
    pattern: new RegExp(`\\b${text}`, "i"),
    where: LIBRARY,
    why: "only the real thing is kept in the source",
  })),
  ...SECRETS.map((text) => ({ pattern: new RegExp(text), why: "it has the shape of a secret" })),
  ...FOREIGN.map((text) => ({
    pattern: new RegExp(text, "i"),
    why: "the project speaks of itself alone",
  })),
  ...HOSTS.map((text) => ({ pattern: new RegExp(text), why: "packages are named, not located" })),
  {
    pattern: new RegExp(word("[\"'`]-", "A[\"'`]|--allow", "-all\\b")),
    // The supervisor watches and kills whole process groups, which Deno grants to nothing less;
    // docs/permissions.md says what it is and that generated code never runs in it.
    where: /^(?!lib\/app\/host\/supervisor\/client\.ts$).*\.ts$/,
    why: "name the permissions that are needed",
  },
  {
    pattern: new RegExp(word("deno [^`\\n]*(?<=\\s)(-", "A|--allow", "-all)\\b")),
    where: SHOWN,
    why: "name the permissions that are needed",
  },
];

/** Forbidden texts in one file. */
export function textViolations(path: string, text: string): string[] {
  const found: string[] = [];
  const rules = FORBIDDEN.filter(({ where }) => where === undefined || where.test(path));
  text.split("\n").forEach((line, index) => {
    for (const { pattern, why } of rules) {
      const match = line.match(pattern);
      if (match) found.push(`${path}:${index + 1} Cannot hold "${match[0]}": ${why}`);
    }
  });
  return found;
}

/** Links of a Markdown page to files that are not there. */
export function linkViolations(
  path: string,
  text: string,
  exists: (path: string) => boolean,
): string[] {
  const outsideFences = text.replace(/```[\s\S]*?```/g, (fence) => fence.replace(/[^\n]/g, ""));
  return [...outsideFences.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
    .filter((target) => !exists(join(path, "..", decodeURI(target))))
    .map((target) => `${path} Cannot link to "${target}": there is no such file`);
}

/** Steps of workflows that use an action by a name that can be moved. */
export function workflowViolations(path: string, text: string): string[] {
  return [...text.matchAll(/uses:\s*(\S+)/g)]
    .filter((match) => !/^\.\/|@[0-9a-f]{40}$/.test(match[1]!))
    .map((match) => `${path} Cannot use "${match[1]}": expected the hash of a commit`);
}
