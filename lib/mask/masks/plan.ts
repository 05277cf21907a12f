/**
 * What has to be asked of a parser for the mask of one state of the scanner. Tokens that end within
 * the lexeme are taken together by what the lexeme can still become; those that complete it, by which
 * lexeme that is: whether the parser takes the lexeme decides about all of them at once.
 */
import { groupBy } from "@maze/base";
import { acceptOf, tailOf } from "../scan/behaviours.ts";
import type { Scanner, ScanState } from "../scan/scanner.ts";
import type { Group, Hash } from "./token_classes.ts";

/** Groups of tokens with what they are together. */
export interface Part {
  /** The groups. */
  readonly groups: readonly Group[];
  /** The exclusive or of their hashes. */
  readonly hash: Hash;
}

/** Tokens that end in states of one live set. */
export interface EndPart extends Part {
  /** A state they end in. */
  readonly state: ScanState;
}

/** Tokens that complete one lexeme. */
export interface Bundle extends Part {
  /** Equal for equal groups with equal tails, whichever lexeme they complete. */
  readonly id: number;
  /** The accept set of the lexeme. */
  readonly accept: number;
}

/** Everything there is to ask. */
export interface Plan {
  /** About tokens that end within the lexeme. */
  readonly ends: readonly EndPart[];
  /** About tokens that complete it. */
  readonly bundles: readonly Bundle[];
}

/** Makes plans, and numbers bundles across them. */
export class Planner {
  readonly #scanner: Scanner;
  readonly #bundleIds = new Map<string, number>();

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** The plan for the groups of a state. */
  plan(groups: readonly Group[]): Plan {
    const ends = groupBy(
      groups.filter(({ entry }) => entry > 0),
      ({ entry }) => this.#endKey(entry - 1),
    );
    const completed = groupBy(
      groups.filter(({ entry }) => entry < 0),
      ({ entry }) => acceptOf(entry),
    );
    return {
      ends: Array.from(ends.values(), (members) => ({
        state: members[0]!.entry - 1,
        groups: members,
        hash: hashOf(members),
      })),
      bundles: Array.from(completed, ([accept, members]) => {
        const hash = hashOf(members);
        return { accept, groups: members, hash, id: this.#bundleId(members, hash) };
      }),
    };
  }

  /** States with something to fall back to are each on their own. */
  #endKey(state: ScanState): number {
    return this.#scanner.fallback(state) ? -1 - state : this.#scanner.live(state);
  }

  #bundleId(groups: readonly Group[], hash: Hash): number {
    let mixed = 0;
    for (const group of groups) {
      mixed = Math.imul(mixed ^ tailOf(group.entry), 0x9e3779b1) ^ group.hash[0];
    }
    const key = `${groups.length}:${mixed}:${hash.join()}`;
    let id = this.#bundleIds.get(key);
    if (id === undefined) this.#bundleIds.set(key, id = this.#bundleIds.size);
    return id;
  }
}

/** The hash of groups that have no token in common. */
export function hashOf(groups: readonly Group[]): Hash {
  const hash: [number, number, number] = [0, 0, 0];
  for (const group of groups) mix(hash, group.hash);
  return hash;
}

/** Adds the hash of further groups. */
export function mix(into: [number, number, number], hash: Hash): void {
  into[0] ^= hash[0];
  into[1] ^= hash[1];
  into[2] ^= hash[2];
}
