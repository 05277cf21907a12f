/** The sandbox as this machine has it, with and without bubblewrap. */
import type { Host } from "@maze/base";
import { type Isolation, sandboxStatus } from "@maze/check";
import { denoHost } from "../../lib/app/host/deno_host.ts";

const host = denoHost();
const status = await sandboxStatus(host);

/** A host as of a machine that has no bubblewrap. */
const plain: Host = {
  ...host,
  run: (request) =>
    request.command === "bwrap"
      ? Promise.reject(new Deno.errors.NotFound("no such program"))
      : host.run(request),
};

/** Both levels; a test that is ignored says why in its name. */
export const levels: readonly {
  isolation: Isolation;
  host: Host;
  ignore: boolean;
  label: string;
}[] = [
  { isolation: "permissions", host: plain, ignore: false, label: "permissions" },
  status.kind === "available" && status.isolation === "namespaces"
    ? { isolation: "namespaces", host, ignore: false, label: "namespaces" }
    : {
      isolation: "namespaces",
      host,
      ignore: true,
      label: `namespaces (${status.reason ?? "not here"})`,
    },
];
