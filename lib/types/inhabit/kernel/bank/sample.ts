/**
 * Samples for the parameters of lambdas: values that the terms around it really have, and for
 * numbers and strings a few more, so that two bodies are not taken for one because of what the
 * examples happen to hold.
 */
import type { TypeId } from "../../problem.ts";
import type { Frame, Parameter } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { Thrown } from "../values/intern.ts";
import type { Bank } from "./types.ts";

const numbers = [0, 1, -1, 2, 3.5, 10, 7, 100];
const strings = ["", "a", "Zed", "b c", "Apple", "10", "-x_Y"];

/** Most elements of one array that are taken as samples. */
const MOST_ELEMENTS = 12;
/** Part of the samples that is made up, for primitive types. */
const MADE_UP = 0.35;

interface Sample {
  readonly frame: Frame;
  readonly value: unknown;
}

/** Frames for a lambda: those of the context, each with values for the parameters. */
export function sampleFrames(context: Bank, parameters: readonly Parameter[]): Frame[] {
  const { engine } = context;
  const [first] = parameters;
  if (!first || context.frames.length === 0) return [];
  const pools = parameters.map((parameter, at) =>
    parameter.hint === "index" && at > 0 ? [] : samplesOf(context, parameter.type)
  );
  const main = pools[0]!;
  if (main.length === 0) return [];
  const count = Math.min(engine.limits.samples, main.length * (parameters.length > 1 ? 3 : 1));
  const frames: Frame[] = [];
  for (let at = 0; at < Math.max(count, main.length) && frames.length < count; at++) {
    const sample = main[at % main.length]!;
    const frame = [...sample.frame];
    frame[first.slot] = sample.value;
    parameters.slice(1).forEach(({ hint, slot }, index) => {
      const pool = pools[index + 1]!;
      if (hint === "index") frame[slot] = at % 5;
      else if (pool.length > 0) frame[slot] = pool[(at * 5 + index * 3 + 2) % pool.length]!.value;
    });
    if (parameters.every(({ slot }, index) => index === 0 || slot in frame)) frames.push(frame);
  }
  return frames;
}

/** Values of a type, as different from each other as can be had, from the terms of a context. */
export function samplesOf(context: Bank, type: TypeId): Sample[] {
  const { engine, frames } = context;
  const { interner, limits, table } = engine;
  const uses = table.uses(type);
  const made = madeUp(uses);
  const most = made.length > 0 ? Math.ceil(limits.samples * (1 - MADE_UP)) : limits.samples;
  const seen = new Set<number>();
  const found: Sample[] = [];
  const add = (value: unknown, frame: Frame): void => {
    if (value === Thrown || found.length >= most) return;
    const id = interner.id(value);
    if (seen.has(id)) return;
    seen.add(id);
    found.push({ frame, value });
  };
  const arrays: readonly unknown[][][] = arraysOf(context, type);
  for (let place = 0; place < MOST_ELEMENTS; place++) {
    for (const values of arrays) {
      frames.forEach((frame, at) => {
        const value = values[at];
        if (value && place < value.length) add(value[place], frame);
      });
    }
  }
  for (const term of context.all()) {
    if (found.length >= most) break;
    if (term.type === type) frames.forEach((frame, at) => add(term.values[at], frame));
  }
  for (const [at, value] of made.entries()) {
    if (found.length >= limits.samples) break;
    if (!seen.has(interner.id(value))) found.push({ frame: frames[at % frames.length]!, value });
  }
  return found;
}

function madeUp(uses: number): readonly unknown[] {
  if (uses & Use.literal) return [];
  if (uses & Use.number) return numbers;
  if (uses & Use.string) return strings;
  return uses & Use.boolean ? [true, false] : [];
}

/** The arrays among the terms whose elements have a type, by frame. */
function arraysOf(context: Bank, type: TypeId): unknown[][][] {
  const { table } = context.engine;
  const found: unknown[][][] = [];
  for (const term of context.all()) {
    if ((table.uses(term.type) & Use.array) === 0) continue;
    if (table.elementOf(term.type) !== type) continue;
    found.push(term.values.map((value) => Array.isArray(value) ? value : []));
    if (found.length >= 8) break;
  }
  return found;
}
