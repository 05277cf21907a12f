/** Errors of the room `project`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of the room `project`. */
export const projectErrors: Readonly<
  Record<
    | "noFolder"
    | "tooLarge"
    | "binary"
    | "encoding"
    | "unreadable"
    | "link"
    | "notFile"
    | "tooMany"
    | "cacheCorrupt"
    | "cacheNewer"
    | "cacheUnwritable"
    | "badConfig",
    ErrorKind
  >
> = defineErrors("05", {
  noFolder: { number: 1, title: "the project root is not a folder", exit: ExitCode.usage },
  tooLarge: { number: 2, title: "a source file is larger than the limit", exit: ExitCode.ok },
  binary: { number: 3, title: "a source file holds binary data", exit: ExitCode.ok },
  encoding: { number: 4, title: "a source file is not UTF-8", exit: ExitCode.ok },
  unreadable: { number: 5, title: "a file or folder cannot be read", exit: ExitCode.ok },
  link: { number: 6, title: "a link is not followed", exit: ExitCode.ok },
  notFile: { number: 7, title: "a source path is not a regular file", exit: ExitCode.ok },
  tooMany: { number: 8, title: "the project is larger than the limits", exit: ExitCode.ok },
  cacheCorrupt: { number: 9, title: "the stored index is damaged", exit: ExitCode.ok },
  cacheNewer: { number: 10, title: "the stored index is of a newer version", exit: ExitCode.ok },
  cacheUnwritable: { number: 11, title: "the index cannot be stored", exit: ExitCode.ok },
  badConfig: { number: 12, title: "a project configuration cannot be read", exit: ExitCode.ok },
});
