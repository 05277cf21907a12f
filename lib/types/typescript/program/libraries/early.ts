/** Declarations of ECMAScript up to 2019. Written as literal imports, so that they are in the module graph: no read permission is needed. */
import type { LibraryTable } from "./table.ts";

export const earlyLibraries: LibraryTable = {
  "lib.es2015.collection.d.ts": () =>
    import("typescript/lib/lib.es2015.collection.d.ts", { with: { type: "text" } }),
  "lib.es2015.core.d.ts": () =>
    import("typescript/lib/lib.es2015.core.d.ts", { with: { type: "text" } }),
  "lib.es2015.d.ts": () => import("typescript/lib/lib.es2015.d.ts", { with: { type: "text" } }),
  "lib.es2015.generator.d.ts": () =>
    import("typescript/lib/lib.es2015.generator.d.ts", { with: { type: "text" } }),
  "lib.es2015.iterable.d.ts": () =>
    import("typescript/lib/lib.es2015.iterable.d.ts", { with: { type: "text" } }),
  "lib.es2015.promise.d.ts": () =>
    import("typescript/lib/lib.es2015.promise.d.ts", { with: { type: "text" } }),
  "lib.es2015.proxy.d.ts": () =>
    import("typescript/lib/lib.es2015.proxy.d.ts", { with: { type: "text" } }),
  "lib.es2015.reflect.d.ts": () =>
    import("typescript/lib/lib.es2015.reflect.d.ts", { with: { type: "text" } }),
  "lib.es2015.symbol.d.ts": () =>
    import("typescript/lib/lib.es2015.symbol.d.ts", { with: { type: "text" } }),
  "lib.es2015.symbol.wellknown.d.ts": () =>
    import("typescript/lib/lib.es2015.symbol.wellknown.d.ts", { with: { type: "text" } }),
  "lib.es2016.array.include.d.ts": () =>
    import("typescript/lib/lib.es2016.array.include.d.ts", { with: { type: "text" } }),
  "lib.es2016.d.ts": () => import("typescript/lib/lib.es2016.d.ts", { with: { type: "text" } }),
  "lib.es2016.full.d.ts": () =>
    import("typescript/lib/lib.es2016.full.d.ts", { with: { type: "text" } }),
  "lib.es2016.intl.d.ts": () =>
    import("typescript/lib/lib.es2016.intl.d.ts", { with: { type: "text" } }),
  "lib.es2017.arraybuffer.d.ts": () =>
    import("typescript/lib/lib.es2017.arraybuffer.d.ts", { with: { type: "text" } }),
  "lib.es2017.d.ts": () => import("typescript/lib/lib.es2017.d.ts", { with: { type: "text" } }),
  "lib.es2017.date.d.ts": () =>
    import("typescript/lib/lib.es2017.date.d.ts", { with: { type: "text" } }),
  "lib.es2017.full.d.ts": () =>
    import("typescript/lib/lib.es2017.full.d.ts", { with: { type: "text" } }),
  "lib.es2017.intl.d.ts": () =>
    import("typescript/lib/lib.es2017.intl.d.ts", { with: { type: "text" } }),
  "lib.es2017.object.d.ts": () =>
    import("typescript/lib/lib.es2017.object.d.ts", { with: { type: "text" } }),
  "lib.es2017.sharedmemory.d.ts": () =>
    import("typescript/lib/lib.es2017.sharedmemory.d.ts", { with: { type: "text" } }),
  "lib.es2017.string.d.ts": () =>
    import("typescript/lib/lib.es2017.string.d.ts", { with: { type: "text" } }),
  "lib.es2017.typedarrays.d.ts": () =>
    import("typescript/lib/lib.es2017.typedarrays.d.ts", { with: { type: "text" } }),
  "lib.es2018.asyncgenerator.d.ts": () =>
    import("typescript/lib/lib.es2018.asyncgenerator.d.ts", { with: { type: "text" } }),
  "lib.es2018.asynciterable.d.ts": () =>
    import("typescript/lib/lib.es2018.asynciterable.d.ts", { with: { type: "text" } }),
  "lib.es2018.d.ts": () => import("typescript/lib/lib.es2018.d.ts", { with: { type: "text" } }),
  "lib.es2018.full.d.ts": () =>
    import("typescript/lib/lib.es2018.full.d.ts", { with: { type: "text" } }),
  "lib.es2018.intl.d.ts": () =>
    import("typescript/lib/lib.es2018.intl.d.ts", { with: { type: "text" } }),
  "lib.es2018.promise.d.ts": () =>
    import("typescript/lib/lib.es2018.promise.d.ts", { with: { type: "text" } }),
  "lib.es2018.regexp.d.ts": () =>
    import("typescript/lib/lib.es2018.regexp.d.ts", { with: { type: "text" } }),
  "lib.es2019.array.d.ts": () =>
    import("typescript/lib/lib.es2019.array.d.ts", { with: { type: "text" } }),
  "lib.es2019.d.ts": () => import("typescript/lib/lib.es2019.d.ts", { with: { type: "text" } }),
  "lib.es2019.full.d.ts": () =>
    import("typescript/lib/lib.es2019.full.d.ts", { with: { type: "text" } }),
  "lib.es2019.intl.d.ts": () =>
    import("typescript/lib/lib.es2019.intl.d.ts", { with: { type: "text" } }),
  "lib.es2019.object.d.ts": () =>
    import("typescript/lib/lib.es2019.object.d.ts", { with: { type: "text" } }),
  "lib.es2019.string.d.ts": () =>
    import("typescript/lib/lib.es2019.string.d.ts", { with: { type: "text" } }),
  "lib.es2019.symbol.d.ts": () =>
    import("typescript/lib/lib.es2019.symbol.d.ts", { with: { type: "text" } }),
  "lib.es5.d.ts": () => import("typescript/lib/lib.es5.d.ts", { with: { type: "text" } }),
  "lib.es6.d.ts": () => import("typescript/lib/lib.es6.d.ts", { with: { type: "text" } }),
};
