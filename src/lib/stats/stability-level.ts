/** How far a cluster may be trusted, in one word. */
export type StabilityLevel = 'firm' | 'fair' | 'weak';

/** Hennig (2007) reads 0.75 and more as a stable cluster, and from 0.6 on as a pattern whose members are in doubt. */
const FIRM = 0.75;
const FAIR = 0.6;

/** The word for a stability of 0 to 1. */
export const stabilityLevel = (stability: number): StabilityLevel =>
  stability >= FIRM ? 'firm' : stability >= FAIR ? 'fair' : 'weak';
