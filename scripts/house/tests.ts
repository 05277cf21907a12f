/** Which tests run without any permission. */
import { rooms } from "./map.ts";

/**
 * Tests of rooms that do not touch the system run with none, except for those named here, each with
 * what it needs and why.
 */
const NEEDS: Readonly<Record<string, string>> = {
  "tests/languages/system/": "reads test data beside the project",
  "tests/project/exports_conformance": "fetches npm packages and reads their sources",
  "tests/project/system/": "files and links on a disk, git, test data beside the project",
  "tests/pipeline/change_disk": "files and links on a disk, full disks, children that are killed",
};

/** Folders of tests outside the rooms that need no permission either. */
const ALSO_PURE = ["tests/conformance/"];

/** Whether a test file, by its path from the root, must pass with no permission at all. */
export function isPure(path: string): boolean {
  if (Object.keys(NEEDS).some((start) => path.startsWith(start))) return false;
  if (ALSO_PURE.some((folder) => path.startsWith(folder))) return true;
  return rooms.some((room) => room.outside.length === 0 && path.startsWith(`tests/${room.name}/`));
}
