import type {Day} from '../model.ts';
import {sum} from './sum.ts';

/** Votes that a paper had when they were counted. */
export interface PaperVotes {
  readonly paperId: string;
  /** Monday of the week in which it was listed; null when it was not. */
  readonly listedWeek: Day | null;
  /** Null when unknown. */
  readonly upvotes: number | null;
}

/** The attention to a paper against the papers listed in the same week, which are about as old. */
export interface Attention {
  /** Its votes / the votes of its week, 0 to 1; null when nobody voted in that week. */
  readonly share: number | null;
  /** Share of its week with fewer votes, plus half of those with as many, above 0 to below 1. */
  readonly percentile: number;
}

function groupByWeek(papers: readonly PaperVotes[]): Map<Day, {paperId: string; votes: number}[]> {
  const weeks = new Map<Day, {paperId: string; votes: number}[]>();
  for (const {paperId, listedWeek, upvotes} of papers) {
    if (listedWeek === null || upvotes === null) continue;
    if (!(upvotes >= 0 && upvotes < Infinity)) {
      throw new RangeError(`upvotes of ${paperId} are ${upvotes}, expected a number from 0`);
    }
    const week = weeks.get(listedWeek) ?? [];
    week.push({paperId, votes: upvotes});
    weeks.set(listedWeek, week);
  }
  return weeks;
}

/** The attention to a paper of a week by its votes: many have as many, so that each number is looked at once. */
function attentionWithin(week: readonly number[]): ReadonlyMap<number, Attention> {
  const total = sum(week);
  const papers = new Map<number, number>();
  for (const votes of week) papers.set(votes, (papers.get(votes) ?? 0) + 1);
  const attention = new Map<number, Attention>();
  let fewer = 0;
  for (const [votes, asMany] of [...papers].sort(([a], [b]) => a - b)) {
    attention.set(votes, {
      share: total === 0 ? null : votes / total,
      percentile: (fewer + asMany / 2) / week.length
    });
    fewer += asMany;
  }
  return attention;
}

/**
 * Attention to each paper by id, corrected for age: votes go on for weeks, so papers are compared
 * only with those listed in the same week. Papers without votes or week are left out.
 *
 * @throws RangeError when votes are negative or not finite
 */
export function weeklyAttention(papers: readonly PaperVotes[]): Map<string, Attention> {
  const attention = new Map<string, Attention>();
  for (const week of groupByWeek(papers).values()) {
    const byVotes = attentionWithin(week.map(({votes}) => votes));
    for (const {paperId, votes} of week) {
      const found = byVotes.get(votes);
      if (found) attention.set(paperId, found);
    }
  }
  return attention;
}
