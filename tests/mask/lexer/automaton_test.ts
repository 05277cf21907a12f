import { MazeError, seededRandom } from "@maze/base";
import type { Regex } from "@maze/grammar";
import { parseRegex } from "../../../lib/grammar/regex/parse.ts";
import {
  type Automaton,
  compileRegex,
  type RegexAutomaton,
} from "../../../lib/mask/lexer/automaton/automaton.ts";
import { areDisjoint, Intersection, isEmpty, isSubset } from "./compare.ts";
import { DEAD } from "../../../lib/mask/lexer/lexer.ts";
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { matches, regexOf } from "../../grammar/regex/matches.ts";
import { CHARACTERS, regex, text } from "./random_regex.ts";

const utf8 = new TextEncoder();

function run(automaton: Automaton, bytes: Iterable<number>): number {
  let state = automaton.start;
  for (const byte of bytes) state = automaton.next(state, byte);
  return state;
}

function compiled(source: string, match: "whole" | "search" = "whole"): RegexAutomaton {
  return compileRegex(regexOf(parseRegex(source, { dialect: "ecma", match })));
}

/** All states, each with the states that a byte leads to. */
function graph(automaton: Automaton): Map<number, Map<number, number[]>> {
  const found = new Map<number, Map<number, number[]>>();
  const open = automaton.start === DEAD ? [] : [automaton.start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (found.has(state)) continue;
    const targets = new Map<number, number[]>();
    for (let byte = 0; byte < 256; byte++) {
      const next = automaton.next(state, byte);
      if (next === DEAD) continue;
      targets.set(next, [...targets.get(next) ?? [], byte]);
      open.push(next);
    }
    found.set(state, targets);
  }
  return found;
}

/** Fewest characters to acceptance, by relaxing every edge until nothing changes. */
function fewestOf(automaton: Automaton): Map<number, number> {
  const states = graph(automaton);
  const fewest = new Map<number, number>();
  for (const state of states.keys()) fewest.set(state, automaton.accepts(state) ? 0 : Infinity);
  for (let changed = true; changed;) {
    changed = false;
    for (const [state, targets] of states) {
      for (const [next, bytes] of targets) {
        const isFirst = bytes.some((byte) => byte < 0x80 || byte >= 0xc0);
        const isFurther = bytes.some((byte) => byte >= 0x80 && byte < 0xc0);
        const cost = isFurther ? 0 : isFirst ? 1 : Infinity;
        if (fewest.get(next)! + cost >= fewest.get(state)!) continue;
        fewest.set(state, fewest.get(next)! + cost);
        changed = true;
      }
    }
  }
  return fewest;
}

Deno.test("an automaton accepts what derivatives accept", () => {
  fc.assert(
    fc.property(regex, fc.array(text, { minLength: 12, maxLength: 12 }), (expression, texts) => {
      const automaton = compileRegex(expression);
      for (const one of texts) {
        const state = run(automaton, utf8.encode(one));
        assertEquals(automaton.accepts(state), matches(expression, one), JSON.stringify(one));
      }
    }),
    { numRuns: 1_000 },
  );
});

