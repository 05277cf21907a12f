/** Opens the project a command is about. */
import { Maze } from "@maze/pipeline";
import type { CommandContext } from "../contract.ts";

/** The project of the user's folder, with the command's configuration, log, progress and signal. */
export function openMaze(context: CommandContext): Promise<Maze> {
  const { config, folder, host, log, progress, signal } = context;
  return Maze.open(folder, { host, config, log, progress, signal });
}
