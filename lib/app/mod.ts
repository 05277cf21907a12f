/** The command line and, later, the server: the real host and one file a command. */
export { runMaze } from "./command/main.ts";
export { appErrors } from "./errors.ts";
export { denoHost } from "./host/deno_host.ts";
export { denoSurroundings } from "./host/surroundings.ts";
export type {
  EndSignal,
  LogRequest,
  OpenedLog,
  Permission,
  RuntimeFacts,
  Surroundings,
  Terminal,
} from "./terminal/contract.ts";
