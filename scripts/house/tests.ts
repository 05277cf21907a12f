/** Which tests run without any permission. */
import { rooms } from "./map.ts";

/** Names of the tests that need the system although their room does not touch it. */
const SYSTEM = /\/system\/|_disk(_\w+)?_test\.ts$/;

/** Others of them, each with what it needs. */
const NEEDS: Readonly<Record<string, string>> = {
  "tests/project/exports_conformance_test.ts": "reads the sources of packages",
};

/**
 * Whether a test file, by its path from the root, must pass with no permission at all: tests of rooms
 * that do not touch the system, except those in a folder `system/`, those whose name says `disk`, and
 * the few that are listed.
 */
export function isPure(path: string): boolean {
  if (SYSTEM.test(path) || path in NEEDS) return false;
  return rooms.some((room) => room.outside.length === 0 && path.startsWith(`tests/${room.name}/`));
}
