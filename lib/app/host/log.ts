/** The log: LogTape with a file that is written in the background and never grows without bound. */
import {
  configure,
  dispose,
  type FormattedValues,
  getJsonLinesFormatter,
  getLogger,
  getTextFormatter,
  reset,
  type Sink,
} from "@logtape/logtape";
import { getRotatingFileSink } from "@logtape/file";
import type { Log } from "@maze/base";
import { isSecretName, redactText } from "@maze/pipeline";
import type { LogRequest, OpenedLog } from "../terminal/contract.ts";

/** Size at which a file is set aside, in bytes; files that are kept; time between two flushes. */
const FILE_LIMITS = { maxSize: 10 * 2 ** 20, maxFiles: 3, flushInterval: 1_000 } as const;

/** Deepest field that is written; what is deeper is cut. */
const FIELD_DEPTH = 6;

/** A field without secrets: by its name, and by the shape of every text in it. */
function redactField(name: string, value: unknown, depth = 0): unknown {
  if (isSecretName(name)) return "[secret]";
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= FIELD_DEPTH) return "[cut]";
  if (Array.isArray(value)) return value.map((item) => redactField("", item, depth + 1));
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    redactField(key, inner, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

/** A line of text: when, level, message, fields. */
function textLine({ level, message, record, timestamp }: FormattedValues): string {
  const fields = Object.entries(record.properties).map(([name, value]) =>
    ` ${name}=${JSON.stringify(value)}`
  );
  return `${timestamp} ${level} ${message}${fields.join("")}`;
}

/**
 * Opens the log.
 *
 * @param request Level, form, and where lines go.
 * @returns The log, which must be closed.
 * @throws {Error} The system's error when the file cannot be opened.
 */
export async function openLog(request: LogRequest): Promise<OpenedLog> {
  const formatter = request.format === "json"
    ? getJsonLinesFormatter()
    : getTextFormatter({ timestamp: "rfc3339", level: "full", format: textLine });
  const sinks: Record<string, Sink> = {};
  if (request.path !== undefined) {
    await Deno.mkdir(request.path.replace(/\/[^/]*$/, "") || "/", { recursive: true });
    sinks.file = getRotatingFileSink(request.path, {
      ...FILE_LIMITS,
      formatter,
      nonBlocking: true,
    });
  }
  const { line } = request;
  if (line) sinks.line = (record) => line(formatter(record).trimEnd());
  await configure({
    sinks,
    loggers: [
      { category: ["maze"], sinks: Object.keys(sinks), lowestLevel: request.level },
      { category: ["logtape", "meta"], sinks: [], lowestLevel: null },
    ],
    reset: true,
  });
  const logger = getLogger(["maze"]);
  const log: Log = {
    write: (level, text, fields) => {
      const message = redactText(text);
      logger.emit({
        level,
        message: [message],
        rawMessage: message.replaceAll("{", "{{").replaceAll("}", "}}"),
        timestamp: Date.now(),
        properties: redactField("", fields ?? {}) as Record<string, unknown>,
      });
    },
  };
  const close = async (): Promise<void> => {
    await dispose();
    await reset();
  };
  return { log, close };
}
