/** Assertions that judge fills of the zod holes and are shown to no search. */
import type { HeldBack } from "../contract.ts";

const failure = (...messages: string[]): string => {
  const issues = messages.map((message) =>
    `{ code: "custom", path: ["x"], message: "${message}" }`
  );
  return `{ success: false, error: new $ZodError([${issues.join(", ")}]) }`;
};

export const heldBack: readonly HeldBack[] = [
  {
    name: "firstMessage",
    assertions: [
      [`firstMessage(${failure("One", "Two")})`, '"One"'],
      [`firstMessage(${failure("")})`, '""'],
      ["firstMessage({ success: true, data: { error: 1 } })", "undefined"],
    ],
  },
  {
    name: "codeInWords",
    assertions: [
      ['codeInWords({ code: "too_big" })', '"too big"'],
      ['codeInWords({ code: "invalid_element" })', '"invalid element"'],
      ['codeInWords({ code: "unrecognized_keys" })', '"unrecognized keys"'],
    ],
  },
  {
    name: "nearestMultiple",
    assertions: [
      ["nearestMultiple(7, { divisor: 2 })", "8"],
      ["nearestMultiple(0.2, { divisor: 3 })", "0"],
      ["nearestMultiple(-11, { divisor: 5 })", "-10"],
      ["nearestMultiple(1001, { divisor: 100 })", "1000"],
    ],
  },
  {
    name: "expectedForm",
    assertions: [
      ['expectedForm({ format: "uuid", pattern: undefined })', '"uuid"'],
      ['expectedForm({ format: "jwt" })', '"jwt"'],
      ['expectedForm({ format: "starts_with", pattern: "^ab.*" })', '"^ab.*"'],
    ],
  },
  {
    name: "dotPaths",
    assertions: [
      ['dotPaths([{ path: ["a", 1, "b"] }])', '["a[1].b"]'],
      ['dotPaths([{ path: ["x y"] }, { path: ["z"] }])', '[\'["x y"]\', "z"]'],
      ["dotPaths([{ path: [] }, { path: [] }])", '["", ""]'],
    ],
  },
  {
    name: "hasCode",
    assertions: [
      ['hasCode([{ code: "custom" }, { code: "custom" }], "custom")', "true"],
      ['hasCode([{ code: "too_big" }, { code: "invalid_key" }], "too_big")', "true"],
      ['hasCode([{ code: "invalid_type" }, { code: "invalid_key" }], "invalid_union")', "false"],
    ],
  },
  {
    name: "issueOf",
    assertions: [
      ['issueOf([{ path: [], message: "Bad" }], "a")', "undefined"],
      [
        'issueOf([{ path: [0], message: "Bad" }, { path: [1], message: "Worse" }], 1)',
        '{ path: [1], message: "Worse" }',
      ],
      [
        'issueOf([{ path: ["b", "a"], message: "1" }, { path: ["a", "c"], message: "2" }, { path: ["a"], message: "3" }], "a")',
        '{ path: ["a", "c"], message: "2" }',
      ],
    ],
  },
  {
    name: "issuesByPath",
    assertions: [
      [
        '[...issuesByPath([["b"], ["a"], ["b"]].map((path, at) => ({ path, message: String(at) })))].map(([path, { length }]) => [path, length])',
        '[["b", 2], ["a", 1]]',
      ],
      ['[...issuesByPath([{ path: [], message: "Bad" }]).keys()]', '[""]'],
      [
        'issuesByPath([{ path: ["t", 0], message: "1" }, { path: ["t", 1], message: "2" }]).get("t[1]")',
        '[{ path: ["t", 1], message: "2" }]',
      ],
    ],
  },
  {
    name: "upperBound",
    assertions: [
      ["upperBound({ maximum: 0, inclusive: true })", '"<=0"'],
      ["upperBound({ maximum: 10n, inclusive: true })", '"<=10"'],
      ["upperBound({ maximum: 99.5 })", '"<99.5"'],
      ["upperBound({ maximum: 7n, inclusive: false })", '"<7"'],
    ],
  },
  {
    name: "allowedValues",
    assertions: [
      ["allowedValues({ path: [], values: [true] })", '": true"'],
      ['allowedValues({ path: ["a", "b"], values: [null, "x", 1n] })', "'a.b: null|\"x\"|1n'"],
      ['allowedValues({ path: ["only"], values: ["one"] })', "'only: \"one\"'"],
    ],
  },
];
