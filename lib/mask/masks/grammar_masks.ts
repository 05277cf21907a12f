/**
 * Masks of a grammar from token classes: for the configuration that a text is in, each group of
 * tokens that do the same is asked for once, and the parser is asked only about the lexemes that
 * they complete. Three caches stand before that: the mask of the state itself; of the scanner's
 * state with as much of the stack as was looked at; and of the set of classes allowed.
 */
import { below, type Place } from "../parse/places.ts";
import { DEEPEST } from "../parse/parser.ts";
import type { ScanState } from "../scan/scanner.ts";
import { acceptOf, type Entry, tailOf } from "../scan/behaviours.ts";
import type { Forest } from "../parse/stack.ts";
import type {
  Configuration,
  GrammarRecogniser,
  GrammarState,
  GrammarTables,
} from "../run/grammar_recogniser.ts";
import { countBits, type Mask } from "./mask.ts";
import type { MaskPool, MaskSlot } from "./pool.ts";
import { type Bundle, type EndPart, hashOf, mix, type Part, type Plan, Planner } from "./plan.ts";
import type { Group, Hash, TokenClasses } from "./token_classes.ts";

/**
 * How deep below the top of the stack a group of tokens may look to be judged by the top alone.
 * Deeper, fewer groups are left open, and fewer places share a judgement.
 */
const NEAR = 2;

/** Judgements that are kept, some 30 kB each; beyond it they start anew. */
const MOST_JUDGEMENTS = 4_000;

/** Tops of stacks for which answers about tails are kept; beyond it they start anew. */
const MOST_OUTCOMES = 20_000;

/** Sets of classes whose masks are remembered; beyond it they start anew. */
const MOST_SETS = 100_000;

/** Verdicts on bundles that are kept, some kB each; beyond it they start anew. */
const MOST_VERDICTS = 50_000;

/** What the top of a stack says about a state of the scanner. */
interface Judgement {
  /** Tokens that are allowed whatever is below. */
  readonly parts: readonly Part[];
  /** Of these parts together. */
  readonly hash: Hash;
  /** What has to be asked again where more of the stack is known. */
  readonly ends: readonly EndPart[];
  /** The same for tokens that complete a lexeme. */
  readonly bundles: readonly Bundle[];
}

/** What the top of a stack after a lexeme says about a bundle of tokens that completed it. */
interface Verdict {
  /** Tokens that are allowed whatever is below. */
  readonly sure: Part;
  /** Tokens for which what is below matters. */
  readonly open: readonly Group[];
  /** How deep it looked for those that are sure, allowed or not. */
  readonly read: number;
}

/** Computes and keeps the masks of one grammar over one vocabulary. */
export class GrammarMasks {
  readonly #recogniser: GrammarRecogniser;
  readonly #tables: GrammarTables;
  readonly #forest: Forest;
  readonly #classes: TokenClasses;
  readonly #pool: MaskPool;
  readonly #number: number;
  readonly #unions = new WeakMap<MaskSlot, WeakMap<MaskSlot, MaskSlot>>();
  /** By the top of the stack: for tails, the answer as the last bit over how deep it looked. */
  readonly #outcomes = new Map<number, Map<number, number>>();
  readonly #planner: Planner;
  readonly #plans = new Map<ScanState, Plan>();
  readonly #verdicts = new Map<string, Verdict>();
  readonly #judgements = new Map<string, Judgement>();
  readonly #bySet = new Map<string, MaskSlot>();
  #read = 0;

  constructor(
    recogniser: GrammarRecogniser,
    parts: {
      readonly forest: Forest;
      readonly classes: TokenClasses;
      readonly pool: MaskPool;
      /** Unique among those who compute masks of the grammar. */
      readonly number: number;
    },
  ) {
    this.#recogniser = recogniser;
    this.#tables = recogniser.tables;
    this.#forest = parts.forest;
    this.#classes = parts.classes;
    this.#pool = parts.pool;
    this.#number = parts.number;
    this.#planner = new Planner(this.#tables.scanner);
  }

