import {sum} from './sum.ts';

/** How often each term occurs. */
export type TermCounts = ReadonlyMap<string, number>;

/** How the use of a term changed. */
export interface TermChange {
  readonly term: string;
  readonly before: number;
  readonly after: number;
  /** Log-odds after minus log-odds before, in nats, with the prior added to both. */
  readonly logOdds: number;
  /** Log-odds over its standard error; beyond ±1.96 is more than chance for a single term. */
  readonly z: number;
}

/** Counts of all terms, before and after. */
export interface Totals {
  readonly before: number;
  readonly after: number;
}

/** What is thought of the terms before any is counted. */
export interface PriorOptions {
  /** Usual counts; every term must be among them. By default those of before and after together. */
  readonly background?: TermCounts;
  /** Counts of all terms of both sides, where only some of the terms are given; the background may not be given then. */
  readonly totals?: Totals;
  /** Weight of the prior, in counts: the higher, the less is made of rare terms. */
  readonly strength?: number;
}

const totalOf = (counts: TermCounts): number => sum([...counts.values()]);

function pool(before: TermCounts, after: TermCounts): TermCounts {
  const pooled = new Map(before);
  for (const [term, count] of after) pooled.set(term, (pooled.get(term) ?? 0) + count);
  return pooled;
}

/** Pseudo-counts of a term, from the background scaled to the strength of the prior. */
function informativePrior(background: TermCounts, scale: number): (term: string) => number {
  return (term) => {
    const count = background.get(term) ?? 0;
    if (count > 0) return count * scale;
    throw new RangeError(`background count of term "${term}" is ${count}, expected above 0`);
  };
}

const byRise = (a: TermChange, b: TermChange): number =>
  b.z - a.z || (a.term < b.term ? -1 : Number(a.term > b.term));

/**
 * Terms of two groups of texts by falling z-score of their weighted log-odds ratio with an
 * informative Dirichlet prior: what rose most comes first, what fell most last (Monroe, Colaresi
 * and Quinn 2008). The default strength of 500 weighs as much as the terms of some ten abstracts.
 * None when there are fewer than two terms, as odds need another.
 *
 * @throws RangeError when a term is missing from the background, or the strength is not above 0
 */
export function weightedLogOdds(
  before: TermCounts,
  after: TermCounts,
  {background, totals, strength = 500}: PriorOptions = {}
): TermChange[] {
  if (!(strength > 0)) throw new RangeError(`strength is ${strength}, expected above 0`);
  const pooled = pool(before, after);
  const all = totals ?? {before: totalOf(before), after: totalOf(after)};
  const others = all.before + all.after - totalOf(pooled);
  if (pooled.size + Math.sign(others) < 2) return [];
  const usual = background ? totalOf(background) : all.before + all.after;
  const prior = informativePrior(background ?? pooled, strength / usual);
  const masses = {before: all.before + strength, after: all.after + strength};
  const changes = [...pooled.keys()].map((term): TermChange => {
    const [was, is] = [before.get(term) ?? 0, after.get(term) ?? 0];
    const [weightBefore, weightAfter] = [was + prior(term), is + prior(term)];
    const oddsBefore = weightBefore / (masses.before - weightBefore);
    const oddsAfter = weightAfter / (masses.after - weightAfter);
    const logOdds = Math.log(oddsAfter / oddsBefore);
    const standardError = Math.sqrt(1 / weightBefore + 1 / weightAfter);
    return {term, before: was, after: is, logOdds, z: logOdds / standardError};
  });
  return changes.sort(byRise);
}
