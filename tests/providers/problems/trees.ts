export class Folder {
  readonly name: string;
  readonly bytes: number;
  readonly folders: readonly Folder[];

  constructor(name: string, bytes: number, folders: readonly Folder[] = []) {
    this.name = name;
    this.bytes = bytes;
    this.folders = folders;
  }

  /**
   * @example leaf.size() // => 5
   * @example tree.size() // => 18
   * @example new Folder("e", 0).size() // => 0
   */
  size(): number {
    /* maze: its own bytes and the sizes of its folders added up */
  }

  /**
   * @example leaf.names() // => ["leaf"]
   * @example tree.names() // => ["root", "leaf", "mid", "low"]
   */
  names(): string[] {
    /* maze: its own name, then the names of all its folders */
  }

  /**
   * @example leaf.depth() // => 1
   * @example tree.depth() // => 3
   */
  depth(): number {
    /* maze: one more than the greatest depth of its folders */
  }

  /**
   * @example tree.has("low") // => true
   * @example tree.has("mid") // => true
   * @example tree.has("nope") // => false
   * @example leaf.has("leaf") // => true
   */
  has(name: string): boolean {
    /* maze: whether it has this name or any of its folders has it */
  }
}

const leaf = new Folder("leaf", 5);
const tree = new Folder("root", 10, [leaf, new Folder("mid", 2, [new Folder("low", 1)])]);

export interface Reply {
  readonly author: string;
  readonly votes: number;
  readonly replies?: readonly Reply[];
}

/**
 * @example allVotes({ author: "a", votes: 3 }) // => 3
 * @example allVotes({ author: "a", votes: 1, replies: [{ author: "b", votes: 4 }, { author: "c", votes: 2, replies: [{ author: "d", votes: 10 }] }] }) // => 17
 * @example allVotes({ author: "a", votes: 0, replies: [] }) // => 0
 */
export function allVotes(reply: Reply): number {
  /* maze: its own votes and all votes of its replies added up */
}

export class Chain {
  readonly value: number;
  readonly next: Chain | undefined;

  constructor(value: number, next?: Chain) {
    this.value = value;
    this.next = next;
  }

  /**
   * @example new Chain(4).length() // => 1
   * @example new Chain(4, new Chain(1)).length() // => 2
   * @example new Chain(1, new Chain(2, new Chain(3))).length() // => 3
   */
  length(): number {
    /* maze: one more than the length of the next, or one where there is no next */
  }

  /**
   * @example new Chain(4).sum() // => 4
   * @example new Chain(4, new Chain(1)).sum() // => 5
   * @example new Chain(1, new Chain(2, new Chain(3))).sum() // => 6
   */
  sum(): number {
    /* maze: its value and the sum of the next, if there is one */
  }
}
