/** A source of chance that repeats: each call gives the next number in [0, 1). */
export type Random = () => number;

/**
 * A seeded random number generator (sfc32 of PractRand, 128 bits of state); the same seed gives
 * the same sequence on every machine.
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Close seeds start out alike; twelve rounds mix them.
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A draw from the standard normal distribution (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
