/** Indexes one folder in a process of its own, and says how long that took and what memory it held. */
import { indexProject } from "@maze/project";
import { denoHost } from "../lib/app/host/deno_host.ts";

let peakBytes = 0;

/** Takes a sample of the resident memory, each time that parsing lets others run. */
function sample(): void {
  peakBytes = Math.max(peakBytes, Deno.memoryUsage().rss);
}

const progress = { update: sample, done: sample };
const { statistics } = await indexProject(denoHost(), Deno.args[0]!, { progress });
console.log(JSON.stringify({ ...statistics, peakBytes }));
