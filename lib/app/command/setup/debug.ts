/** `maze debug`: facts about this program and this project for a report of a problem. No secrets. */
import { keyNames, parserVersion, variableOf, version } from "@maze/pipeline";
import { object } from "@optique/core";

import { type Command, defineCommand } from "../contract.ts";

/** Variables that change how the program behaves; only whether they are set is told. */
const VARIABLES = [
  ...["HOME", "XDG_CONFIG_HOME", "PATH", "TMPDIR", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"],
  ...["CI", "DENO_DIR", "INIT_CWD", "MAZE_API_KEY"],
];

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)];
}

/** `maze debug`. */
export const debug: Command = defineCommand({
  name: "debug",
  brief: "Show versions, paths and permissions",
  description:
    "Shows versions, paths and the permissions that were granted. Of variables it tells " +
    "only whether they are set.",
  examples: ["maze debug --json"],
  lenient: true,
  parser: object({}),
  run: async ({ columns, config, folder, host, runtime, style }) => {
    const { deno, executable, permissions, system, v8 } = await runtime();
    const { projectFile, root, trustFile, userFile } = config.places;
    const versions = { maze: version, deno, v8, typescript: parserVersion };
    const paths = {
      folder,
      project: root,
      project_config: projectFile,
      user_config: userFile ?? null,
      trust: trustFile ?? null,
      executable,
    };
    const variables = [...VARIABLES, ...keyNames.map(variableOf)]
      .filter((name) => host.environment(name) !== undefined);
    const granted = Object.fromEntries(permissions.map(({ name, state }) => [name, state]));
    const project = config.settings.project.name || null;
    const result = { versions, system, project, paths, permissions: granted, variables, columns };
    const text = [
      ...section(style.bold("versions"), [...Object.entries(versions), ["system", system]]),
      ...section(
        style.bold("paths"),
        Object.entries(paths).map(([name, path]) => [name, path ?? "none"]),
      ),
      ...section(style.bold("permissions"), Object.entries(granted)),
      style.bold("variables that are set"),
      `  ${variables.join(" ") || "none"}`,
    ];
    return { result, text: text.join("\n") };
  },
});
