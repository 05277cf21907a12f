/**
 * Every known way out of a Deno process without permissions, tried in the sandbox. A secret stands in
 * real files outside; no output may hold it, and each attempt must say how it was refused, so that
 * an attempt that breaks for another reason does not count.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { runInSandbox, type SandboxReport } from "@maze/check";
import { attempts, loading, quoting, SECRET } from "./sandbox_attempts.ts";
import { levels } from "./sandbox_hosts.ts";

/** Makes the secret in every form that can be imported, and removes it in the end. */
async function withSecrets(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "maze-secret-" });
  const write = async (path: string, text: string): Promise<void> => {
    await Deno.mkdir(`${folder}/${path}`.replace(/\/[^/]+$/, ""), { recursive: true });
    await Deno.writeTextFile(`${folder}/${path}`, text);
  };
  try {
    await write("s.txt", SECRET);
    await write("s.json", JSON.stringify({ secret: SECRET }));
    await write("s.js", `console.log("G" + "OT", "${SECRET}"); export default "${SECRET}";`);
    await write("s.cjs", `module.exports = "${SECRET}";`);
    await write("jsx-runtime", `console.log("G" + "OT", "${SECRET}"); export const jsx = 1;`);
    await write(
      "node_modules/leak/package.json",
      `{"name":"leak","version":"1.0.0","main":"i.js"}`,
    );
    await write("node_modules/leak/i.js", `module.exports = "${SECRET}";`);
    await write("package.json", `{"dependencies":{"leak":"1.0.0"}}`);
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What Deno says when it refuses, in its several voices. */
const REFUSED =
  /Requires \w+ access|requires unscoped|blocked\.invalid|NotCapable|NotFound|backtracks above its prefix|--no-npm|is not a function|not a dependency|Relative import path|Unsupported scheme|EPERM|Unstable API|too many attached databases|os error 2|DENIED/;

function filled(text: string, folder: string): string {
  return text.replaceAll("FOLDER", folder);
}

for (const { host, ignore, label } of levels) {
  const run = (
    code: string,
    options: { folder: string; files?: Record<string, string>; wallMs?: number },
  ): Promise<SandboxReport> => {
    const files = Object.entries(options.files ?? {});
    return runInSandbox(host, {
      program: (jail) => filled(code, options.folder).replaceAll("JAIL/", jail),
      files: new Map(files.map(([path, text]) => [path, filled(text, options.folder)])),
      limits: { wallMs: options.wallMs ?? 10_000 },
    });
  };
  const said = ({ stderr, stdout }: SandboxReport): string => `${stdout}\n${stderr}`;

  Deno.test(
    { name: `${label}: imports while loading are refused`, ignore },
    (t) =>
      withSecrets(async (folder) => {
        for (const [name, row] of Object.entries(loading)) {
          const { code, files } = typeof row === "string" ? { code: row, files: {} } : row;
          await t.step(name, async () => {
            const report = await run(code, { folder, files });
            const output = said(report);
            assert(!output.includes(SECRET) && !output.includes("GOT"), output);
            assertMatch(output, REFUSED);
            assert(report.status > 0, output);
          });
        }
      }),
  );

  Deno.test(
    { name: `${label}: attempts while running are refused`, ignore },
    (t) =>
      withSecrets(async (folder) => {
        const bodies = Object.entries(attempts).map(([name, body]) =>
          `await attempt(${JSON.stringify(name)}, async () => { ${body} });`
        );
        const report = await run(
          `import process from "node:process";
         async function attempt(name, body) {
           let said;
           try { said = "GOT " + await body(); }
           catch (error) { said = "refused: " + error?.name + " " + error?.message; }
           console.log("ATTEMPT " + JSON.stringify([name, said]));
         }
         ${bodies.join("\n")}
         Deno.exit(0);`,
          { folder, wallMs: 20_000 },
        );
        const results = new Map<string, string>(
          report.stdout.split("\n").filter((line) => line.startsWith("ATTEMPT "))
            .map((line) => JSON.parse(line.slice(8))),
        );
        for (const name of Object.keys(attempts)) {
          await t.step(name, () => {
            const result = results.get(name) ?? `nothing; the program said ${said(report)}`;
            assert(!result.includes(SECRET) && !result.startsWith("GOT"), result);
            assertMatch(result, /^refused: /);
            assertMatch(result, REFUSED);
          });
        }
        const entries = [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
        assertEquals(entries, [
          "jsx-runtime",
          "node_modules",
          "package.json",
          "s.cjs",
          "s.js",
          "s.json",
          "s.txt",
        ]);
      }),
  );

  Deno.test(
    { name: `${label}: error reports quote no file`, ignore },
    (t) =>
      withSecrets(async (folder) => {
        for (const [name, code] of Object.entries(quoting)) {
          await t.step(name, async () => {
            const inMain = await run(code, { folder });
            const inJail = await run(`import "JAIL/a.js";`, { folder, files: { "a.js": code } });
            for (const report of [inMain, inJail]) {
              assertEquals(report.status, 1);
              assert(!said(report).includes(SECRET), said(report));
            }
          });
        }
      }),
  );

  Deno.test({ name: `${label}: nothing is kept between programs`, ignore }, async () => {
    const keep = `
      const tried = [];
      try { localStorage.setItem("k", "${SECRET}"); tried.push("localStorage"); } catch (e) { tried.push(e.name); }
      try { await (await caches.open("c")).put("https://a/", new Response("${SECRET}")); tried.push("caches"); }
      catch (e) { tried.push(e.name); }
      console.log(tried.join());`;
    const find = `
      const found = [];
      try { found.push(localStorage.getItem("k")); } catch (e) { found.push(e.name); }
      try { found.push(await (await (await caches.open("c")).match("https://a/"))?.text()); }
      catch (e) { found.push(e.name); }
      console.log(found.join());`;
    const options = { folder: "/x" };
    const kept = await run(keep, options);
    assertEquals([kept.status, kept.stdout.split(",").length], [0, 2], said(kept));
    const found = await run(find, options);
    assertEquals(found.status, 0, said(found));
    assert(!said(found).includes(SECRET), said(found));
  });

  Deno.test({
    name: `${label}: a package.json and packages near the temporary folder do not count`,
    ignore,
  }, () =>
    withSecrets(async (folder) => {
      const nested = {
        ...host,
        files: {
          ...host.files,
          makeTemporaryFolder: (prefix: string) => Deno.makeTempDir({ dir: folder, prefix }),
        },
      };
      for (
        const code of [
          `import x from "leak"; console.log("G" + "OT", x);`,
          `import { createRequire } from "node:module"; console.log("G" + "OT", createRequire(import.meta.url)("leak"));`,
        ]
      ) {
        const report = await runInSandbox(nested, { program: () => code, files: new Map() });
        assert(!said(report).includes(SECRET) && report.status === 1, said(report));
      }
    }));
}
