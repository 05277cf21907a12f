/**
 * For Deno and Node: `deno run examples/sampling/console.ts`, or bundled, `node console.js`. One line of JSON a card.
 */
import { sampleCards } from "./main.ts";

for (const { forced, isWhole, text, tokens } of sampleCards([1, 2, 3])) {
  console.log(JSON.stringify({ text, tokens: tokens.length, forced, isWhole }));
}
