/** How the project itself writes code, counted in its sources: what it uses often is cheaper. */

/** Counts of members and calls in a project's texts. */
export interface UsageCounts {
  /** Uses of `.name`, by name. */
  readonly members: ReadonlyMap<string, number>;
  /** Arrays that are copied by spreading before they are sorted or reversed. */
  readonly spreadCopies: number;
}

/** Counts the members and calls in some texts. */
export function usageOf(texts: Iterable<string>): UsageCounts {
  const members = new Map<string, number>();
  let spreadCopies = 0;
  for (const text of texts) {
    for (const [, name] of text.matchAll(/\.(\w+)/g)) {
      members.set(name!, (members.get(name!) ?? 0) + 1);
    }
    spreadCopies += text.match(/\]\.(?:sort|reverse)\(/g)?.length ?? 0;
  }
  return { members, spreadCopies };
}

/** Uses from which a member counts as usual. */
const USUAL = 8;

/** Price changes for what the project uses often. */
export function usageAdjustments(
  usage: UsageCounts,
  components: Readonly<Record<string, string>>,
): Record<string, number> {
  const adjustments: Record<string, number> = {};
  for (const [component, member] of Object.entries(components)) {
    if ((usage.members.get(member) ?? 0) >= USUAL) adjustments[component] = -1;
  }
  return adjustments;
}
