/** How much memory the values of this program take. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Bytes that values take on V8's heap and beside it, after a full collection: what could be let go
 * does not count. V8 hands out its collector only where a flag asks for it before a context is made.
 */
export function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const { external, heapUsed } = Deno.memoryUsage();
  return heapUsed + external;
}
