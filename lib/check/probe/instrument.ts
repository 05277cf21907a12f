/** Texts of a module for the sandbox: with the hole open for the kernel, or filled; examples added. */
import type { HoleExample, SearchProblem, TypedHole } from "@maze/types";

/** The module's text with functions of the kernel where the hole stands, and the examples at its end. */
export function openHoleText(text: string, hole: TypedHole, problem: SearchProblem): string {
  const readers = [...problem.atoms, ...problem.classes].map(({ code, from }) =>
    from ? "null" : `() => ${code}`
  );
  const isEffect = problem.forms.some(({ kind }) => kind === "effect");
  const writers = problem.atoms.map(({ assignable, code }) =>
    isEffect && assignable ? `(value) => { ${code} = value; }` : "null"
  );
  const reach = isEffect
    ? `__maze_hole([${readers.join(", ")}], [${writers.join(", ")}])`
    : `__maze_hole([${readers.join(", ")}])`;
  const forms = problem.forms.map((form, at): string => {
    switch (form.kind) {
      case "value":
        return reach;
      case "return":
        return `if (__maze_form() === ${at}) return ${reach};`;
      case "assign":
        return `if (__maze_form() === ${at}) ${form.target} = ${reach};`;
      case "effect":
        return `if (__maze_form() === ${at}) { ${reach}; }`;
    }
  });
  const filled = text.slice(0, hole.span.start) + forms.join(" ") + text.slice(hole.span.end);
  return filled + exampleExports(hole.examples);
}

/** The examples as exports: one function for each call, and for each expected value. */
export function exampleExports(examples: readonly HoleExample[]): string {
  const calls = examples.map(({ call }) => thunk(call));
  const expected = examples.map(({ expected: wanted }) =>
    wanted.kind === "value" ? thunk(wanted.text) : "undefined"
  );
  return `\nexport const __maze_calls = [${calls.join(", ")}];\n` +
    `export const __maze_expected = [${expected.join(", ")}];\n`;
}

function thunk(expression: string): string {
  return `${/\bawait\b/.test(expression) ? "async " : ""}() => (${expression}\n)`;
}