  /** The tokens that may come next, those that end the text left out. */
  mask(state: GrammarState): Mask {
    const known = state.masks[this.#number];
    if (known?.mask) {
      known.wasUsed = true;
      return known.mask;
    }
    const [first, ...rest] = state.configurations;
    let slot = this.#ofConfiguration(first!);
    for (const configuration of rest) {
      slot = this.#union(slot, this.#ofConfiguration(configuration));
    }
    state.masks[this.#number] = slot;
    return slot.mask!;
  }

  #ofConfiguration({ place, scan }: Configuration): MaskSlot {
    const judged = this.#judgement(place, scan);
    const hash: [number, number, number] = [...judged.hash];
    const parts = [...judged.parts];
    const add = (part: Part): void => {
      parts.push(part);
      mix(hash, part.hash);
    };
    for (const end of judged.ends) if (this.#endsWell(place, end.state)) add(end);
    for (const bundle of judged.bundles) this.#bundle(place, bundle).forEach(add);
    return this.#ofParts(parts, hash);
  }

  /** What the top of the stack alone says about a state of the scanner. */
  #judgement(place: Place, scan: ScanState): Judgement {
    const key = `${scan}:${this.#topKey(place)}`;
    const known = this.#judgements.get(key);
    if (known) return known;
    const parts: Part[] = [];
    const ends: EndPart[] = [];
    const bundles: Bundle[] = [];
    const plan = this.#planOf(scan);
    for (const end of plan.ends) {
      this.#read = 0;
      const isAllowed = this.#endsWell(place, end.state);
      if (this.#read > NEAR) ends.push(end);
      else if (isAllowed) parts.push(end);
    }
    for (const bundle of plan.bundles) {
      this.#read = 0;
      const allowed = this.#bundle(place, bundle);
      if (this.#read > NEAR) bundles.push(bundle);
      else parts.push(...allowed);
    }
    if (this.#judgements.size >= MOST_JUDGEMENTS) this.#judgements.clear();
    const hash: [number, number, number] = [0, 0, 0];
    for (const part of parts) mix(hash, part.hash);
    const judgement = { parts, hash, ends, bundles };
    this.#judgements.set(key, judgement);
    return judgement;
  }

  #planOf(scan: ScanState): Plan {
    let plan = this.#plans.get(scan);
    if (!plan) this.#plans.set(scan, plan = this.#planner.plan(this.#classes.groups(scan)));
    return plan;
  }

  /** What of a bundle the parser takes. */
  #bundle(place: Place, bundle: Bundle): readonly Part[] {
    const emission = this.#tables.places.emit(place, bundle.accept);
    const { shifted, skipped } = emission;
    const outer = Math.max(this.#read, emission.read);
    this.#read = 0;
    let parts: readonly Part[];
    if (!shifted) parts = skipped ? this.#tails(skipped, bundle) : [];
    else if (!skipped) parts = this.#tails(shifted, bundle);
    else {
      const groups = bundle.groups.filter(({ entry }) =>
        this.#goesOn(shifted, tailOf(entry)) || this.#goesOn(skipped, tailOf(entry))
      );
      parts = [{ groups, hash: hashOf(groups) }];
    }
    this.#read = Math.max(outer, shifted || skipped ? below(emission, this.#read) : 0);
    return parts;
  }

  /** What of a bundle can be read after its lexeme; remembered where the top decides it. */
  #tails(place: Place, bundle: Bundle): readonly Part[] {
    const key = `${bundle.id}:${this.#topKey(place)}`;
    let verdict = this.#verdicts.get(key);
    if (!verdict) {
      if (this.#verdicts.size >= MOST_VERDICTS) this.#verdicts.clear();
      this.#verdicts.set(key, verdict = this.#judgeTails(place, bundle));
    }
    this.#read = Math.max(this.#read, verdict.read);
    if (verdict.open.length === 0) return [verdict.sure];
    const groups = verdict.open.filter(({ entry }) => this.#goesOn(place, tailOf(entry)));
    return [verdict.sure, { groups, hash: hashOf(groups) }];
  }

  #judgeTails(place: Place, bundle: Bundle): Verdict {
    const sure: Group[] = [];
    const open: Group[] = [];
    const outer = this.#read;
    let read = 0;
    for (const group of bundle.groups) {
      this.#read = 0;
      const goesOn = this.#goesOn(place, tailOf(group.entry));
      if (this.#read > NEAR) open.push(group);
      else {
        read = Math.max(read, this.#read);
        if (goesOn) sure.push(group);
      }
    }
    this.#read = outer;
    return { sure: { groups: sure, hash: hashOf(sure) }, open, read };
  }

  #topKey(place: Place): number {
    return this.#forest.unfolding(place.frontier, NEAR) * 3 + place.gap;
  }

  /** The union of two masks, kept for the pair: forks of the lexer come in the same pairs. */
  #union(left: MaskSlot, right: MaskSlot): MaskSlot {
    if (left === right) return left;
    const known = this.#unions.get(left)?.get(right);
    if (known?.mask) {
      known.wasUsed = true;
      return known;
    }
    const words = left.mask!.words.slice();
    const other = right.mask!.words;
    for (let word = 0; word < words.length; word++) words[word]! |= other[word]!;
    const slot = this.#pool.add({ words, count: countBits(words) });
    let pairs = this.#unions.get(left);
    if (!pairs) this.#unions.set(left, pairs = new WeakMap());
    pairs.set(right, slot);
    return slot;
  }

  /** Whether the parser takes what an entry completes, and can use what it ends in. */
  #allows(place: Place, entry: Entry): boolean {
    if (entry > 0) return this.#endsWell(place, entry - 1);
    const emission = this.#tables.places.emit(place, acceptOf(entry));
    const outer = Math.max(this.#read, emission.read);
    if (!emission.shifted && !emission.skipped) {
      this.#read = outer;
      return false;
    }
    this.#read = 0;
    const tail = tailOf(entry);
    const allowed = this.#goesOn(emission.shifted, tail) || this.#goesOn(emission.skipped, tail);
    this.#read = Math.max(outer, below(emission, this.#read));
    return allowed;
  }

  /** Whether a lexeme that has been read so far can become something the parser can use. */
  #endsWell(place: Place, state: ScanState): boolean {
    const { places, scanner } = this.#tables;
    const { read, yes } = places.isViable(place, scanner.live(state));
    if (read > this.#read) this.#read = read;
    if (yes || !scanner.fallback(state)) return yes;
    this.#read = DEEPEST; // how deep giving up looks is not followed
    return this.#recogniser.fallsBack(place, state);
  }

  /** Whether what follows a completed lexeme can be read; remembered where the top decides it. */
  #goesOn(place: Place | undefined, tail: number): boolean {
    if (!place) return false;
    const outcomes = this.#outcomesAt(place);
    const known = outcomes.get(tail);
    if (known !== undefined) {
      this.#read = Math.max(this.#read, known >> 1);
      return (known & 1) === 1;
    }
    const outer = this.#read;
    this.#read = 0;
    const yes = this.#findWay(place, tail);
    if (this.#read <= NEAR) outcomes.set(tail, this.#read << 1 | (yes ? 1 : 0));
    this.#read = Math.max(outer, this.#read);
    return yes;
  }

  #outcomesAt(place: Place): Map<number, number> {
    const key = this.#topKey(place);
    let outcomes = this.#outcomes.get(key);
    if (!outcomes) {
      if (this.#outcomes.size >= MOST_OUTCOMES) this.#outcomes.clear();
      this.#outcomes.set(key, outcomes = new Map());
    }
    return outcomes;
  }

  #findWay(place: Place, tail: number): boolean {
    for (const { entry, isSure, starts } of this.#classes.behaviours.ways(tail)) {
      if (!this.#allows(place, entry)) continue;
      if (isSure) return true;
      // Asking which lexer groups the parser wants costs more than all else, so it comes last.
      for (const start of starts) {
        const { read, yes } = this.#tables.places.isMode(place, start);
        if (read > this.#read) this.#read = read;
        if (yes) return true;
      }
    }
    return false;
  }

  #ofParts(parts: readonly Part[], hash: Hash): MaskSlot {
    const key = hash.join();
    const known = this.#bySet.get(key);
    if (known?.mask) {
      known.wasUsed = true;
      return known;
    }
    const words = new Uint32Array(this.#classes.words);
    let count = 0;
    for (const { groups } of parts) {
      for (const group of groups) {
        this.#classes.join(group, words);
        count += group.tokens;
      }
    }
    const slot = this.#pool.add({ words, count });
    if (this.#bySet.size >= MOST_SETS) this.#bySet.clear();
    this.#bySet.set(key, slot);
    return slot;
  }
}
