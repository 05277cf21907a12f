import { assert, assertEquals, assertThrows } from "@std/assert";
import { type Diagnostic, MazeError, renderDiagnostic } from "@maze/base";
import { type Config, loadConfig, requireSound } from "../../lib/pipeline/config/mod.ts";
import { pipelineErrors as errors } from "../../lib/pipeline/errors.ts";
import { hostWith, USER_FILE } from "./config_host.ts";

const secret = ["sk", "A".repeat(24)].join("-");

function loadText(text: string): Promise<Config> {
  return loadConfig(hostWith({ [USER_FILE]: text }), { folder: "/p" });
}

function shown({ code, message, place, suggestion }: Diagnostic): string {
  return `${code} ${place?.line}:${place?.column} ${message} | ${suggestion}`;
}

interface Case {
  readonly text: string;
  readonly code: string;
  readonly place: string;
  readonly says: string;
}

const cases: readonly Case[] = [
  {
    text: "[generation]\ntemprature = 0.7\n",
    code: errors.unknownKey.code,
    place: "2:1",
    says: "write generation.temperature",
  },
  {
    text: "# c\r\n[generatoin] # d\r\ntemperature = 0.7\r\n",
    code: errors.unknownKey.code,
    place: "2:1",
    says: "write [generation]",
  },
  {
    text: "temperature = 0.7\n",
    code: errors.unknownKey.code,
    place: "1:1",
    says: "write generation.temperature",
  },
  {
    text: "[generation]\nmask_cache_size = 5\n",
    code: errors.unknownKey.code,
    place: "2:1",
    says: "write performance.mask_cache_size",
  },
  {
    text: "generation.temperature = 9\n",
    code: errors.badConfigValue.code,
    place: "1:26",
    says: "expected a number from 0 to 2",
  },
  {
    text: '[generation]\ntemperature = "warm"\n',
    code: errors.badConfigValue.code,
    place: "2:15",
    says: 'Cannot use "warm" for generation.temperature',
  },
  {
    text: "[generation]\nmax_tokens = 1979-05-27\n",
    code: errors.badConfigValue.code,
    place: "2:14",
    says: "Cannot use a date",
  },
  {
    text: "[generation]\ntemperature = nan\n",
    code: errors.badConfigValue.code,
    place: "2:15",
    says: "NaN",
  },
  {
    text: '[indexer]\nexclude = ["a", 1]\n',
    code: errors.badConfigValue.code,
    place: "2:11",
    says: "expected a list of texts",
  },
  {
    text: "generation = 3\n",
    code: errors.badConfigValue.code,
    place: "1:1",
    says: "write [generation]",
  },
  {
    text: "[[generation]]\nseed = 3\n",
    code: errors.badConfigValue.code,
    place: "1:1",
    says: "write [generation]",
  },
  {
    text: "generation = { seed = 3, sede = 4 }\n",
    code: errors.unknownKey.code,
    place: "1:26",
    says: "write generation.seed",
  },
  {
    text: "[generation.seed]\nx = 1\n",
    code: errors.unknownKey.code,
    place: "1:1",
    says: 'section "generation.seed"',
  },
  {
    text: "other = {}\n",
    code: errors.unknownKey.code,
    place: "1:1",
    says: '"other"',
  },
  {
    text: "__proto__.seed = 1\n",
    code: errors.unknownKey.code,
    place: "1:1",
    says: "generation.seed",
  },
  {
    text: "[generation]\nseed = \n",
    code: errors.brokenConfig.code,
    place: "2:8",
    says: "expected TOML",
  },
  {
    text: "[generation]\nseed = 1\nseed = 2\n",
    code: errors.brokenConfig.code,
    place: "3:1",
    says: "expected TOML",
  },
  {
    text: `[generation]\napi_key = "abc"\n`,
    code: errors.secretInConfig.code,
    place: "2:1",
    says: "MAZE_API_KEY",
  },
  {
    text: `[nowhere]\ngithub_token = "abc"\n[generation]\nmodel = "x"`,
    code: errors.secretInConfig.code,
    place: "2:1",
    says: "MAZE_API_KEY",
  },
  {
    text: `[generation]\nmodel = "${secret}"\n`,
    code: errors.secretInConfig.code,
    place: "2:1",
    says: "MAZE_API_KEY",
  },
];

Deno.test("each mistake is a diagnostic with its code, its place and what to do", async () => {
  for (const { code, place, says, text } of cases) {
    const { problems } = await loadText(text);
    const found = problems.find((problem) =>
      problem.code === code && `${problem.place?.line}:${problem.place?.column}` === place
    );
    assert(found, `${JSON.stringify(text)} gave ${problems.map(shown).join("\n") || "nothing"}`);
    assert(shown(found).includes(says), shown(found));
    assertEquals(found.path, USER_FILE);
  }
});

Deno.test("every problem is collected, and the error carries all of them", async () => {
  const config = await loadText("[generation]\nsede = 1\ntemperature = 7\n[nowhere]\na = 1\n");
  assertEquals(config.problems.map(({ place }) => place?.line), [4, 2, 3]);
  const error = assertThrows(() => requireSound(config), MazeError, "and 2 more");
  assertEquals([error.exit, error.diagnostics.length], [3, 3]);
  assertEquals(config.settings.generation.seed, 0);
});

Deno.test("a secret is never repeated, nor is its line quoted", async () => {
  const texts = [
    `[generation]\napi_key = "hunter2hunter2"\n`,
    `[generation]\nmodel = "${secret}"\n`,
    `api_key = "hunter2hunter2\n`,
    `model = "${secret}\n`,
  ];
  for (const text of texts) {
    const { problems } = await loadText(text);
    const all = problems.map((problem) => renderDiagnostic(problem, text)).join("\n");
    assert(problems.length > 0 && !all.includes("hunter2") && !all.includes(secret), all);
  }
});

Deno.test("max_tokens and the like are not taken for secrets", async () => {
  const { problems } = await loadText("[generation]\nmax_tokens = 5\n");
  assertEquals(problems, []);
});

Deno.test("a byte-order mark and CRLF are accepted, with right columns", async () => {
  const config = await loadText("\ufeff[generation]\r\nseed = 5\r\nsede = 6\r\n");
  assertEquals(config.settings.generation.seed, 5);
  assertEquals(config.problems[0]?.place, { line: 3, column: 1 });
});

Deno.test("problems are bounded", async () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `unknown_key_${index} = 1`);
  const { problems } = await loadText(lines.join("\n"));
  assertEquals(problems.length, 50);
  assertEquals(problems.at(-1)?.notes, ["and 1950 more problems"]);
});

Deno.test("a file that is no text, too large or no file is a problem, not a crash", async () => {
  const cases: readonly [string | Uint8Array, string][] = [
    ["x = 1\n".repeat(20_000), "expected at most 65536"],
    [new Uint8Array([0xff, 0xfe, 0x61, 0x00]), "not UTF-8"],
    ["a = " + "[".repeat(500) + "]".repeat(500), "expected TOML"],
  ];
  for (const [content, says] of cases) {
    const host = hostWith({});
    await host.files.write(USER_FILE, content);
    const { problems } = await loadConfig(host, { folder: "/p" });
    assertEquals(problems.length, 1);
    assert(problems[0]!.message.includes(says), problems[0]!.message);
  }
  const host = hostWith({});
  await host.files.makeFolder(USER_FILE);
  const { problems } = await loadConfig(host, { folder: "/p" });
  assert(problems[0]!.message.includes("it is a directory"), problems[0]!.message);
});
