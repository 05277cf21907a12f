/** The named permission sets of `deno.json`, as flags for places where that file is not there. */

/** A permission set, as far as those of this repository go. */
export interface PermissionSet {
  /** Files that may be read: all, or those under some paths. */
  readonly read?: boolean | readonly string[];
  /** Files that may be written. */
  readonly write?: boolean | readonly string[];
  /** Programs that may be started. */
  readonly run?: readonly string[];
  /** Variables that may be read; with `ignore`, every other one reads as not set. */
  readonly env?: { readonly allow?: readonly string[]; readonly ignore?: boolean };
}

/**
 * The flags that give a permission set.
 *
 * @throws {TypeError} When the set holds something that has no flag here.
 */
export function permissionFlags(set: PermissionSet): string[] {
  const { env, read, run, write, ...rest } = set;
  const unknown = Object.keys(rest);
  if (unknown.length > 0) throw new TypeError(`Cannot turn into flags: ${unknown.join(", ")}`);
  const paths = (name: string, value: boolean | readonly string[] | undefined): string[] =>
    value === true ? [`--allow-${name}`] : value ? [`--allow-${name}=${value.join(",")}`] : [];
  return [
    ...paths("read", read),
    ...paths("write", write),
    ...(run ? [`--allow-run=${run.join(",")}`] : []),
    ...(env?.allow?.length ? [`--allow-env=${env.allow.join(",")}`] : []),
    ...(env?.ignore ? ["--ignore-env"] : []),
  ];
}
