/** The main program that runs one test file. */
import { frameworkPath } from "./frameworks.ts";

/**
 * Makes the program. The code under test shares its realm, so the key is kept from it: it stands in
 * no string (a heap snapshot shows the strings of a process, and the first 1,024 characters of a
 * module's text), no function holds it but those of this module, which nothing can import, and it
 * is copied without calling anything that could be replaced.
 *
 * @param jail URL of the jail.
 * @param file Jail path of the test file, and what its records begin with, in ASCII.
 */
export function testProgram(
  jail: string,
  { entry, key }: { readonly entry: string; readonly key: string },
): string {
  const url = (path: string): string => JSON.stringify(jail + path);
  return `import { runFile } from ${url(frameworkPath("harness"))};
import { recordText } from ${url(frameworkPath("report"))};
import ${url(frameworkPath("deno_test"))};
import ${url(frameworkPath("node_test"))};
import ${url(frameworkPath("bdd"))};
// ${" ".repeat(1024)}
const Bytes = Uint8Array;
const { apply } = Reflect;
const { subarray } = Bytes.prototype;
const lengthOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Bytes.prototype), "length").get;
const encoder = new TextEncoder();
const encode = encoder.encode.bind(encoder);
const write = Deno.stdout.writeSync.bind(Deno.stdout);
const exit = Deno.exit.bind(Deno);
const key = [${[...key].map((unit) => unit.charCodeAt(0)).join(",")}];
let records = 0;
const send = (record) => {
  const text = encode(recordText(record, ++records));
  const size = apply(lengthOf, text, []);
  const line = new Bytes(size + ${key.length + 2});
  line[0] = 10;
  for (let at = 0; at < ${key.length}; at++) line[at + 1] = key[at];
  for (let at = 0; at < size; at++) line[at + ${key.length + 1}] = text[at];
  line[size + ${key.length + 1}] = 10;
  for (let sent = 0; sent < size + ${key.length + 2};) sent += write(apply(subarray, line, [sent]));
};
await runFile(() => import(${url(entry)}), send);
exit(0);
`;
}
