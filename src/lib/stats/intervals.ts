import {normalQuantile} from './normal-quantile.ts';
import {checkProportion, shareOf, type Proportion} from './proportion.ts';

/** A confidence interval, both ends included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

function criticalValue(level: number): number {
  if (level > 0 && level < 1) return normalQuantile((1 + level) / 2);
  throw new RangeError(`confidence level is ${level}, expected between 0 and 1, such as 0.95`);
}

/**
 * Score interval of a proportion without continuity correction (Wilson 1927), within 0 and 1; all
 * of 0 to 1 when the total is 0.
 *
 * @throws RangeError when the proportion or the level is impossible
 */
export function wilsonInterval(proportion: Proportion, level = 0.95): Interval {
  checkProportion(proportion);
  const {count, total} = proportion;
  const z = criticalValue(level);
  if (total === 0) return {lower: 0, upper: 1};
  const centre = count + (z * z) / 2;
  const halfWidth = z * Math.sqrt((count * (total - count)) / total + (z * z) / 4);
  // Exact ends where the algebra says so and rounding does not.
  return {
    lower: count === 0 ? 0 : (centre - halfWidth) / (total + z * z),
    upper: count === total ? 1 : (centre + halfWidth) / (total + z * z)
  };
}

/**
 * Interval of the share after minus the share before, of independent proportions, within −1 and 1
 * (Newcombe 1998, method 10: hybrid score); all of −1 to 1 when a total is 0.
 *
 * @throws RangeError when a proportion or the level is impossible
 */
export function differenceInterval(before: Proportion, after: Proportion, level = 0.95): Interval {
  const from = wilsonInterval(before, level);
  const to = wilsonInterval(after, level);
  if (before.total === 0 || after.total === 0) return {lower: -1, upper: 1};
  const [a, b] = [shareOf(before), shareOf(after)];
  return {
    lower: b - a - Math.hypot(b - to.lower, from.upper - a),
    upper: b - a + Math.hypot(to.upper - b, a - from.lower)
  };
}