Deno.test("from every state of an automaton a text can be completed, in so many characters", () => {
  fc.assert(
    fc.property(regex, (expression) => {
      const automaton = compileRegex(expression);
      for (const [state, fewest] of fewestOf(automaton)) {
        assert(fewest < Infinity);
        assertEquals(automaton.fewest(state), fewest);
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("an automaton without raw bytes reads nothing but UTF-8", () => {
  const bad = [[0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x9f], [0xed, 0xa0], [0xf0, 0x8f]]
    .concat([[0xf4, 0x90], [0xf5], [0xff], [0xe2, 0x82, 0x41], [0xc3, 0xc3]]);
  for (const source of ["[^]*", "(?!a)[^]*|b", "[^b]*"]) {
    const automaton = compiled(source);
    for (const bytes of bad) assertEquals(run(automaton, bytes), DEAD, `${source} ${bytes}`);
    for (const character of CHARACTERS) {
      const bytes = utf8.encode(character);
      for (let cut = 1; cut < bytes.length; cut++) {
        const state = run(automaton, bytes.subarray(0, cut));
        assert(state !== DEAD && !automaton.accepts(state), `${source} ${character}`);
      }
    }
  }
});

Deno.test("raw bytes need not be UTF-8", () => {
  const automaton = compileRegex({ kind: "byte", byte: 0xff });
  assert(automaton.accepts(run(automaton, [0xff])));
  assertEquals(run(automaton, [0xfe]), DEAD);
});

/** The automata of four expressions, unless one is too large: a random one in thousands is. */
function withinLimits(
  [one, other, third, fourth]: readonly [Regex, Regex, Regex, Regex],
): readonly [RegexAutomaton, RegexAutomaton, RegexAutomaton, RegexAutomaton] | undefined {
  try {
    return [compileRegex(one), compileRegex(other), compileRegex(third), compileRegex(fourth)];
  } catch (error) {
    if (!(error instanceof MazeError)) throw error;
  }
}

Deno.test("comparisons of languages agree with their intersections and differences", () => {
  fc.assert(
    fc.property(regex, regex, fc.array(text, { maxLength: 8 }), (one, other, texts) => {
      const onlyOne: Regex = { kind: "and", items: [one, { kind: "not", item: other }] };
      const made = withinLimits([one, other, { kind: "and", items: [one, other] }, onlyOne]);
      if (!made) return;
      const [left, right, both, onlyLeft] = made;
      assertEquals(areDisjoint(left, right), isEmpty(both));
      assertEquals(isSubset(left, right), isEmpty(onlyLeft));
      const product = new Intersection(left, right);
      for (const sample of texts) {
        const bytes = utf8.encode(sample);
        for (let cut = 0; cut <= bytes.length; cut++) {
          const prefix = bytes.subarray(0, cut);
          assertEquals(run(product, prefix) === DEAD, run(both, prefix) === DEAD);
        }
        assertEquals(product.accepts(run(product, bytes)), both.accepts(run(both, bytes)));
      }
      assert(fewestOf(product).values().every((fewest) => fewest < Infinity));
    }),
    { numRuns: 300 },
  );
});

Deno.test("comparisons of well-known languages", () => {
  const cases: [string, string, "subset" | "apart" | "neither"][] = [
    ["[0-9]+", "[0-9a-f]+", "subset"],
    ["[0-9a-f]+", "[0-9]+", "neither"],
    ["[a-z]+", "[0-9]+", "apart"],
    ["[a-z]{2,5000}", "[a-z]*", "subset"],
    ["(?:ab)*", "(?:ab)*a", "apart"],
    ["(?:ab)*", "(?:aba)*b", "neither"],
  ];
  for (const [left, right, kind] of cases) {
    assertEquals(
      isSubset(compiled(left), compiled(right)),
      kind === "subset",
      `${left} in ${right}`,
    );
    assertEquals(
      areDisjoint(compiled(left), compiled(right)),
      kind === "apart",
      `${left} ${right}`,
    );
  }
  assert(isSubset(compiled("[]"), compiled("a")));
  assert(areDisjoint(compiled("[]"), compiled("[^]*")));
  assert(isEmpty(compiled("a[]")));
});

Deno.test("what a string absorbs", () => {
  const cases: [source: string, characters: number, absorbed: boolean][] = [
    ['[^"\\\\\\x00-\\x1f]*', Infinity, true],
    ["[^]*", Infinity, true],
    ["[^a]*", 1, false],
    ["[^\\u{1f600}]*", 1, false],
    ["[^]{0,30}", 30, true],
    ["[^]{0,30}", 31, false],
    ["[^]{0,5000}", 30, true],
    ["[^]{0,5000}", 4_000, false],
    ["[\\x20-\\x7f]*", 1, false],
    ["[^]{3}", 3, true],
    ["a|[^]*", 2, true],
    ["[]", 1, false],
    ["[]", 0, false],
  ];
  for (const [source, characters, absorbed] of cases) {
    const automaton = compiled(source);
    for (let times = 0; times < 2; times++) {
      assertEquals(
        automaton.absorbs(automaton.start, characters),
        absorbed,
        `${source} ${characters}`,
      );
    }
  }
  const inner = compiled("[^]{0,30}");
  assert(!inner.absorbs(run(inner, utf8.encode("é€")), 29));
  assert(inner.absorbs(run(inner, utf8.encode("é€")), 28));
});

Deno.test("expressions as JSON Schemas have them, found anywhere", () => {
  const sources = ["^[A-Z]{2}\\d{4}$", "a.c", "^(?!x).+$", "(?=.*[0-9])(?=.*[a-z])", "^$|^a|b$"];
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.string({ unit: "binary" }), (source, sample) => {
      if (!sample.isWellFormed()) return;
      const automaton = compiled(source, "search");
      const isFound = new RegExp(source, "u").test(sample);
      assertEquals(automaton.accepts(run(automaton, utf8.encode(sample))), isFound);
    }),
  );
});

Deno.test("limits of automata are errors, and soon", () => {
  const cases: [source: string, limits: Parameters<typeof compileRegex>[1], words: string][] = [
    ["[^]{0,100000}", { nfaStates: 50_000 }, "50000 nfaStates"],
    ["(?:(?:a{1000}){1000}){1000}", {}, "1000000 nfaStates"],
    ["(?=.*a.{12})(?=.*b.{12}).*", { combined: 1_000 }, "1000 combined"],
    ["(?=a{0,50})(?=b)c", { nesting: 2 }, "2 nesting"],
  ];
  for (const [source, limits, words] of cases) {
    const expression = regexOf(parseRegex(source, { dialect: "ecma" }));
    const began = performance.now();
    assertThrows(() => compileRegex(expression, limits), MazeError, words);
    assert(performance.now() - began < 5_000);
  }
});

Deno.test("an automaton whose states explode says so when a text leads it there", () => {
  const expression = regexOf(parseRegex("(?:a|b)*a(?:a|b){18}", { dialect: "ecma" }));
  const automaton = compileRegex(expression, { dfaStates: 1_000 });
  const { below } = seededRandom(5);
  let state = automaton.start;
  assertThrows(
    () => {
      for (let count = 0; count < 10_000; count++) state = automaton.next(state, 0x61 + below(2));
    },
    MazeError,
    "more than 1000 dfaStates",
  );
});
