/** A host with some of its file operations replaced. */
import type { FileSystem, Host } from "@maze/base";

/** The same host, with these operations instead of its own. */
export function hostWithFiles(host: Host, replaced: Partial<FileSystem>): Host {
  const files = new Proxy(host.files, {
    get: (target, name) => {
      const own = Reflect.get(replaced, name) ?? Reflect.get(target, name);
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
  return { ...host, files };
}
