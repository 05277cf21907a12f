/** The commands there are, in the order in which help lists them. A new one is a file and a line. */
import { demo } from "./code/demo.ts";
import { fill } from "./code/fill.ts";
import { generate } from "./code/generate.ts";
import { index } from "./code/index.ts";
import { repair } from "./code/repair.ts";
import { validate } from "./code/validate.ts";
import { bench } from "./bench/bench.ts";
import type { Command } from "./contract.ts";
import { grammar } from "./grammar/grammar.ts";
import { explain } from "./record/explain.ts";
import { learn } from "./record/learn.ts";
import { stats } from "./record/stats.ts";
import { undo } from "./record/undo.ts";
import { config } from "./setup/config.ts";
import { debug } from "./setup/debug.ts";
import { doctor } from "./setup/doctor.ts";
import { init } from "./setup/init.ts";

/** The commands. */
export const commands: readonly Command[] = [
  demo,
  init,
  config,
  index,
  fill,
  generate,
  validate,
  repair,
  grammar,
  explain,
  undo,
  learn,
  stats,
  bench,
  doctor,
  debug,
];
