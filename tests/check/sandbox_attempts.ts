/** The ways out that are tried, as programs. `FOLDER` is where the secret is, `JAIL/` the jail's URL. */

/** What stands in every file outside. */
export const SECRET = "the-secret-of-the-host-7f3a";

/** Programs that fail while they are loaded. */
export const loading: Record<string, string | { code: string; files: Record<string, string> }> = {
  "static import of code": `import x from "file://FOLDER/s.js"; console.log("G" + "OT", x);`,
  "static import as text":
    `import x from "file://FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "static import as JSON":
    `import x from "file://FOLDER/s.json" with { type: "json" }; console.log("G" + "OT", x);`,
  "static import as bytes":
    `import x from "file://FOLDER/s.txt" with { type: "bytes" }; console.log("G" + "OT", x);`,
  "re-export": `export * from "file://FOLDER/s.js";`,
  "literal dynamic import as text":
    `console.log("G" + "OT", (await import("file://FOLDER/s.txt", { with: { type: "text" } })).default);`,
  "side effect import": `import "file://FOLDER/s.js";`,
  "capital scheme":
    `import x from "FILE://FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "mixed scheme":
    `import x from "fIlE:///FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "one slash":
    `import x from "file:FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "four slashes":
    `import x from "file:////FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "localhost":
    `import x from "file://localhost/FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "backslashes":
    `import x from "file:\\\\\\\\\\\\FOLDER\\\\s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "percent letters":
    `import x from "file://FOLDER/%73%2etxt" with { type: "text" }; console.log("G" + "OT", x);`,
  "tab in the scheme":
    `import x from "fi\\tle://FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "blank before the scheme":
    `import x from " file://FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "query and hash":
    `import x from "file://FOLDER/s.txt?a#b" with { type: "text" }; console.log("G" + "OT", x);`,
  "absolute path":
    `import x from "FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "relative path":
    `import x from "../../../../../..FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "out of the jail by ..":
    `import x from "JAIL/../../../../..FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "out of the jail by ..%2f":
    `import x from "JAIL/..%2f..%2f..%2f..%2f..FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "out of the jail by %2e%2e":
    `import x from "JAIL/%2e%2e/%2e%2e/%2e%2e/%2e%2eFOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "out of the jail by ..\\":
    `import x from "JAIL/..\\\\..\\\\..\\\\..FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
  "a module of the jail imports it": {
    code: `import "JAIL/a.js";`,
    files: {
      "a.js":
        `import x from "file://FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
    },
  },
  "a module of the jail imports it relatively": {
    code: `import "JAIL/a.js";`,
    files: {
      "a.js":
        `import x from "../../../../..FOLDER/s.txt" with { type: "text" }; console.log("G" + "OT", x);`,
    },
  },
  "JSX pragma": {
    code: `import "JAIL/a.tsx";`,
    files: {
      "a.tsx":
        `/** @jsxRuntime automatic */ /** @jsxImportSource file://FOLDER */ export const a = <b />;`,
    },
  },
  "data: module that imports it":
    `import "data:text/javascript,import x from 'file://FOLDER/s.txt' with { type: 'text' }; console.log('G' + 'OT', x);";`,
  "WebAssembly module": `import * as x from "file://FOLDER/s.wasm"; console.log("G" + "OT", x);`,
  "source phase import": `import source x from "file://FOLDER/s.wasm"; console.log("G" + "OT", x);`,
  "npm package": `import x from "npm:left-pad@1.3.0"; console.log("G" + "OT", x);`,
  "npm package, dynamic":
    `const x = await import("npm:left-pad@1.3.0"); console.log("G" + "OT", x);`,
  "jsr package": `import x from "jsr:@std/assert@1"; console.log("G" + "OT", x);`,
  "https module": `import x from "https://example.com/x.js"; console.log("G" + "OT", x);`,
  "http module of this machine":
    `import x from "http://127.0.0.1:65001/x.js"; console.log("G" + "OT", x);`,
  "worker with permissions":
    `new Worker("data:text/javascript,console.log('G' + 'OT', Deno.readTextFileSync('FOLDER/s.txt'))", { type: "module", deno: { permissions: { read: true } } });`,
  "bare name": `import x from "leak"; console.log("G" + "OT", x);`,
};

