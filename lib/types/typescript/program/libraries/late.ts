/** Declarations of ECMAScript from 2020 on. Written as literal imports, so that they are in the module graph: no read permission is needed. */
import type { LibraryTable } from "./table.ts";

export const lateLibraries: LibraryTable = {
  "lib.es2020.bigint.d.ts": () =>
    import("typescript/lib/lib.es2020.bigint.d.ts", { with: { type: "text" } }),
  "lib.es2020.d.ts": () => import("typescript/lib/lib.es2020.d.ts", { with: { type: "text" } }),
  "lib.es2020.date.d.ts": () =>
    import("typescript/lib/lib.es2020.date.d.ts", { with: { type: "text" } }),
  "lib.es2020.full.d.ts": () =>
    import("typescript/lib/lib.es2020.full.d.ts", { with: { type: "text" } }),
  "lib.es2020.intl.d.ts": () =>
    import("typescript/lib/lib.es2020.intl.d.ts", { with: { type: "text" } }),
  "lib.es2020.number.d.ts": () =>
    import("typescript/lib/lib.es2020.number.d.ts", { with: { type: "text" } }),
  "lib.es2020.promise.d.ts": () =>
    import("typescript/lib/lib.es2020.promise.d.ts", { with: { type: "text" } }),
  "lib.es2020.sharedmemory.d.ts": () =>
    import("typescript/lib/lib.es2020.sharedmemory.d.ts", { with: { type: "text" } }),
  "lib.es2020.string.d.ts": () =>
    import("typescript/lib/lib.es2020.string.d.ts", { with: { type: "text" } }),
  "lib.es2020.symbol.wellknown.d.ts": () =>
    import("typescript/lib/lib.es2020.symbol.wellknown.d.ts", { with: { type: "text" } }),
  "lib.es2021.d.ts": () => import("typescript/lib/lib.es2021.d.ts", { with: { type: "text" } }),
  "lib.es2021.full.d.ts": () =>
    import("typescript/lib/lib.es2021.full.d.ts", { with: { type: "text" } }),
  "lib.es2021.intl.d.ts": () =>
    import("typescript/lib/lib.es2021.intl.d.ts", { with: { type: "text" } }),
  "lib.es2021.promise.d.ts": () =>
    import("typescript/lib/lib.es2021.promise.d.ts", { with: { type: "text" } }),
  "lib.es2021.string.d.ts": () =>
    import("typescript/lib/lib.es2021.string.d.ts", { with: { type: "text" } }),
  "lib.es2021.weakref.d.ts": () =>
    import("typescript/lib/lib.es2021.weakref.d.ts", { with: { type: "text" } }),
  "lib.es2022.array.d.ts": () =>
    import("typescript/lib/lib.es2022.array.d.ts", { with: { type: "text" } }),
  "lib.es2022.d.ts": () => import("typescript/lib/lib.es2022.d.ts", { with: { type: "text" } }),
  "lib.es2022.error.d.ts": () =>
    import("typescript/lib/lib.es2022.error.d.ts", { with: { type: "text" } }),
  "lib.es2022.full.d.ts": () =>
    import("typescript/lib/lib.es2022.full.d.ts", { with: { type: "text" } }),
  "lib.es2022.intl.d.ts": () =>
    import("typescript/lib/lib.es2022.intl.d.ts", { with: { type: "text" } }),
  "lib.es2022.object.d.ts": () =>
    import("typescript/lib/lib.es2022.object.d.ts", { with: { type: "text" } }),
  "lib.es2022.regexp.d.ts": () =>
    import("typescript/lib/lib.es2022.regexp.d.ts", { with: { type: "text" } }),
  "lib.es2022.string.d.ts": () =>
    import("typescript/lib/lib.es2022.string.d.ts", { with: { type: "text" } }),
  "lib.es2023.array.d.ts": () =>
    import("typescript/lib/lib.es2023.array.d.ts", { with: { type: "text" } }),
  "lib.es2023.collection.d.ts": () =>
    import("typescript/lib/lib.es2023.collection.d.ts", { with: { type: "text" } }),
  "lib.es2023.d.ts": () => import("typescript/lib/lib.es2023.d.ts", { with: { type: "text" } }),
  "lib.es2023.full.d.ts": () =>
    import("typescript/lib/lib.es2023.full.d.ts", { with: { type: "text" } }),
  "lib.es2023.intl.d.ts": () =>
    import("typescript/lib/lib.es2023.intl.d.ts", { with: { type: "text" } }),
  "lib.es2024.arraybuffer.d.ts": () =>
    import("typescript/lib/lib.es2024.arraybuffer.d.ts", { with: { type: "text" } }),
  "lib.es2024.collection.d.ts": () =>
    import("typescript/lib/lib.es2024.collection.d.ts", { with: { type: "text" } }),
  "lib.es2024.d.ts": () => import("typescript/lib/lib.es2024.d.ts", { with: { type: "text" } }),
  "lib.es2024.full.d.ts": () =>
    import("typescript/lib/lib.es2024.full.d.ts", { with: { type: "text" } }),
  "lib.es2024.object.d.ts": () =>
    import("typescript/lib/lib.es2024.object.d.ts", { with: { type: "text" } }),
  "lib.es2024.promise.d.ts": () =>
    import("typescript/lib/lib.es2024.promise.d.ts", { with: { type: "text" } }),
  "lib.es2024.regexp.d.ts": () =>
    import("typescript/lib/lib.es2024.regexp.d.ts", { with: { type: "text" } }),
  "lib.es2024.sharedmemory.d.ts": () =>
    import("typescript/lib/lib.es2024.sharedmemory.d.ts", { with: { type: "text" } }),
  "lib.es2024.string.d.ts": () =>
    import("typescript/lib/lib.es2024.string.d.ts", { with: { type: "text" } }),
  "lib.es2025.collection.d.ts": () =>
    import("typescript/lib/lib.es2025.collection.d.ts", { with: { type: "text" } }),
  "lib.es2025.d.ts": () => import("typescript/lib/lib.es2025.d.ts", { with: { type: "text" } }),
  "lib.es2025.float16.d.ts": () =>
    import("typescript/lib/lib.es2025.float16.d.ts", { with: { type: "text" } }),
  "lib.es2025.full.d.ts": () =>
    import("typescript/lib/lib.es2025.full.d.ts", { with: { type: "text" } }),
  "lib.es2025.intl.d.ts": () =>
    import("typescript/lib/lib.es2025.intl.d.ts", { with: { type: "text" } }),
  "lib.es2025.iterator.d.ts": () =>
    import("typescript/lib/lib.es2025.iterator.d.ts", { with: { type: "text" } }),
  "lib.es2025.promise.d.ts": () =>
    import("typescript/lib/lib.es2025.promise.d.ts", { with: { type: "text" } }),
  "lib.es2025.regexp.d.ts": () =>
    import("typescript/lib/lib.es2025.regexp.d.ts", { with: { type: "text" } }),
  "lib.esnext.array.d.ts": () =>
    import("typescript/lib/lib.esnext.array.d.ts", { with: { type: "text" } }),
  "lib.esnext.collection.d.ts": () =>
    import("typescript/lib/lib.esnext.collection.d.ts", { with: { type: "text" } }),
  "lib.esnext.d.ts": () => import("typescript/lib/lib.esnext.d.ts", { with: { type: "text" } }),
  "lib.esnext.date.d.ts": () =>
    import("typescript/lib/lib.esnext.date.d.ts", { with: { type: "text" } }),
  "lib.esnext.decorators.d.ts": () =>
    import("typescript/lib/lib.esnext.decorators.d.ts", { with: { type: "text" } }),
  "lib.esnext.disposable.d.ts": () =>
    import("typescript/lib/lib.esnext.disposable.d.ts", { with: { type: "text" } }),
  "lib.esnext.error.d.ts": () =>
    import("typescript/lib/lib.esnext.error.d.ts", { with: { type: "text" } }),
  "lib.esnext.full.d.ts": () =>
    import("typescript/lib/lib.esnext.full.d.ts", { with: { type: "text" } }),
  "lib.esnext.intl.d.ts": () =>
    import("typescript/lib/lib.esnext.intl.d.ts", { with: { type: "text" } }),
  "lib.esnext.sharedmemory.d.ts": () =>
    import("typescript/lib/lib.esnext.sharedmemory.d.ts", { with: { type: "text" } }),
  "lib.esnext.temporal.d.ts": () =>
    import("typescript/lib/lib.esnext.temporal.d.ts", { with: { type: "text" } }),
  "lib.esnext.typedarrays.d.ts": () =>
    import("typescript/lib/lib.esnext.typedarrays.d.ts", { with: { type: "text" } }),
};
