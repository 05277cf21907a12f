/** Declarations of the web platform and of decorators. Written as literal imports, so that they are in the module graph: no read permission is needed. */
import type { LibraryTable } from "./table.ts";

export const platformLibraries: LibraryTable = {
  "lib.d.ts": () => import("typescript/lib/lib.d.ts", { with: { type: "text" } }),
  "lib.decorators.d.ts": () =>
    import("typescript/lib/lib.decorators.d.ts", { with: { type: "text" } }),
  "lib.decorators.legacy.d.ts": () =>
    import("typescript/lib/lib.decorators.legacy.d.ts", { with: { type: "text" } }),
  "lib.dom.asynciterable.d.ts": () =>
    import("typescript/lib/lib.dom.asynciterable.d.ts", { with: { type: "text" } }),
  "lib.dom.d.ts": () => import("typescript/lib/lib.dom.d.ts", { with: { type: "text" } }),
  "lib.dom.iterable.d.ts": () =>
    import("typescript/lib/lib.dom.iterable.d.ts", { with: { type: "text" } }),
  "lib.scripthost.d.ts": () =>
    import("typescript/lib/lib.scripthost.d.ts", { with: { type: "text" } }),
  "lib.webworker.asynciterable.d.ts": () =>
    import("typescript/lib/lib.webworker.asynciterable.d.ts", { with: { type: "text" } }),
  "lib.webworker.d.ts": () =>
    import("typescript/lib/lib.webworker.d.ts", { with: { type: "text" } }),
  "lib.webworker.importscripts.d.ts": () =>
    import("typescript/lib/lib.webworker.importscripts.d.ts", { with: { type: "text" } }),
  "lib.webworker.iterable.d.ts": () =>
    import("typescript/lib/lib.webworker.iterable.d.ts", { with: { type: "text" } }),
};
