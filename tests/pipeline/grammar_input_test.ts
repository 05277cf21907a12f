import { MazeError } from "@maze/base";
import { decodeText, distribution } from "@maze/pipeline";
import { readJsonLines } from "../../lib/pipeline/grammar/bench/json_lines.ts";
import { Samples } from "../../lib/pipeline/grammar/bench/samples.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import fc from "fast-check";

const encoder = new TextEncoder();

function streamOf(
  chunks: readonly Uint8Array<ArrayBuffer>[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return ReadableStream.from(chunks);
}

function inputOf(text: string, path = "in.jsonl") {
  return { path, stream: streamOf([encoder.encode(text)]) };
}

async function read(text: string): Promise<[number, unknown][]> {
  const lines = await Array.fromAsync(readJsonLines(inputOf(text)));
  return lines.map(({ fields, number }) => [number, fields]);
}

Deno.test("lines: numbered from 1, empty ones passed over, with or without a last line end", async () => {
  assertEquals(await read('{"a":1}\n\n  \n{"b":2}\r\n{"c":3}'), [
    [1, { a: 1 }],
    [4, { b: 2 }],
    [5, { c: 3 }],
  ]);
  assertEquals(await read(""), []);
  const two = readJsonLines(inputOf("{}\n{}\n{}\n"), 2);
  assertEquals((await Array.fromAsync(two)).length, 2);
});

Deno.test("lines: the same however the bytes arrive", async () => {
  const lines = fc.array(fc.dictionary(fc.string(), fc.string({ unit: "binary" })), {
    maxLength: 6,
  });
  const cuts = fc.array(fc.nat(200), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(lines, cuts, async (objects, at) => {
      const text = objects.map((each) => JSON.stringify(each)).join("\n");
      const bytes = encoder.encode(text);
      const bounds = [
        0,
        ...at.filter((cut) => cut < bytes.length).sort((a, b) => a - b),
        bytes.length,
      ];
      const chunks = bounds.slice(1).map((end, index) => bytes.slice(bounds[index], end));
      const found = await Array.fromAsync(readJsonLines({ path: "a", stream: streamOf(chunks) }));
      assertEquals(
        found.map(({ fields }) => fields),
        objects.map((each) => JSON.parse(JSON.stringify(each))),
      );
    }),
    { numRuns: 40 },
  );
});

Deno.test("lines: packed ones are unpacked, and damage is the user's trouble", async () => {
  const packed = new Response(
    new Blob(['{"a":1}\n{"a":2}\n']).stream().pipeThrough(new CompressionStream("gzip")),
  );
  const bytes = await packed.bytes();
  const path = "in.jsonl.gz";
  const whole = await Array.fromAsync(readJsonLines({ path, stream: streamOf([bytes]) }));
  assertEquals(whole.map(({ fields }) => fields.a), [1, 2]);
  for (const broken of [bytes.slice(0, bytes.length - 12), encoder.encode("plain")]) {
    const error = await assertRejects(
      () => Array.fromAsync(readJsonLines({ path, stream: streamOf([broken]) })),
      MazeError,
      "Cannot unpack in.jsonl.gz",
    );
    assertEquals([error.exit, error.code], [2, "MAZE-E1074"]);
  }
});

const BROKEN: readonly (readonly [string, string])[] = [
  ['{"a":1}\n{"a":', "Cannot use line 2 of in.jsonl: it is no JSON"],
  ["[1]", "Cannot use line 1 of in.jsonl: it is a list, expected an object"],
  ["{}\n\nnull", "Cannot use line 3 of in.jsonl: it is null"],
];

for (const [text, message] of BROKEN) {
  Deno.test(`lines: ${JSON.stringify(text)} is refused by the number of its line`, async () => {
    const error = await assertRejects(() => read(text), MazeError, message);
    const line = Number(/line (\d+)/.exec(message)![1]);
    assertEquals(error.diagnostics.map(({ path, place }) => [path, place?.line]), [
      ["in.jsonl", line],
    ]);
  });
}

Deno.test("lines: bytes that are not UTF-8 are refused by the number of their line", async () => {
  const stream = streamOf([encoder.encode("{}\n"), Uint8Array.of(0x7b, 0xff, 0x7d)]);
  await assertRejects(
    () => Array.fromAsync(readJsonLines({ path: "a", stream })),
    MazeError,
    "Cannot use line 2 of a: it is not UTF-8",
  );
});

Deno.test("text: the first byte that is not UTF-8 is named by line and column", () => {
  const cases: readonly (readonly [readonly number[], string])[] = [
    [[0x61, 0x0a, 0xc3, 0xa9, 0xff], "f:2:2"],
    [[0xe2, 0x82], "f:1:1"],
    [[0x61, 0xe2, 0x82, 0x61], "f:1:2"],
    [[0xed, 0xa0, 0x80], "f:1:1"],
  ];
  for (const [bytes, place] of cases) {
    const error = assertThrows(() => decodeText(Uint8Array.from(bytes), "f"), MazeError);
    assert(error.message.startsWith(`Cannot read ${place}: it is not UTF-8`), error.message);
  }
  assertEquals(decodeText(encoder.encode("\ufeffa𝄞"), "f"), "\ufeffa𝄞");
});

Deno.test("samples: the figures are those of the nearest rank", () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 3000 });
  fc.assert(fc.property(values, (times) => {
    const samples = new Samples();
    for (const time of times) samples.add(time);
    const { max, p50, p90, p99 } = distribution(times) ?? {};
    const wanted = [p50, p90, p99, max].map((each) =>
      each === undefined ? null : Math.round(each * 100) / 100
    );
    assertEquals(Object.values(samples.figures(["p50", "p90", "p99", "max"])), wanted);
    assertEquals(samples.count, times.length);
  }));
});
