/** How tightly operators bind, for parentheses. */

/** Binding strength: an operand needs parentheses when its own is lower than its place asks for. */
export const Level = {
  arrow: 2,
  conditional: 3,
  coalesce: 4,
  or: 4,
  and: 5,
  equality: 10,
  relation: 11,
  sum: 13,
  product: 14,
  power: 15,
  unary: 16,
  member: 20,
} as const;
