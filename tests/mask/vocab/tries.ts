/** Tries looked at slowly, to compare with. */
import type { PackedTokens } from "../../../lib/mask/vocab/token.ts";
import { TokenPacker } from "../../../lib/mask/vocab/token.ts";
import type { ByteTrie } from "../../../lib/mask/vocab/trie/byte_trie.ts";

/** Tokens by their bytes; empty ones are holes. */
export function packed(tokens: readonly ArrayLike<number>[]): PackedTokens {
  const packer = new TokenPacker(1);
  for (const bytes of tokens) packer.add(bytes);
  return packer.finish();
}

/** The tokens of a trie with their bytes, found by the walk that its description gives. */
export function walked(trie: ByteTrie): Map<number, string> {
  const found = new Map<number, string>();
  const states: string[] = [""];
  for (let node = 0; node < trie.length; node++) {
    const depth = trie.depth[node]!;
    states.length = depth;
    states[depth] = `${states[depth - 1]}${trie.byte[node]!.toString(16).padStart(2, "0")}`;
    for (let id = trie.token[node]!; id >= 0; id = trie.next[id]!) found.set(id, states[depth]!);
  }
  return found;
}

/** What `walked` must give: the tokens with bytes that are kept. */
export function listed(
  tokens: readonly ArrayLike<number>[],
  keep: (id: number) => boolean = () => true,
): Map<number, string> {
  const entries = tokens.map((bytes, id) => [id, Uint8Array.from(bytes).toHex()] as const);
  return new Map(entries.filter(([id, bytes]) => bytes !== "" && keep(id)));
}
