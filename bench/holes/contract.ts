/** What an assertion that is kept from the search looks like. */

/** The assertions about one hole. Both texts are expressions in the scope of the hole's module. */
export interface HeldBack {
  /** Name of the function with the hole. */
  readonly name: string;
  /** A call, and an expression whose value it must give (deep, strict equality). */
  readonly assertions: readonly (readonly [call: string, expected: string])[];
}
