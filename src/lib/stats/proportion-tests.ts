import {logFactorials} from './log-factorials.ts';
import {normalDistribution} from './normal-distribution.ts';
import {checkProportion, type Proportion} from './proportion.ts';
import {sum} from './sum.ts';

/** A test of two proportions: which one, and its two-sided p-value. */
export interface ProportionTest {
  readonly test: 'Fisher exact' | 'two-proportion z';
  readonly p: number;
}

/** Below this expected count the normal approximation is not to be trusted (Cochran 1954). */
const LEAST_EXPECTED = 5;
/** Tables count as equally likely within this, as in R's fisher.test: far more than rounding. */
const RELATIVE_TOLERANCE = 1e-7;

/** Probability of every table with these margins, by falling or rising count of the first cell. */
function tableProbabilities(first: Proportion, second: Proportion): (count: number) => number {
  const successes = first.count + second.count;
  const total = first.total + second.total;
  const logs = logFactorials(total);
  const log = (n: number) => logs[n] ?? 0;
  const logChoose = (n: number, k: number) => log(n) - log(k) - log(n - k);
  const all = logChoose(total, successes);
  return (count) =>
    Math.exp(logChoose(first.total, count) + logChoose(second.total, successes - count) - all);
}

/**
 * Two-sided p-value of Fisher's exact test that two proportions are equal: the probability of all
 * tables with the same margins that are no likelier than the one seen (Fisher 1935).
 *
 * @throws RangeError when a proportion is impossible
 */
export function fisherExactTest(first: Proportion, second: Proportion): number {
  checkProportion(first);
  checkProportion(second);
  const successes = first.count + second.count;
  const least = Math.max(0, successes - second.total);
  const most = Math.min(successes, first.total);
  const probability = tableProbabilities(first, second);
  const limit = probability(first.count) * (1 + RELATIVE_TOLERANCE);
  const tables = Array.from({length: most - least + 1}, (_, step) => probability(least + step));
  return Math.min(1, sum(tables.filter((table) => table <= limit)));
}

/**
 * Two-sided p-value of the two-proportion z test with pooled variance and without continuity
 * correction, the same as the chi-squared test of the 2 × 2 table (Fleiss 1981); 1 when nothing
 * varies.
 *
 * @throws RangeError when a proportion is impossible
 */
export function twoProportionTest(first: Proportion, second: Proportion): number {
  checkProportion(first);
  checkProportion(second);
  const pooled = (first.count + second.count) / (first.total + second.total);
  const variance = pooled * (1 - pooled) * (1 / first.total + 1 / second.total);
  const difference = first.count / first.total - second.count / second.total;
  // Also false when a total is 0, where the variance is not a number.
  if (!(variance > 0 && variance < Infinity)) return 1;
  return 2 * normalDistribution(-Math.abs(difference) / Math.sqrt(variance));
}

function leastExpectedCount(first: Proportion, second: Proportion): number {
  const total = first.total + second.total;
  const successes = first.count + second.count;
  const rarer = Math.min(successes, total - successes);
  return total === 0 ? 0 : (rarer * Math.min(first.total, second.total)) / total;
}

/**
 * Tests whether two proportions are equal: Fisher's exact test when an expected count is below 5,
 * else the two-proportion z test.
 *
 * @throws RangeError when a proportion is impossible
 */
export function compareProportions(first: Proportion, second: Proportion): ProportionTest {
  if (leastExpectedCount(first, second) < LEAST_EXPECTED) {
    return {test: 'Fisher exact', p: fisherExactTest(first, second)};
  }
  return {test: 'two-proportion z', p: twoProportionTest(first, second)};
}
