/** From here outward the continued fraction converges fast, and keeps the digits of small tails. */
const TAIL = 3;
/** Enough of the continued fraction for full precision at `TAIL`. */
const DEPTH = 100;

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Area between 0 and z, by the series of Abramowitz and Stegun 26.2.11. */
function centralArea(z: number): number {
  let term = z;
  let total = z;
  for (let odd = 3; total + term !== total; odd += 2) {
    term *= (z * z) / odd;
    total += term;
  }
  return total * density(z);
}

/** Area above a large z, by the continued fraction of Abramowitz and Stegun 26.2.14. */
function tailArea(z: number): number {
  let fraction = z;
  for (let level = DEPTH; level > 0; level--) fraction = z + level / fraction;
  return density(z) / fraction;
}

/**
 * Probability that a standard normal variable falls below z, 0 to 1 (Abramowitz and Stegun 1964,
 * 26.2.11 and 26.2.14): 12 digits at least, in the tails too.
 */
export function normalDistribution(z: number): number {
  if (z <= -TAIL) return tailArea(-z);
  return z >= TAIL ? 1 - tailArea(z) : 0.5 + centralArea(z);
}
