/** Names for constants that hold what would be written twice. */
import type { Term } from "./term.ts";

const wishes: readonly (readonly [RegExp, string])[] = [
  [/^array\.sort/, "sorted"],
  [/^string\.split/, "parts"],
  [/^array\.(?:filter|slice)/, "selected"],
  [/^array\.(?:sum|sumBy)$/, "total"],
  [/^array\.(?:max|maxOf|maxBy)$/, "largest"],
  [/^array\.(?:min|minOf|minBy)$/, "smallest"],
  [/^array\.(?:length|countBy)$/, "count"],
  [/^array\.(?:indexOf|findIndex)$/, "index"],
  [/^string\.(?:indexOf|lastIndexOf)$/, "index"],
  [/^array\.find/, "found"],
  [/^(?:Map|record)\.get$/, "found"],
  [/^Math\.floor$/, "whole"],
  [/^array\.map$/, "values"],
  [/^string\./, "text"],
  [/^(?:Set|Map|group)/, "known"],
];

/** A name for a term that no other name in scope has. */
export function constantName(term: Term, taken: ReadonlySet<string>): string {
  const { name, shape } = term.component;
  const wish = shape.kind === "member" && /^[A-Za-z_$][\w$]*$/.test(shape.name)
    ? shape.name
    : wishes.find(([test]) => test.test(name))?.[1] ?? "value";
  if (!taken.has(wish)) return wish;
  for (let at = 2;; at++) if (!taken.has(`${wish}${at}`)) return `${wish}${at}`;
}
