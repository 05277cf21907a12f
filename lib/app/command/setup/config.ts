/** `maze config`: reads and writes configuration, and settles trust. */
import {
  configKeys,
  distrustProject,
  explainKey,
  type Explanation,
  formatValue,
  keyNames,
  setKey,
  trustProject,
} from "@maze/pipeline";
import { argument, object, option, string } from "@optique/core";
import { message } from "@optique/core/message";
import { type Command, type CommandContext, defineCommand, defineGroup } from "../contract.ts";

const key = argument(string({ metavar: "KEY" }), {
  description: message`Name of a key, such as generation.seed.`,
});
const nothing = object({});

const get = defineCommand({
  name: "config get",
  brief: "Print the value of a key",
  examples: ["maze config get generation.temperature"],
  parser: object({ key }),
  run: ({ config }, options) => {
    const { key, value, winner } = explainKey(config, options.key);
    return Promise.resolve({ result: { key, value, layer: winner }, text: formatValue(value) });
  },
});

const list = defineCommand({
  name: "config list",
  brief: "Print every key with its value and the layer it comes from",
  examples: ["maze config list", "maze config list --json"],
  parser: nothing,
  run: ({ config, style }) => {
    const rows = keyNames.map((name) => explainKey(config, name));
    const width = Math.max(...keyNames.map((name) => name.length));
    const lines = rows.map(({ key, value, winner }) => {
      const from = winner === "default" ? "" : `  ${style.dim(winner)}`;
      return `${style.cyan(key.padEnd(width))}  ${formatValue(value)}${from}`;
    });
    const keys = rows.map(({ key, value, winner }) => ({ key, value, layer: winner }));
    return Promise.resolve({ result: { keys }, text: lines.join("\n") });
  },
});

function explanationText(explanation: Explanation, { style }: CommandContext): string {
  const { answers, definition, key, value, winner } = explanation;
  const lines = answers.map(({ ignored, layer, value: own, where }) => {
    const mark = layer === winner ? style.green("→") : " ";
    const shown = own === undefined ? style.dim("not set") : formatValue(own);
    const note = ignored ? ` ${style.yellow(`ignored: ${ignored}`)}` : "";
    return `${mark} ${layer.padEnd(11)}  ${shown}${note}  ${style.dim(where)}`;
  });
  return [
    `${style.bold(key)} = ${formatValue(value)}, from ${winner}`,
    ...lines,
    definition.description,
    `acts on: ${definition.status}`,
  ].join("\n");
}

const explain = defineCommand({
  name: "config explain",
  brief: "Tell which layer a value comes from, and what every other layer says",
  examples: ["maze config explain generation.temperature"],
  parser: object({ key }),
  run: (context, options) => {
    const explanation = explainKey(context.config, options.key);
    const { answers, definition, key, value, winner } = explanation;
    const layers = answers.map(({ ignored, layer, value, where }) => ({
      layer,
      value: value ?? null,
      where,
      ...(ignored ? { ignored } : {}),
    }));
    const { description, status } = definition;
    const result = { key, value, layer: winner, layers, description, status };
    return Promise.resolve({ result, text: explanationText(explanation, context) });
  },
});

const set = defineCommand({
  name: "config set",
  brief: "Change one value in a configuration file",
  description:
    "Changes one value in the configuration of the project, or with --user in that of the " +
    "user. Comments and all other lines stay as they are.",
  examples: ["maze config set generation.seed 7", "maze config set --user logging.level debug"],
  lenient: true,
  parser: object({
    user: option("--user", { description: message`Change the configuration of the user.` }),
    key,
    value: argument(string({ metavar: "VALUE" }), {
      description: message`The value; a list is written a,b.`,
    }),
  }),
  run: async ({ config: { places }, host, style }, options) => {
    const layer = options.user ? "user" : "project";
    const written = await setKey(host, places, { layer, key: options.key, value: options.value });
    const { effective, key, path, value } = written;
    const note = effective ? "" : `\n${style.yellow("no effect yet")}: run maze config trust`;
    const text = `${style.cyan(key)} = ${formatValue(value)} in ${path}${note}`;
    return { result: { key, value, layer, path, effective }, text };
  },
});

const trust = defineCommand({
  name: "config trust",
  brief: "Accept the configuration of this project as it is now",
  description:
    "Accepts the configuration of this project as it is now. A change of the file is asked " +
    "about anew.",
  examples: ["maze config trust", "maze config trust --revoke"],
  lenient: true,
  parser: object({
    revoke: option("--revoke", { description: message`Take the trust back.` }),
  }),
  run: async ({ config: { places }, host }, { revoke }) => {
    const { projectFile, root } = places;
    if (revoke) {
      await distrustProject(host, places);
      return { result: { root, trusted: false, digest: null }, text: `${root} is not trusted now` };
    }
    const digest = await trustProject(host, places);
    if (digest === undefined) {
      const text = `${root} has no configuration: there is nothing to trust`;
      return { result: { root, trusted: false, digest: null }, text };
    }
    const result = { root, trusted: true, digest };
    return { result, text: `trusted ${projectFile}\nSHA-256 ${digest}` };
  },
});

const path = defineCommand({
  name: "config path",
  brief: "Print where the configuration stands",
  examples: ["maze config path"],
  lenient: true,
  parser: nothing,
  run: async ({ config: { places, trust }, host, style }) => {
    const { projectFile, root, trustFile, userFile } = places;
    const files = { project: projectFile, user: userFile ?? null, trust: trustFile ?? null };
    const rows = await Promise.all(
      Object.entries(files).map(async ([name, file]) => {
        const exists = file !== null && await host.files.stat(file) !== undefined;
        return { name, path: file, exists };
      }),
    );
    const lines = rows.map(({ exists, name, path }) => {
      const shown = path ?? "none: neither XDG_CONFIG_HOME nor HOME is set";
      return `${name.padEnd(8)} ${shown}${exists ? "" : style.dim("  absent")}`;
    });
    return { result: { root, ...files, state: trust.kind }, text: lines.join("\n") };
  },
});

/** `maze config`. */
export const config: Command = defineGroup("config", [get, set, list, explain, trust, path], {
  brief: `Read and change the ${Object.keys(configKeys).length} settings`,
  examples: ["maze config list", "maze config explain generation.seed"],
});
