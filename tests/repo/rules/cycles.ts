/** Circles among rooms and among the files of a room, and files that nothing leads to. */
import { join } from "node:path/posix";
import type { SourceFacts } from "../../../scripts/house/sources.ts";
import { roomOf } from "./edges.ts";

type Graph = ReadonlyMap<string, readonly string[]>;

/** The files of `lib/` and which of them each imports by path. */
function fileGraph(files: readonly SourceFacts[]): Graph {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.filter(({ path }) => roomOf(path)).map(({ imports, path }) => [
      path,
      imports
        .filter(({ specifier }) => specifier.startsWith("."))
        .map(({ specifier }) => join(path, "..", specifier))
        .filter((target) => known.has(target)),
    ]),
  );
}

/** The rooms and which of them each imports. */
function roomGraph(files: readonly SourceFacts[]): Graph {
  const graph = new Map<string, string[]>();
  for (const { imports, path } of files) {
    const room = roomOf(path);
    if (room === undefined) continue;
    const targets = imports.flatMap(({ specifier }) =>
      specifier.match(/^@maze\/([^/]+)/)?.slice(1) ?? []
    );
    graph.set(room, [...(graph.get(room) ?? []), ...targets.filter((target) => target !== room)]);
  }
  return graph;
}

/** One circle through each group of nodes that has one, found by depth-first search. */
function circles(graph: Graph): string[][] {
  const state = new Map<string, "open" | "done">();
  const found: string[][] = [];
  const trail: string[] = [];
  const visit = (node: string): void => {
    state.set(node, "open");
    trail.push(node);
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === "open") found.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(node, "done");
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node);
  return found;
}

/** Circles of imports, of rooms and of files. Imports of types count: a circle of them is one too. */
export function cycleViolations(files: readonly SourceFacts[]): string[] {
  return [...circles(roomGraph(files)), ...circles(fileGraph(files))]
    .map((circle) => `${circle[0]} Cannot import in a circle: ${circle.join(" → ")}`);
}

/** Files of a room that its exported files do not lead to. */
export function deadFiles(
  files: readonly SourceFacts[],
  exported: readonly string[],
): string[] {
  const graph = fileGraph(files);
  const reached = new Set<string>();
  const queue = [...exported];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    queue.push(...(graph.get(path) ?? []));
  }
  return [...graph.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => `${path} Cannot be reached: no exported file of its room leads to it`);
}
