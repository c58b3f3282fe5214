/** Positions of the numbers by falling value, the first of equal ones first. */
export const byFalling = (values: Float64Array): number[] =>
  [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
