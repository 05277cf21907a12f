/** Finds schemas that apply themselves to the very value they are applied to. */
import type { SchemaNode } from "./node.ts";

/** The schemas that a schema applies to its own value. */
export function inPlace(node: SchemaNode): SchemaNode[] {
  const found = [
    ...node.refs ?? [],
    ...node.allOf ?? [],
    ...node.anyOf ?? [],
    ...node.oneOf ?? [],
    ...node.dependentSchemas?.values() ?? [],
  ];
  for (const each of [node.not, node.if, node.then, node.else]) if (each) found.push(each);
  return found;
}

/** One node for each circle of nodes that apply each other in place. */
export function findEndless(nodes: readonly SchemaNode[]): SchemaNode[] {
  const found: SchemaNode[] = [];
  const done = new Set<SchemaNode>();
  const open = new Set<SchemaNode>();
  for (const start of nodes) {
    if (done.has(start)) continue;
    const path = [{ node: start, next: inPlace(start) }];
    open.add(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const child = top.next.pop();
      if (!child) {
        open.delete(top.node);
        done.add(top.node);
        path.pop();
      } else if (open.has(child)) {
        found.push(child);
      } else if (!done.has(child)) {
        open.add(child);
        path.push({ node: child, next: inPlace(child) });
      }
    }
  }
  return found;
}