/** Attempts while the program runs; each is the body of an async function that returns what it got. */
export const attempts: Record<string, string> = {
  "computed import":
    `return (await import(["file:", "//", "FOLDER/s.txt"].join(""), { with: { type: "text" } })).default;`,
  "computed import of code": `return (await import("file://" + "FOLDER/s.js")).default;`,
  "computed import, capital": `return (await import("FI" + "LE://FOLDER/s.js")).default;`,
  "computed import of npm": `return (await import("npm:" + "left-pad@1.3.0")) && "${SECRET}";`,
  "computed import of jsr": `return (await import("jsr:" + "@std/assert@1")) && "${SECRET}";`,
  "computed import of https":
    `return (await import("https:" + "//example.com/x.js")) && "${SECRET}";`,
  "import in Function":
    `return (await new Function("return import('file://FOLDER/s.js')")()).default;`,
  "import in eval": `return (await (0, eval)("import('file://FOLDER/s.js')")).default;`,
  "import of a blob":
    `const u = URL.createObjectURL(new Blob(["import x from 'file://FOLDER/s.txt' with {type:'text'}; export default x"], { type: "text/javascript" })); return (await import(u)).default;`,
  "import of data:":
    `return (await import("data:text/javascript," + encodeURIComponent("export { default } from 'file://FOLDER/s.js'"))).default;`,
  "createRequire by path":
    `const { createRequire } = await import("node:module"); return createRequire("file:///x/y.js")("FOLDER/s.cjs");`,
  "createRequire of JSON":
    `const { createRequire } = await import("node:module"); return createRequire("file:///x/y.js")("FOLDER/s.json").secret;`,
  "createRequire by package":
    `const { createRequire } = await import("node:module"); return createRequire("file://FOLDER/x.js")("leak");`,
  "createRequire by node_modules path":
    `const { createRequire } = await import("node:module"); return createRequire("file://FOLDER/x.js")("FOLDER/node_modules/leak/i.js");`,
  "Module._load":
    `const { default: M } = await import("node:module"); return M._load("FOLDER/s.cjs", null, false);`,
  "getBuiltinModule":
    `return process.getBuiltinModule("node:fs").readFileSync("FOLDER/s.txt", "utf8");`,
  "fetch of a file": `return await (await fetch("file://FOLDER/s.txt")).text();`,
  "fetch of this machine": `return (await fetch("http://127.0.0.1:65001/")) && "${SECRET}";`,
  "fetch of the network": `return (await fetch("https://example.com/")) && "${SECRET}";`,
  "fetch of a unix socket":
    `return (await fetch("http://x/", { client: Deno.createHttpClient({ proxy: { transport: "unix", path: "FOLDER/s" } }) })) && "${SECRET}";`,
  "XMLHttpRequest":
    `if (typeof XMLHttpRequest === "undefined") throw new Error("DENIED"); return "${SECRET}";`,
  "WebSocket":
    `return await new Promise((yes, no) => { const w = new WebSocket("ws://127.0.0.1:65001/"); w.onopen = () => yes("${SECRET}"); w.onerror = (e) => no(new Error("DENIED " + e.message)); });`,
  "EventSource":
    `return await new Promise((yes, no) => { const w = new EventSource("http://127.0.0.1:65001/"); w.onopen = () => yes("${SECRET}"); w.onerror = () => no(new Error("DENIED")); });`,
  "connect": `return (await Deno.connect({ port: 9 })) && "${SECRET}";`,
  "listen": `return Deno.listen({ port: 0 }) && "${SECRET}";`,
  "datagram": `return Deno.listenDatagram({ port: 0, transport: "udp" }) && "${SECRET}";`,
  "serve":
    `const s = Deno.serve({ port: 0 }, () => new Response("")); await new Promise((go) => setTimeout(go, 20)); await s.shutdown(); return "${SECRET}";`,
  "dns": `return (await Deno.resolveDns("example.com", "A")) && "${SECRET}";`,
  "node:net":
    `const net = await import("node:net"); return await new Promise((yes, no) => net.connect(9, "127.0.0.1").on("connect", () => yes("${SECRET}")).on("error", no));`,
  "node:dns":
    `const dns = await import("node:dns/promises"); return (await dns.lookup("example.com")) && "${SECRET}";`,
  "node:http server":
    `const http = await import("node:http"); return await new Promise((yes, no) => http.createServer().on("error", no).listen(0, () => yes("${SECRET}")));`,
  "read": `return Deno.readTextFileSync("FOLDER/s.txt");`,
  "read, async": `return await Deno.readTextFile("FOLDER/s.txt");`,
  "open": `return Deno.openSync("FOLDER/s.txt") && "${SECRET}";`,
  "list": `return [...Deno.readDirSync("FOLDER")].length && "${SECRET}";`,
  "stat": `return Deno.statSync("FOLDER/s.txt") && "${SECRET}";`,
  "real path": `return Deno.realPathSync(".") && "${SECRET}";`,
  "watch": `return Deno.watchFs("FOLDER") && "${SECRET}";`,
  "node:fs": `return (await import("node:fs")).readFileSync("FOLDER/s.txt", "utf8");`,
  "node:fs promises":
    `return await (await import("node:fs/promises")).readFile("FOLDER/s.txt", "utf8");`,
  "node:fs exists":
    `if (!(await import("node:fs")).existsSync("FOLDER/s.txt")) throw new Error("DENIED"); return "${SECRET}";`,
  "write": `return Deno.writeTextFileSync("FOLDER/new", "x") ?? "${SECRET}";`,
  "write into the jail": `return Deno.writeTextFileSync(new URL("JAIL/new"), "x") ?? "${SECRET}";`,
  "write where it stands": `return Deno.writeTextFileSync("new", "x") ?? "${SECRET}";`,
  "temporary file": `return Deno.makeTempFileSync() && "${SECRET}";`,
  "symbolic link in the jail":
    `return Deno.symlinkSync("FOLDER", new URL("JAIL/link")) ?? "${SECRET}";`,
  "hard link": `return Deno.linkSync("FOLDER/s.txt", "link") ?? "${SECRET}";`,
  "node:fs link": `return (await import("node:fs")).symlinkSync("FOLDER", "link") ?? "${SECRET}";`,
  "remove": `return Deno.removeSync("FOLDER/s.txt") ?? "${SECRET}";`,
  "change folder": `return Deno.chdir("FOLDER") ?? "${SECRET}";`,
  "umask": `return typeof Deno.umask(0) === "number" && "${SECRET}";`,
  "environment": `return Deno.env.get("HOME") ?? Deno.env.get("PATH") ?? "${SECRET}";`,
  "whole environment": `return Object.keys(Deno.env.toObject()).length && "${SECRET}";`,
  "process.env":
    `const found = process.env.HOME ?? process.env.PATH; if (found === undefined) throw new Error("DENIED"); return "${SECRET}";`,
  "start a program":
    `return new Deno.Command("deno", { args: ["--version"] }).outputSync() && "${SECRET}";`,
  "start itself":
    `return new Deno.Command(Deno.execPath(), { args: ["--version"] }).outputSync() && "${SECRET}";`,
  "node:child_process":
    `return (await import("node:child_process")).execSync("id") && "${SECRET}";`,
  "node:child_process fork":
    `const c = (await import("node:child_process")).fork("FOLDER/s.js"); return c.pid && "${SECRET}";`,
  "node:cluster":
    `const c = (await import("node:cluster")).default; c.setupPrimary?.({ exec: "FOLDER/s.js" }); return c.fork() && "${SECRET}";`,
  "foreign functions": `return Deno.dlopen("libc.so.6", {}) && "${SECRET}";`,
  "process.dlopen":
    `const m = { exports: {} }; process.dlopen(m, "FOLDER/s.node"); return "${SECRET}";`,
  "Deno's own operations: native module":
    `const { ops } = Deno[Deno.internal].core; return ops.op_napi_open("FOLDER/s.node", globalThis, ...Array(9).fill(() => {})) && "${SECRET}";`,
  "Deno's own operations: clipboard":
    `const { ops } = Deno[Deno.internal].core; const got = await ops.op_desktop_read_clipboard_text?.(); if (got == null) throw new Error("DENIED"); return "${SECRET}";`,
  "kill its parent": `return Deno.kill(Deno.ppid, "SIGTERM") ?? "${SECRET}";`,
  "process.kill": `return process.kill(process.ppid, "SIGTERM") && "${SECRET}";`,
  "host name": `return Deno.hostname() && "${SECRET}";`,
  "network interfaces": `return Deno.networkInterfaces() && "${SECRET}";`,
  "system memory": `return Deno.systemMemoryInfo() && "${SECRET}";`,
  "user": `return Deno.uid() !== undefined && "${SECRET}";`,
  "node:os user": `return (await import("node:os")).userInfo() && "${SECRET}";`,
  "ask for permission":
    `const s = await Deno.permissions.request({ name: "read" }); if (s.state !== "granted") throw new Error("DENIED"); return "${SECRET}";`,
  "key-value store": `return (await Deno.openKv()) && "${SECRET}";`,
  "database file":
    `const { DatabaseSync } = await import("node:sqlite"); new DatabaseSync("FOLDER/x.db"); return "${SECRET}";`,
  "attached database":
    `const { DatabaseSync } = await import("node:sqlite"); new DatabaseSync(":memory:").exec("ATTACH 'FOLDER/x.db' AS x; CREATE TABLE x.a(b)"); return "${SECRET}";`,
  "vacuum into":
    `const { DatabaseSync } = await import("node:sqlite"); const d = new DatabaseSync(":memory:"); d.exec("CREATE TABLE a(b); VACUUM INTO 'FOLDER/y.db'"); return "${SECRET}";`,
  "database extension":
    `const { DatabaseSync } = await import("node:sqlite"); const d = new DatabaseSync(":memory:", { allowExtension: true }); d.loadExtension("FOLDER/x.so"); return "${SECRET}";`,
  "heap snapshot file":
    `return (await import("node:v8")).writeHeapSnapshot("FOLDER/x.heap") && "${SECRET}";`,
  "inspector":
    `const { Session } = await import("node:inspector"); const s = new Session(); s.connect(); return "${SECRET}";`,
  "worker of a file":
    `return await new Promise((yes, no) => { const w = new Worker("file://FOLDER/s.js", { type: "module" }); w.onerror = (e) => { e.preventDefault(); no(new Error("DENIED " + e.message)); }; setTimeout(() => yes("${SECRET}"), 500); });`,
  "worker that imports a file":
    `return await new Promise((yes, no) => { const w = new Worker("data:text/javascript," + encodeURIComponent("import x from 'file://FOLDER/s.txt' with {type:'text'}; postMessage(x)"), { type: "module" }); w.onmessage = (e) => yes(e.data); w.onerror = (e) => { e.preventDefault(); no(new Error("DENIED " + e.message)); }; });`,
  "worker that reads":
    `return await new Promise((yes, no) => { const w = new Worker("data:text/javascript," + encodeURIComponent("try { postMessage(Deno.readTextFileSync('FOLDER/s.txt')) } catch (e) { postMessage({ refused: String(e) }) }"), { type: "module" }); w.onmessage = (e) => e.data.refused ? no(new Error(e.data.refused)) : yes(e.data); });`,
  "node:worker_threads":
    `const { Worker } = await import("node:worker_threads"); return await new Promise((yes, no) => { const w = new Worker("FOLDER/s.cjs"); w.on("error", no); w.on("exit", (code) => code === 0 ? yes("${SECRET}") : no(new Error("DENIED"))); });`,
  "module by the map's own address":
    `return (await import("https://blocked.invalid" + "FOLDER/s.js")) && "${SECRET}";`,
};

/** Sources whose error reports could quote a file. */
export const quoting: Record<string, string> = {
  "source map address": `throw new Error("x");\n//# sourceMappingURL=file://FOLDER/s.txt`,
  "source map with the file as its source":
    `throw new Error("x");\n//# sourceMappingURL=data:application/json;base64,${
      btoa(
        JSON.stringify({
          version: 3,
          sources: ["file://FOLDER/s.txt"],
          names: [],
          mappings: "AAAA",
        }),
      )
    }`,
  "source address": `eval("throw new Error('x')\\n//# sourceURL=file://FOLDER/s.txt");`,
  "a stack that names the file":
    `const e = new Error("x"); e.stack = "Error: x\\n    at a (file://FOLDER/s.txt:1:1)"; throw e;`,
};
