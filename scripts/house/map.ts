/**
 * The map of the house, read from the table in `docs/architecture.md`, so that the page people read
 * and the rules machines hold cannot differ. The page comes as a text import: the lint plugin, which
 * has no permissions, reads it too.
 */
import page from "../../docs/architecture.md" with { type: "text" };

/** One row of the table. */
export interface Room {
  /** Folder under `lib/`, and the package name after `@maze/`. */
  readonly name: string;
  /** Two digits that open the room's error codes. */
  readonly number: string;
  /** Rooms it may import. */
  readonly mayImport: readonly string[];
  /** Folders of the room, with a final slash, that may touch the system. */
  readonly outside: readonly string[];
}

/**
 * Reads the rooms from the first table whose header begins with `room`.
 *
 * @param markdown Text of the page.
 * @returns The rooms in the order of the table, which is the order of the house.
 * @throws {TypeError} When there is no such table or a row lacks a cell.
 */
export function readMap(markdown: string): Room[] {
  const lines = markdown.split("\n");
  const header = lines.findIndex((line) => /^\|\s*room\s*\|/.test(line));
  if (header < 0) throw new TypeError("Cannot read the map: no table begins with a column `room`");
  const rooms: Room[] = [];
  for (const line of lines.slice(header + 2)) {
    if (!line.startsWith("|")) break;
    const cells = line.split("|").slice(1, -1).map((cell) => cell.trim());
    if (cells.length !== 5) {
      throw new TypeError(`Cannot read the map: "${line}" has not five cells`);
    }
    const quoted = (cell: number): string[] =>
      [...cells[cell]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    const name = quoted(0)[0];
    if (name === undefined) throw new TypeError(`Cannot read the map: "${line}" names no room`);
    rooms.push({ name, number: cells[1]!, mayImport: quoted(3), outside: quoted(4) });
  }
  return rooms;
}

/** The rooms of this house, in order. */
export const rooms: readonly Room[] = readMap(page);

/** Whether a file, by its path from the root (`lib/types/typescript/host.ts`), may touch the system. */
export function mayTouchSystem(path: string, house: readonly Room[] = rooms): boolean {
  const room = house.find((room) => path.startsWith(`lib/${room.name}/`));
  if (room === undefined) return true;
  return room.outside.some((folder) => path.startsWith(`lib/${room.name}/${folder}`));
}
