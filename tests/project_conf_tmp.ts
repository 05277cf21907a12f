import ts from "typescript";
import { indexProject } from "@maze/project";
import { memoryHost } from "@maze/base";
const gz = await Deno.readFile("/work/shared/data/typescript-conformance-sample.jsonl.gz");
const text = await new Response(
  new Blob([gz]).stream().pipeThrough(new DecompressionStream("gzip")),
).text();
const F = ts.SymbolFlags;
const map: [number, string][] = [
  [F.Function, "function"],
  [F.Class, "class"],
  [F.Interface, "interface"],
  [F.TypeAlias, "type"],
  [F.Enum, "enum"],
  [F.Variable | F.Property | F.EnumMember | F.Accessor | F.Method, "variable"],
  [F.Module, "namespace"],
];
let cases = 0, total = 0, bad = 0, extra = 0, badCases = 0;
for (const line of text.trim().split("\n")) {
  const { name, source } = JSON.parse(line) as { name: string; source: string };
  const files: Record<string, string> = {};
  let cur = "/" + name.split("/").pop();
  let buf: string[] = [];
  const flush = () => {
    if (buf.join("").trim()) files[cur] = buf.join("\n");
    buf = [];
  };
  for (const l of source.split(/\r?\n/)) {
    const m = /^\s*\/\/\s*@filename:\s*(\S+)/i.exec(l);
    if (m) {
      flush();
      cur = "/" + m[1].replace(/^\.?\//, "");
    } else buf.push(l);
  }
  flush();
  const names = Object.keys(files).filter((f) => /\.[cm]?[jt]sx?$/.test(f));
  if (!names.length || !names.some((n) => /\b(export|import)\b/.test(files[n]))) continue;
  cases++;
  const host = ts.createCompilerHost({});
  host.getSourceFile = (n, v) =>
    files[n] !== undefined
      ? ts.createSourceFile(n, files[n], v as ts.ScriptTarget, true)
      : undefined;
  host.fileExists = (n) => files[n] !== undefined;
  host.readFile = (n) => files[n];
  host.getCurrentDirectory = () => "/";
  host.directoryExists = () => true;
  host.getDirectories = () => [];
  const program = ts.createProgram(names, {
    noLib: true,
    allowJs: true,
    target: 99,
    module: 99,
    moduleResolution: 100,
    types: [],
    jsx: 1,
    allowArbitraryExtensions: true,
  }, host);
  const checker = program.getTypeChecker();
  const index = await indexProject(memoryHost(files), "/", { cache: false, exclude: [] });
  let diff: string[] = [];
  for (const f of names) {
    const sf = program.getSourceFile(f)!;
    const sym = checker.getSymbolAtLocation(sf);
    const mine = new Map(index.exportedSymbols(f).map((e) => [e.name, e]));
    if (!sym) continue;
    const kindsOf = (s: ts.Symbol) => {
      const k = new Set<string>();
      let x = s;
      const seen = new Set();
      for (;;) {
        if (!((x.flags & F.Transient) && x.escapedName === "unknown")) {
          for (const [m, n] of map) if (x.flags & m) k.add(n);
        }
        if (!(x.flags & F.Alias) || seen.has(x)) break;
        seen.add(x);
        x = checker.getAliasedSymbol(x);
      }
      return [...k].sort();
    };
    for (const e of checker.getExportsOfModule(sym)) {
      if (e.flags & F.Prototype) continue;
      if (e.flags === F.Property && e.escapedName === "prototype") continue;
      total++;
      const k = kindsOf(e).join();
      const m = mine.get(e.name);
      if (m?.kinds.join() !== k) {
        bad++;
        diff.push(`${f} ${e.name} checker:${k} index:${m?.kinds.join()} ${m?.unresolved ?? ""}`);
      }
      mine.delete(e.name);
    }
    for (const x of mine.values()) {
      extra++;
      diff.push(`${f} EXTRA ${x.name} ${x.kinds}`);
    }
  }
  if (diff.length) {
    badCases++;
    console.log("==", name);
    for (const d of diff.slice(0, 6)) console.log("   ", d);
  }
}
console.log({ cases, total, bad, extra, badCases });
