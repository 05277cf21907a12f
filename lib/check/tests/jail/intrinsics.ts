/**
 * Runs inside the sandbox. Tells whether the code under test has changed the language's own objects,
 * by which it could make a wrong result look right. Loaded before that code, it keeps what it needs.
 */
const { getOwnPropertyDescriptor, is } = Object;
const { ownKeys } = Reflect;
const describe = String;

/** Objects whose members no honest program replaces. New members (a polyfill) are let be. */
const watched: readonly (readonly [string, object])[] = [
  ["Object", Object],
  ["Object.prototype", Object.prototype],
  ["Function.prototype", Function.prototype],
  ["Array", Array],
  ["Array.prototype", Array.prototype],
  ["%ArrayIterator%.prototype", Object.getPrototypeOf([][Symbol.iterator]())],
  ["String", String],
  ["String.prototype", String.prototype],
  ["Number", Number],
  ["Number.prototype", Number.prototype],
  ["Boolean.prototype", Boolean.prototype],
  ["Symbol", Symbol],
  ["RegExp.prototype", RegExp.prototype],
  ["Promise", Promise],
  ["Promise.prototype", Promise.prototype],
  ["Map.prototype", Map.prototype],
  ["Set.prototype", Set.prototype],
  ["Error.prototype", Error.prototype],
  ["JSON", JSON],
  ["Reflect", Reflect],
  ["TextEncoder.prototype", TextEncoder.prototype],
  ["Uint8Array.prototype", Uint8Array.prototype],
  ["%TypedArray%.prototype", Object.getPrototypeOf(Uint8Array.prototype)],
];

/** Members that do not exist, and through which values could be made to look like others. */
const absent: readonly (readonly [string, object, string])[] = [
  ["Object.prototype.toJSON", Object.prototype, "toJSON"],
  ["Object.prototype.then", Object.prototype, "then"],
  ["Array.prototype.toJSON", Array.prototype, "toJSON"],
  ["String.prototype.toJSON", String.prototype, "toJSON"],
];

interface Member {
  readonly name: string;
  readonly owner: object;
  readonly key: PropertyKey;
  readonly value: unknown;
  readonly get: unknown;
  readonly set: unknown;
}

const members: Member[] = [];
for (const [name, owner] of watched) {
  for (const key of ownKeys(owner)) {
    const { get, set, value } = getOwnPropertyDescriptor(owner, key) ?? {};
    members.push({ name: `${name}.${describe(key)}`, owner, key, value, get, set });
  }
}

/** Name of a member that is not what it was when this module was loaded, if there is one. */
export function changedIntrinsic(): string | undefined {
  for (let at = 0; at < members.length; at++) {
    const member = members[at]!;
    const now = getOwnPropertyDescriptor(member.owner, member.key);
    const same = now !== undefined && is(now.value, member.value) && is(now.get, member.get) &&
      is(now.set, member.set);
    if (!same) return member.name;
  }
  for (let at = 0; at < absent.length; at++) {
    const [name, owner, key] = absent[at]!;
    if (getOwnPropertyDescriptor(owner, key)) return name;
  }
  return undefined;
}
