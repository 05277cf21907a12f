/** Opens the log of a command, as its configuration and options want it. */
import { joinPath, silentLog } from "@maze/base";
import type { Config } from "@maze/pipeline";
import type { OpenedLog, Surroundings } from "../../terminal/contract.ts";
import type { Display } from "../../terminal/display.ts";
import type { Style } from "../../terminal/style.ts";
import { systemReason } from "./failure.ts";
import type { SharedOptions } from "./parse.ts";

/** Where lines and notices go beside the file. */
export interface LogOptions {
  /** Standard error. */
  readonly display: Display;
  /** Its styles. */
  readonly style: Style;
  /** Options that every command takes. */
  readonly shared: SharedOptions;
}

/** Opens the log that the configuration and the options want. */
export async function openCommandLog(
  surroundings: Surroundings,
  config: Config,
  options: LogOptions,
): Promise<OpenedLog> {
  const { display, shared, style } = options;
  const { format, level, output } = config.settings.logging;
  const onError = shared.logLevel !== undefined || output === "stderr";
  const isFile = output !== "none" && output !== "stderr" && output !== "";
  const none: OpenedLog = { log: silentLog, close: () => Promise.resolve() };
  if (!onError && !isFile) return none;
  const line = onError ? { line: display.line } : {};
  const path = joinPath(config.places.root, output.replaceAll("\\", "/"));
  const { openLog } = surroundings;
  if (!isFile) return await openLog({ level, format, ...line });
  try {
    return await openLog({ level, format, path, ...line });
  } catch (error) {
    const reason = systemReason(error) ?? String(error);
    display.notice(`${style.yellow("warning")}: no log is kept: ${reason}`);
    return onError ? await openLog({ level, format, ...line }) : none;
  }
}
