import { openMemoryStore, openSqliteStore } from "@maze/memory";
import { storeConformance } from "../conformance/store.ts";

storeConformance({
  name: "memory",
  place: () =>
    Promise.resolve({
      open: (limits) => Promise.resolve(openMemoryStore(limits)),
      remove: () => Promise.resolve(),
    }),
  skips: [{
    reason: "it forgets everything when it is closed and cannot be opened twice",
    tests: [
      "what was asked for before close is kept",
      "two open stores see one another",
      "closing a store gives up its claims",
      "values are there after opening anew",
    ],
  }],
});

storeConformance({
  name: "sqlite",
  place: async () => {
    const folder = await Deno.makeTempDir({ prefix: "maze-store-" });
    return {
      open: (limits) => openSqliteStore(`${folder}/.maze/maze.db`, { limits }),
      remove: () => Deno.remove(folder, { recursive: true }),
    };
  },
  skips: [],
});
