/**
 * The holes of the files being filled, with what was put into each. Spans refer to the files as they
 * were opened, so that any fill can be taken back or changed without disturbing the others.
 */
import { type Candidate, findHoles, placeCandidates, type TypedHole } from "@maze/types";

/** Keeps the open text of each file and the fills chosen so far. */
export class FillSheet {
  readonly #open: ReadonlyMap<string, string>;
  readonly #chosen = new Map<TypedHole, Candidate>();

  /** @param open Text of each file with all its holes open, by absolute path. */
  constructor(open: ReadonlyMap<string, string>) {
    this.#open = open;
  }

  /** Chooses a candidate for a hole, or with `undefined` opens the hole again. */
  choose(hole: TypedHole, candidate: Candidate | undefined): void {
    if (candidate) this.#chosen.set(hole, candidate);
    else this.#chosen.delete(hole);
  }

  /** The candidate chosen for a hole. */
  chosen(hole: TypedHole): Candidate | undefined {
    return this.#chosen.get(hole);
  }

  /**
   * Text of a file with all chosen fills in place.
   * @param path The file.
   * @param trial One more fill, or another one than was chosen, for this text alone.
   */
  text(
    path: string,
    trial?: { readonly hole: TypedHole; readonly candidate: Candidate | undefined },
  ): string {
    const chosen = new Map(this.#chosen);
    if (trial?.candidate) chosen.set(trial.hole, trial.candidate);
    else if (trial) chosen.delete(trial.hole);
    const fills = [...chosen]
      .filter(([hole]) => hole.path === path)
      .map(([{ span }, candidate]) => ({ span, candidate }));
    return placeCandidates({ path, text: this.#open.get(path)! }, fills);
  }

  /**
   * A hole as it stands once the other chosen fills are in place.
   * @param hole The hole as it was opened; it is open in the result.
   * @param holes All holes of its file, in order.
   */
  moved(hole: TypedHole, holes: readonly TypedHole[]): TypedHole {
    const open = holes.filter((each) => each === hole || !this.#chosen.has(each));
    const text = this.text(hole.path, { hole, candidate: undefined });
    const site = findHoles({ path: hole.path, text }).holes[open.indexOf(hole)];
    if (!site) {
      throw new RangeError(
        `Cannot find the hole ${hole.id} again: a fill brought in or swallowed a hole`,
      );
    }
    return { ...hole, span: site.span, container: site.container };
  }

  /** The files whose text has changed, with their new texts. */
  changes(): Map<string, string> {
    const changed = new Map<string, string>();
    for (const [path, before] of this.#open) {
      const after = this.text(path);
      if (after !== before) changed.set(path, after);
    }
    return changed;
  }
}
