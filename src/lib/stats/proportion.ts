/** A count out of a total, such as the papers of a theme out of all papers of a week. */
export interface Proportion {
  readonly count: number;
  readonly total: number;
}

/** The share of a proportion, 0 to 1; 0 of nothing, so that a week without papers draws as 0. */
export function shareOf({count, total}: Proportion): number {
  return total === 0 ? 0 : count / total;
}

/**
 * Refuses what is no proportion.
 *
 * @throws RangeError unless count and total are whole and 0 ≤ count ≤ total
 */
export function checkProportion({count, total}: Proportion): void {
  if (Number.isInteger(count) && Number.isInteger(total) && count >= 0 && count <= total) return;
  throw new RangeError(
    `proportion is ${count} of ${total}, expected whole numbers, 0 ≤ count ≤ total`
  );
}
