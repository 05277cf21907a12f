/** The notices of what is left out. */
import { assertNever, type ErrorKind, type Severity } from "@maze/base";
import { projectErrors } from "../errors.ts";
import type { SkippedFile, SkipReason } from "./contract.ts";

/** Makes the notice of a path that is left out; `found` says in words what was found there. */
export function skipped(
  path: string,
  { found, reason }: { readonly reason: SkipReason; readonly found: string },
): SkippedFile {
  const { expected, kind, severity, suggestion } = explain(reason);
  const message = `Cannot index ${path}: ${found}, expected ${expected}`;
  return { path, reason, notice: { code: kind.code, severity, message, path, suggestion } };
}

interface Explanation {
  readonly kind: ErrorKind;
  readonly severity: Severity;
  readonly expected: string;
  readonly suggestion: string;
}

function explain(reason: SkipReason): Explanation {
  const severity = "warning";
  switch (reason) {
    case "too-large":
      return {
        kind: projectErrors.tooLarge,
        severity,
        expected: "a file within the limit",
        suggestion: "add it to indexer.exclude, or raise the limit",
      };
    case "binary":
      return {
        kind: projectErrors.binary,
        severity,
        expected: "source text",
        suggestion: "add it to indexer.exclude",
      };
    case "encoding":
      return {
        kind: projectErrors.encoding,
        severity,
        expected: "UTF-8",
        suggestion: "save it as UTF-8",
      };
    case "unreadable":
      return {
        kind: projectErrors.unreadable,
        severity,
        expected: "something that may be read",
        suggestion: "grant read access to it, or add it to indexer.exclude",
      };
    case "link":
      return {
        kind: projectErrors.link,
        severity: "info",
        expected: "a file or folder of the project itself",
        suggestion: "index what it points to as a project of its own",
      };
    case "not-file":
      return {
        kind: projectErrors.notFile,
        severity,
        expected: "a regular file",
        suggestion: "add it to indexer.exclude",
      };
    case "too-many":
      return {
        kind: projectErrors.tooMany,
        severity,
        expected: "a project within the limits",
        suggestion: "add folders without sources to indexer.exclude, or raise the limit",
      };
    case "too-deep":
      throw new TypeError("Cannot explain too-deep: the language pack has its own notice");
    default:
      return assertNever(reason);
  }
}
