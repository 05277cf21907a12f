/**
 * Publishes every package, rooms from left to right and the root last, so that each finds what it
 * imports; `--dry-run` checks them all without sending anything.
 */
import { root } from "./house/files.ts";
import { capture, duration, type Finished } from "./house/process.ts";
import { type Member, members } from "./house/workspace.ts";

/** Publishes, or only checks, one package from its own folder. */
export function publish(member: Member, options: { readonly dryRun: boolean }): Promise<Finished> {
  const flags = options.dryRun ? ["--dry-run", "--allow-dirty"] : [];
  return capture(["deno", "publish", ...flags], { folder: root + member.folder });
}

async function main(dryRun: boolean): Promise<number> {
  for (const member of members()) {
    const { elapsedMs, output, status } = await publish(member, { dryRun });
    const name = `${member.config.name}@${member.config.version}`;
    console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${duration(elapsedMs)})`);
    if (status === 0) continue;
    console.log(output);
    return 1;
  }
  return 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args.includes("--dry-run")));
