/**
 * Declarations that the compiler gets beside the project's own: the hole function, and stand-ins for
 * the platform where the project's dependencies do not bring the real ones. A stand-in types what it
 * names loosely; it exists so that an import or a global of the platform is not reported as missing.
 */

/** Folder that these declarations seem to stand in; it exists nowhere. */
export const ambientFolder = "/__maze__";

/** Module that an import of a file as text leads to. */
export const textModule = `${ambientFolder}/text.d.ts`;

/** Text of one of the ambient files; `undefined` for every other path. */
export function ambientFile(path: string, declarations: () => string): string | undefined {
  if (path === `${ambientFolder}/ambient.d.ts`) return declarations();
  return path === textModule ? "declare const text: string;\nexport default text;\n" : undefined;
}

const hole = "declare function __hole<T>(intent: string): T;\n";

const consoleText = `declare var console: {
  log(...data: unknown[]): void; error(...data: unknown[]): void; warn(...data: unknown[]): void;
  info(...data: unknown[]): void; debug(...data: unknown[]): void; table(data?: unknown): void;
  assert(condition?: boolean, ...data: unknown[]): void; time(label?: string): void;
  timeEnd(label?: string): void; trace(...data: unknown[]): void; dir(item?: unknown): void;
  group(...data: unknown[]): void; groupEnd(): void; count(label?: string): void;
};
declare function structuredClone<T>(value: T): T;
`;

const timersText =
  `declare function setTimeout(run: (...args: any[]) => void, ms?: number, ...args: any[]): number;
declare function clearTimeout(id?: number): void;
declare function setInterval(run: (...args: any[]) => void, ms?: number, ...args: any[]): number;
declare function clearInterval(id?: number): void;
declare function queueMicrotask(run: () => void): void;
`;

/** Globals of Node, where its declarations are not installed. */
const nodeGlobals = "declare var process: any;\ndeclare var Buffer: any;\n";

/** Further globals that the web platform's declarations would bring. */
const platformGlobals = `declare var performance: { now(): number };
interface ImportMeta { url: string; dirname: string; filename: string; main: boolean; resolve(specifier: string): string; }
`;

const assertModule = `{
  type Message = string | Error;
  interface Assert {
    (value: unknown, message?: Message): asserts value;
    ok(value: unknown, message?: Message): asserts value;
    equal(actual: unknown, expected: unknown, message?: Message): void;
    notEqual(actual: unknown, expected: unknown, message?: Message): void;
    deepEqual(actual: unknown, expected: unknown, message?: Message): void;
    notDeepEqual(actual: unknown, expected: unknown, message?: Message): void;
    strictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T;
    notStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
    deepStrictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T;
    notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
    throws(run: () => unknown, error?: any, message?: Message): void;
    doesNotThrow(run: () => unknown, error?: any, message?: Message): void;
    rejects(run: (() => Promise<unknown>) | Promise<unknown>, error?: any, message?: Message): Promise<void>;
    doesNotReject(run: (() => Promise<unknown>) | Promise<unknown>, error?: any, message?: Message): Promise<void>;
    match(value: string, pattern: RegExp, message?: Message): void;
    doesNotMatch(value: string, pattern: RegExp, message?: Message): void;
    fail(message?: Message): never;
    AssertionError: any;
    strict: Assert;
  }
  const assert: Assert;
  export default assert;
  export const ok: Assert["ok"], equal: Assert["equal"], notEqual: Assert["notEqual"],
    deepEqual: Assert["deepEqual"], notDeepEqual: Assert["notDeepEqual"],
    strictEqual: Assert["strictEqual"], notStrictEqual: Assert["notStrictEqual"],
    deepStrictEqual: Assert["deepStrictEqual"], notDeepStrictEqual: Assert["notDeepStrictEqual"],
    throws: Assert["throws"], doesNotThrow: Assert["doesNotThrow"], rejects: Assert["rejects"],
    doesNotReject: Assert["doesNotReject"], match: Assert["match"],
    doesNotMatch: Assert["doesNotMatch"], fail: Assert["fail"], strict: Assert;
}
`;

const testModule = `{
  interface TestContext {
    readonly name: string;
    test(name: string, run?: (context: TestContext) => void | Promise<void>): Promise<void>;
    skip(message?: string): void; diagnostic(message: string): void; after(run: () => void): void;
    mock: any; assert: any;
  }
  type Run = (context: TestContext) => void | Promise<void>;
  interface Options { only?: boolean; skip?: boolean | string; todo?: boolean | string; timeout?: number; concurrency?: number | boolean }
  interface Test {
    (name: string, run?: Run): Promise<void>;
    (name: string, options: Options, run?: Run): Promise<void>;
    (run: Run): Promise<void>;
    skip: Test; only: Test; todo: Test; describe: Test; it: Test; test: Test; mock: any;
    before(run: () => unknown): void; after(run: () => unknown): void;
    beforeEach(run: () => unknown): void; afterEach(run: () => unknown): void;
  }
  const test: Test;
  export default test;
  export { test };
  export const describe: Test, it: Test, suite: Test, mock: any;
  export function before(run: () => unknown): void;
  export function after(run: () => unknown): void;
  export function beforeEach(run: () => unknown): void;
  export function afterEach(run: () => unknown): void;
}
`;

const bareNodeModules = [
  ...["fs", "fs/promises", "path", "os", "url", "util", "events", "crypto", "child_process"],
  ...["stream", "buffer", "http", "https", "net", "readline", "worker_threads", "zlib"],
];

/** Which stand-ins a project needs. */
export interface AmbientNeeds {
  /** Neither the web platform's declarations nor Node's are in. */
  readonly console: boolean;
  /** Nothing else declares the timers. */
  readonly timers: boolean;
  /** Node's declarations are not installed. */
  readonly node: boolean;
  /** Remote imports are allowed, and no declaration of them can be read. */
  readonly remote: boolean;
  /** The `Deno` namespace has no other declaration. */
  readonly deno: boolean;
  /** Import specifiers whose packages cannot be found without a network. */
  readonly modules: readonly string[];
}

/** The text of the ambient declarations for a project. */
export function ambientText(needs: AmbientNeeds): string {
  const parts = [hole];
  if (needs.console) parts.push(consoleText);
  if (needs.timers) parts.push(timersText);
  if (needs.node) {
    parts.push(nodeGlobals, needs.console ? platformGlobals : "");
    for (const name of ["node:assert", "node:assert/strict", "assert", "assert/strict"]) {
      parts.push(`declare module "${name}" ${assertModule}`);
    }
    parts.push(`declare module "node:test" ${testModule}`, 'declare module "node:*";\n');
    parts.push(...bareNodeModules.map((name) => `declare module "${name}";\n`));
  }
  if (needs.deno) parts.push("declare var Deno: any;\n");
  if (needs.remote) {
    for (const scheme of ["npm", "jsr", "https", "http"]) {
      parts.push(`declare module "${scheme}:*";\n`);
    }
  }
  parts.push(...needs.modules.map((name) => `declare module ${JSON.stringify(name)};\n`));
  return parts.join("");
}
