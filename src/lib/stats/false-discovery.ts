/**
 * Adjusts p-values for testing many hypotheses at once, so that rejecting those below a rate keeps
 * the expected share of false discoveries below it (Benjamini and Hochberg 1995); one for each, in
 * the order given.
 *
 * @throws RangeError when a p-value does not lie within 0 and 1
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  const wrong = pValues.findIndex((p) => !(p >= 0 && p <= 1));
  if (wrong >= 0) {
    throw new RangeError(`p-value ${wrong + 1} is ${pValues[wrong]}, expected 0 to 1`);
  }
  const largestFirst = pValues.map((p, place) => ({p, place})).sort((a, b) => b.p - a.p);
  const adjusted = pValues.map(() => 1);
  let least = 1;
  largestFirst.forEach(({p, place}, above) => {
    // A larger p-value bounds the smaller ones, so that the order of the hypotheses is kept.
    least = Math.min(least, p * (pValues.length / (pValues.length - above)));
    adjusted[place] = least;
  });
  return adjusted;
}
