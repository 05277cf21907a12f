/** Collects what stands in the way of a schema, each with its keyword and where it stands. */
import type { ErrorKind } from "@maze/base";
import { schemaErrors } from "./errors.ts";
import type { SchemaNode, SchemaProblem } from "./node.ts";

/** The problems of one schema. */
export class Problems {
  /** What has been found so far. */
  readonly found: SchemaProblem[] = [];

  /** A keyword whose value is of the wrong kind. */
  malformed(keyword: string, { pointer, wanted }: { pointer: string; wanted: string }): void {
    this.#report(keyword, {
      pointer,
      kind: schemaErrors.malformed,
      message: `Cannot read "${keyword}": it has a wrong value, expected ${wanted}`,
      fix: "correct the value or leave the keyword out",
    });
  }

  /** A keyword that cannot be enforced. */
  unsupported(keyword: string, { pointer, why }: { pointer: string; why: string }): void {
    this.#report(keyword, {
      pointer,
      kind: schemaErrors.unsupported,
      message: `Cannot enforce "${keyword}": ${why}`,
      fix: "say it with other keywords or leave it out",
    });
  }

  /** A reference that leads nowhere. */
  reference(
    keyword: string,
    { pointer, reference, why }: {
      pointer: string;
      reference: string;
      why: "remote" | "unresolved";
    },
  ): void {
    const isRemote = why === "remote";
    this.#report(keyword, {
      pointer,
      kind: isRemote ? schemaErrors.remote : schemaErrors.unresolved,
      message: isRemote
        ? `Cannot follow "${reference}": it is another document`
        : `Cannot follow "${reference}": there is nothing at that place`,
      fix: isRemote ? "bundle it under $defs" : "name a place in this document",
    });
  }

  /** A schema that applies itself to the same value. */
  endless({ pointer }: SchemaNode): void {
    this.#report("$ref", {
      pointer,
      kind: schemaErrors.endless,
      message: "Cannot apply the schema: it applies itself to the same value without end",
      fix: "let it apply to a part of the value, or leave the reference out",
    });
  }

  /** A schema beyond the limits. */
  tooLarge(most: number): void {
    this.#report("$schema", {
      pointer: "",
      kind: schemaErrors.tooLarge,
      message: `Cannot compile the schema: it has more than ${most} parts`,
      fix: "raise maxNodes or take a smaller schema",
    });
  }

  #report(
    keyword: string,
    { pointer, kind, message, fix }: {
      pointer: string;
      kind: ErrorKind;
      message: string;
      fix: string;
    },
  ): void {
    this.found.push({
      code: kind.code,
      severity: "error",
      message: `${message}, at ${pointer || "the root"}`,
      suggestion: fix,
      keyword,
      pointer,
    });
  }
}
