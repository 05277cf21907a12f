/** Compiled modules of a project, kept by path and text. */
import type { Source } from "@maze/base";
import type { Overlay } from "../../model/project.ts";
import type { ModuleSource } from "./contract.ts";
import { type ExportCache, isTypeAlone } from "./exports.ts";
import { type EmittedModule, transpile } from "./transpile.ts";

/** Compiles modules of one project. */
export interface Emitter {
  /** A module as JavaScript; `undefined` where there is no such file. */
  emit(path: string, overlay: Overlay): EmittedModule | undefined;
}

/** Texts of one module that are kept: that of the file, and the latest of overlays. */
const KEPT_TEXTS = 4;

/** A compiled text, with what other modules said while it was compiled. */
interface Kept {
  readonly text: string;
  readonly emitted: EmittedModule;
  readonly asked: readonly { specifier: string; name: string; answer: boolean }[];
}

const emitters = new WeakMap<ModuleSource, Emitter>();

/** The emitter of a project; there is one as long as the project is in use. */
export function emitterOf(project: ModuleSource): Emitter {
  let known = emitters.get(project);
  if (!known) emitters.set(project, known = createEmitter(project));
  return known;
}

function createEmitter(project: ModuleSource): Emitter {
  const kept = new Map<string, Kept[]>();
  const exportCache: ExportCache = new Map();
  return {
    emit: (path, overlay) => {
      const text = overlay.get(path) ?? project.text(path);
      if (text === undefined) return undefined;
      const ask = (specifier: string, name: string): boolean =>
        isTypeAlone({ specifier, name, from: path }, {
          module: (wanted, from) => moduleAt(project, overlay, { wanted, from }),
        }, exportCache);
      const versions = kept.get(path) ?? [];
      const found = versions.find((version) =>
        version.text === text &&
        version.asked.every(({ specifier, name, answer }) => ask(specifier, name) === answer)
      );
      if (found) return found.emitted;
      const asked: { specifier: string; name: string; answer: boolean }[] = [];
      const emitted = transpile({ path, text }, project.options ?? {}, (specifier, name) => {
        const answer = ask(specifier, name);
        asked.push({ specifier, name, answer });
        return answer;
      });
      kept.set(path, [{ text, emitted, asked }, ...versions].slice(0, KEPT_TEXTS));
      return emitted;
    },
  };
}

function moduleAt(
  project: ModuleSource,
  overlay: Overlay,
  at: { readonly wanted: string; readonly from: string },
): Source | undefined {
  const resolved = project.resolve(at.wanted, at.from);
  if (!resolved || resolved.external) return undefined;
  const text = overlay.get(resolved.path) ?? project.text(resolved.path);
  return text === undefined ? undefined : { path: resolved.path, text };
}
