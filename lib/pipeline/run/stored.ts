/** Events of runs as the store holds them, and back. */
import type { NewEvent, StoredEvent } from "@maze/memory";
import type { RecordedEvent, RunEvent } from "./event.ts";

/** Every kind, so that an event of a kind that this version does not know can be told apart. */
const KINDS: Readonly<Record<RunEvent["kind"], true>> = {
  "run-started": true,
  "run-resumed": true,
  "project-opened": true,
  "hole-found": true,
  "candidate-tried": true,
  "hole-filled": true,
  "hole-missed": true,
  "check-recorded": true,
  "repair-tried": true,
  "change-proposed": true,
  "change-applied": true,
  "change-refused": true,
  "change-undone": true,
  "outcome-learnt": true,
  "receipt-issued": true,
  "run-finished": true,
};

/** An event as the store takes it. */
export function toStored(event: RunEvent, at: number): NewEvent {
  if (event.kind === "check-recorded") {
    const { evidence, kind, subject } = event;
    return { kind, at, body: { subject }, evidence };
  }
  const { kind, ...body } = event;
  return { kind, at, body };
}

/** An event from the store, or `undefined` where its kind is not known to this version. */
export function fromStored(stored: StoredEvent): RecordedEvent | undefined {
  const { at, body, evidence, kind, sequence } = stored;
  if (!Object.hasOwn(KINDS, kind)) return undefined;
  if (kind === "check-recorded" && !evidence) return undefined;
  // The store holds what `toStored` of this or an earlier version gave it.
  return { ...body, ...(evidence ? { evidence } : {}), kind, sequence, at } as RecordedEvent;
}
