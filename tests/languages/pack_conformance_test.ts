/** The one suite that every language pack passes before it is listed. */
import { assert, assertEquals } from "@std/assert";
import { languageOf, languages } from "@maze/languages";
import type { ModuleOutline, OutlineSymbol } from "@maze/types";

/** A few lines in the language with at least one function of this name and one syntax error-free class of symbol. */
const samples: Readonly<Record<string, { readonly text: string; readonly symbol: string }>> = {
  typescript: {
    text: "/** Adds. */\nexport function add(a: number) {\n  return a;\n}\n",
    symbol: "add",
  },
};

function outlineOf(pack: (typeof languages)[number], text: string): ModuleOutline {
  const result = pack.outline({ path: `a${pack.extensions[0]}`, text });
  assert(result.kind === "outlined", `${pack.name} cannot outline ${JSON.stringify(text)}`);
  return result.outline;
}

function everySymbol(symbols: readonly OutlineSymbol[]): OutlineSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...everySymbol(symbol.members ?? [])]);
}

Deno.test("packs: no two share an extension, and every extension finds its pack", () => {
  const extensions = languages.flatMap((pack) => [...pack.extensions]);
  assertEquals(new Set(extensions).size, extensions.length);
  for (const pack of languages) {
    for (const extension of pack.extensions) {
      assert(extension.startsWith(".") && extension === extension.toLowerCase(), extension);
      assertEquals(languageOf(`a/b${extension}`), pack);
      assertEquals(languageOf(`a/b${extension.toUpperCase()}`), pack);
    }
  }
  for (const path of ["", "a", "a.", ".ts/a", "a.tsz", "ts"]) {
    assertEquals(languageOf(path), undefined);
  }
});

for (const pack of languages) {
  const sample = samples[pack.name];
  assert(sample, `Cannot check ${pack.name}: it has no sample here`);

  Deno.test(`${pack.name}: has a name and a version`, () => {
    assert(/^[a-z]+$/.test(pack.name) && pack.version !== "");
  });

  Deno.test(`${pack.name}: an empty file has an outline with nothing in it`, () => {
    const outline = outlineOf(pack, "");
    assertEquals([outline.symbols, outline.imports, outline.exports, outline.tests], [
      [],
      [],
      [],
      [],
    ]);
    assertEquals([outline.lines, outline.diagnostics], [0, []]);
  });

  Deno.test(`${pack.name}: the sample's symbol has its span, line, signature and documentation`, () => {
    const { symbols } = outlineOf(pack, sample.text);
    const symbol = symbols.find(({ name }) => name === sample.symbol);
    assert(symbol, `Cannot find ${sample.symbol}`);
    const { end, start } = symbol.span;
    assertEquals(sample.text.slice(0, start).split("\n").length, symbol.line);
    assert(sample.text.slice(start, end).includes(sample.symbol));
    assert(symbol.signature && symbol.documentation && symbol.callable);
  });

  Deno.test(`${pack.name}: an outline survives JSON, and is the same every time`, () => {
    const outline = outlineOf(pack, sample.text);
    assertEquals(JSON.parse(JSON.stringify(outline)), outline);
    assertEquals(outlineOf(pack, sample.text), outline);
  });

  Deno.test(`${pack.name}: no prefix of the sample throws, and every span lies in the text`, () => {
    for (let length = 0; length <= sample.text.length; length++) {
      const text = sample.text.slice(0, length);
      for (const { span } of everySymbol(outlineOf(pack, text).symbols)) {
        assert(span.start >= 0 && span.start <= span.end && span.end <= length, text);
      }
    }
  });

  Deno.test(`${pack.name}: line ends of either kind and a byte-order mark change no symbol`, () => {
    const names = (text: string) =>
      outlineOf(pack, text).symbols.map(({ line, name }) => [name, line]);
    const expected = names(sample.text);
    assertEquals(names(sample.text.replaceAll("\n", "\r\n")), expected);
    assertEquals(names(`\uFEFF${sample.text}`), expected);
  });

  Deno.test(`${pack.name}: lines are counted as people count them`, () => {
    for (
      const [text, lines] of [["", 0], ["a", 1], ["a\n", 1], ["a\nb", 2], ["\n\n", 2]] as const
    ) {
      assertEquals(outlineOf(pack, text).lines, lines, JSON.stringify(text));
    }
  });

  Deno.test(`${pack.name}: the limits hold`, () => {
    const limits = { signatureLength: 10, documentationLength: 8, diagnostics: 1 };
    const path = `a${pack.extensions[0]}`;
    const result = pack.outline({ path, text: `${sample.text}\n) ) ) )` }, limits);
    assert(result.kind === "outlined");
    assertEquals(result.outline.diagnostics.length, 1);
    for (const { documentation, signature } of everySymbol(result.outline.symbols)) {
      assert((signature ?? "").length <= 10 && (documentation?.summary ?? "").length <= 8);
    }
  });

  Deno.test(`${pack.name}: a path may mean the files of its own extension`, () => {
    const written = `src/a${pack.extensions[0]}`;
    assert(pack.moduleCandidates(written).includes(written));
    const candidates = pack.moduleCandidates("src/a");
    assert(candidates.length > 0 && candidates.every((path) => languageOf(path) === pack));
  });
}
