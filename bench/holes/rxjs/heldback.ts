/** Assertions that judge fills of the rxjs holes and are shown to no search. */
import type { HeldBack } from "../contract.ts";

const next = (frame: number, value: string) =>
  `{ frame: ${frame}, notification: { kind: 'N', value: ${value} } }`;
const failed = (frame: number) => `{ frame: ${frame}, notification: { kind: 'E', error: 'x' } }`;
const done = (frame: number) => `{ frame: ${frame}, notification: { kind: 'C' } }`;

export const heldBack: readonly HeldBack[] = [
  {
    name: "subscribedFrames",
    assertions: [
      ["subscribedFrames(new SubscriptionLog(30, 30))", "0"],
      ["subscribedFrames(new SubscriptionLog(15, 90))", "75"],
      ["subscribedFrames(new SubscriptionLog(-20, 10))", "30"],
    ],
  },
  {
    name: "kindOf",
    assertions: [
      [`kindOf(${failed(40)})`, "'E'"],
      [`kindOf(${next(7, "undefined")})`, "'N'"],
      [`kindOf({ ...${done(7)}, isGhost: true })`, "'C'"],
    ],
  },
  {
    name: "marbleGroup",
    assertions: [
      ["marbleGroup(['#'])", "'(#)'"],
      ["marbleGroup(['a', 'b', 'c', '|'])", "'(abc|)'"],
      ["marbleGroup(['', 'z'])", "'(z)'"],
    ],
  },
  {
    name: "visibleFrames",
    assertions: [
      [`visibleFrames([${next(0, "1")}, ${next(5, "2")}, ${done(5)}])`, "[0, 5, 5]"],
      [`visibleFrames([{ ...${next(3, "1")}, isGhost: false }])`, "[3]"],
      [`visibleFrames([{ ...${done(8)}, isGhost: true }])`, "[]"],
      [
        `visibleFrames([${failed(90)}, { ...${next(1, "0")}, isGhost: true }, ${done(2)}])`,
        "[90, 2]",
      ],
    ],
  },
  {
    name: "openSubscriptions",
    assertions: [
      ["openSubscriptions([new SubscriptionLog(40, 50), new SubscriptionLog(60, 70)])", "0"],
      [
        "openSubscriptions([new SubscriptionLog(5, 6), new SubscriptionLog(7), new SubscriptionLog(8, 9)])",
        "1",
      ],
      ["openSubscriptions([new SubscriptionLog(0, 0)])", "0"],
      [
        "openSubscriptions([new SubscriptionLog(1), new SubscriptionLog(1), new SubscriptionLog(1)])",
        "3",
      ],
    ],
  },
  {
    name: "totalInterval",
    assertions: [
      ["totalInterval([{ value: 0, interval: 0 }, { value: 1, interval: 0 }])", "0"],
      ["totalInterval([1, 2, 3, 4].map((interval) => ({ value: null, interval })))", "10"],
      ["totalInterval([{ value: 100, interval: 2.5 }, { value: 200, interval: 2.5 }])", "5"],
    ],
  },
  {
    name: "newestFirst",
    assertions: [
      [
        "newestFirst([5, 20, 10].map((timestamp) => ({ value: -timestamp, timestamp }))).map(({ value }) => value)",
        "[-20, -10, -5]",
      ],
      [
        "newestFirst([2, 1, 3].map((timestamp) => ({ value: 'a', timestamp }))).map(({ timestamp }) => timestamp)",
        "[3, 2, 1]",
      ],
      [
        "(() => { const given = [1, 2].map((timestamp) => ({ value: '', timestamp })); newestFirst(given); return given.map(({ timestamp }) => timestamp); })()",
        "[1, 2]",
      ],
    ],
  },
  {
    name: "countByKind",
    assertions: [
      [`countByKind([${done(10)}])`, "{ C: 1 }"],
      [
        `countByKind([${failed(5)}, ${next(6, "1")}, ${failed(7)}, ${done(8)}])`,
        "{ E: 2, N: 1, C: 1 }",
      ],
      [`countByKind([${next(0, "'E'")}, ${next(0, "'E'")}, ${next(0, "'E'")}])`, "{ N: 3 }"],
    ],
  },
  {
    name: "lastFrame",
    assertions: [
      ["lastFrame('')", "0"],
      ["lastFrame('-----#')", "50"],
      ["lastFrame('a-b-(cd|)-')", "40"],
      ["lastFrame('------x------')", "60"],
    ],
  },
  {
    name: "rootCauses",
    assertions: [
      ["rootCauses(undefined)", "[undefined]"],
      ["rootCauses(new UnsubscriptionError([]))", "[]"],
      ["rootCauses(['a'])", "[['a']]"],
      [
        "rootCauses(new UnsubscriptionError([new UnsubscriptionError([new UnsubscriptionError([1]), 2]), 3]))",
        "[1, 2, 3]",
      ],
    ],
  },
];
