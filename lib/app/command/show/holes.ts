/** What became of holes and repairs, for people. */
import type { CodeReport, HoleReport } from "@maze/pipeline";
import type { Style } from "../../terminal/style.ts";

/** One hole: its fill, or why there is none with what came nearest. */
export function showHole(hole: HoleReport, style: Style): string {
  const { candidates, code, elapsed_ms, examples, filled, imports, line, name, path, tests } = hole;
  const head = `${filled ? style.green("✔") : style.red("✘")} ${style.bold(name)} ${
    style.dim(`${path}:${line}`)
  }`;
  const ran = tests.passed + tests.failed;
  const judged = [
    `${examples} ${examples === 1 ? "example" : "examples"}`,
    ...(ran > 0 ? [`${tests.passed} of ${ran} ${ran === 1 ? "test" : "tests"}`] : []),
    `${candidates} ${candidates === 1 ? "candidate" : "candidates"}`,
    `${elapsed_ms} ms`,
  ].join(", ");
  const body = filled
    ? [
      ...code.split("\n").map((each) => `    ${each}`),
      ...imports.map((each) => style.dim(`    import ${each}`)),
    ]
    : [`    ${hole.reason}`, ...nearestLines(hole, style)];
  return [`${head} ${style.dim(judged)}`, ...body].join("\n");
}

function nearestLines({ examples, nearest }: HoleReport, style: Style): string[] {
  return nearest.flatMap(({ code, misses, passed }) => [
    style.dim(`    nearest, ${passed} of ${examples} examples:`),
    ...code.split("\n").map((line) => `      ${line}`),
    ...misses.slice(0, 2).map(({ actual, call, expected }) =>
      style.dim(`      ${call} gave ${actual}, expected ${expected}`)
    ),
  ]);
}

/** What was tried to repair, one line an attempt. */
export function showRepairs({ repairs }: CodeReport, style: Style): string {
  return repairs.map(({ description, kept, method, path }) =>
    `${kept ? style.green("✔") : style.red("✘")} ${path} ${description} ${
      style.dim(method === "fix" ? "by the compiler's fix" : "by search")
    }`
  ).join("\n");
}
