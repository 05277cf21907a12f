/**
 * Schemas against other people's tests: MaskBench and the test suite of JSON Schema. The baseline
 * names every case that goes wrong, with the reason; it only shrinks.
 */
import { type ByteRecogniser, compileJsonSchema, recognise } from "@maze/mask";
import type { JsonValue } from "@maze/grammar";
import { assertEquals } from "@std/assert";
import { hasSharedData, readSharedData } from "../../support/shared_data.ts";
import baseline from "./suite_baseline.json" with { type: "json" };

/** A schema with values that it must accept or refuse. */
interface Group {
  /** Of MaskBench. */
  readonly name?: string;
  /** Of the suite. */
  readonly file?: string;
  readonly description?: string;
  readonly schema: JsonValue;
  readonly tests: readonly {
    readonly description?: string;
    readonly valid: boolean;
    readonly data: JsonValue;
  }[];
}

/** What went wrong in a set of schemas. */
interface Outcome {
  readonly unsupported: string[];
  readonly wrongAccepts: string[];
  readonly wrongRejects: string[];
}

function accepts(machine: ByteRecogniser<object>, value: JsonValue): boolean {
  const [compact, pretty] = [0, 2].map((indent) =>
    recognise(machine, JSON.stringify(value, null, indent)).kind === "accepted"
  );
  assertEquals(compact, pretty);
  return compact!;
}

function judge(groups: readonly Group[]): Outcome {
  const outcome: Outcome = { unsupported: [], wrongAccepts: [], wrongRejects: [] };
  for (const { description, file, name, schema, tests } of groups) {
    const where = name ?? `${file!.replace(/^tests\/[^/]+\//, "")}: ${description}`;
    const dialect = file?.includes("/draft7/") ? "draft7" : "2020-12";
    const { problems, schema: made } = compileJsonSchema(schema, { dialect });
    if (!made) {
      outcome.unsupported.push(`${where} (${problems[0]!.keyword})`);
      continue;
    }
    for (const test of tests) {
      if (accepts(made.recogniser, test.data) === test.valid) continue;
      const list = test.valid ? outcome.wrongRejects : outcome.wrongAccepts;
      list.push(test.description ? `${where}: ${test.description}` : where);
    }
  }
  return outcome;
}

/** All names of a part of the baseline, whatever the reason. */
function namesOf(reasons: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.values(reasons).flat().sort();
}

function assertBaseline(outcome: Outcome, expected: (typeof baseline)["maskbench"]): void {
  for (const kind of ["unsupported", "wrongAccepts", "wrongRejects"] as const) {
    assertEquals(outcome[kind].toSorted(), namesOf(expected[kind]), kind);
  }
}

const maskBench = "maskbench-sample.jsonl";
const suite = "json-schema-test-suite.jsonl";

Deno.test({
  name: `schemas of ${maskBench} accept and refuse what they should, but for the baseline`,
  ignore: !hasSharedData(maskBench), // the data lies beside the project and may be absent
  fn: async () => assertBaseline(judge(await readSharedData<Group>(maskBench)), baseline.maskbench),
});

for (const draft of ["draft2020-12", "draft7"] as const) {
  Deno.test({
    name: `${draft} of ${suite} is judged as it should be, but for the baseline`,
    ignore: !hasSharedData(suite), // the data lies beside the project and may be absent
    fn: async () => {
      const groups = await readSharedData<Group>(suite);
      const own = groups.filter(({ file }) => file!.includes(`/${draft}/`));
      assertBaseline(judge(own), baseline[draft]);
    },
  });
}
