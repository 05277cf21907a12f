/** The command line and, later, the server: the real host and one file a command. */
export { denoHost } from "./host/deno_host.ts";
