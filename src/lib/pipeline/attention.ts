import type {Assignment, Attention, Day, PaperFacts, WeekAttention} from '../model.ts';
import {themeAttention, type ThemeVotes} from '../stats/theme-attention.ts';
import {weekStart} from './calendar.ts';
import {dayOfPaper} from './weeks.ts';

/** From this share on of a week's papers with votes, those alone count whose votes are known at one age. */
const ENOUGH_AT_ONE_AGE = 0.8;

interface Voted extends ThemeVotes {
  readonly early: number | null;
}

function votesOf(papers: readonly PaperFacts[], assignments: readonly Assignment[]): Voted[] {
  return papers.flatMap((paper, row) => {
    const day = dayOfPaper(paper);
    if (day === null || paper.upvotes === null) return [];
    return {
      paperId: paper.id,
      listedWeek: weekStart(day),
      upvotes: paper.upvotes,
      early: paper.earlyUpvotes ?? null,
      themeId: assignments[row]?.themeId ?? null
    };
  });
}

function byWeek(votes: readonly Voted[]): [Day, Voted[]][] {
  const weeks = new Map<Day, Voted[]>();
  for (const vote of votes) {
    const week = weeks.get(vote.listedWeek);
    if (week) week.push(vote);
    else weeks.set(vote.listedWeek, [vote]);
  }
  return [...weeks].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The votes of a week at one age where they are known of enough papers, else those of today. */
function comparable(week: readonly Voted[]): {sameAge: boolean; votes: Voted[]} {
  const early = week.flatMap((vote) => (vote.early === null ? [] : {...vote, upvotes: vote.early}));
  const sameAge = early.length >= ENOUGH_AT_ONE_AGE * week.length;
  return {sameAge, votes: sameAge ? early : [...week]};
}

function themesOfWeek(
  weekStart: Day,
  {sameAge, votes}: ReturnType<typeof comparable>
): WeekAttention[] {
  const weekUpvotes = votes.reduce((sum, {upvotes}) => sum + upvotes, 0);
  const rows = new Map<number, WeekAttention>();
  for (const {themeId, upvotes} of votes) {
    if (themeId === null) continue;
    const row = rows.get(themeId);
    rows.set(themeId, {
      ...{weekStart, themeId, weekUpvotes, weekPapers: votes.length, sameAge},
      papers: (row?.papers ?? 0) + 1,
      upvotes: (row?.upvotes ?? 0) + upvotes
    });
  }
  return [...rows.values()].sort((a, b) => a.themeId - b.themeId);
}

/**
 * The votes of each theme in each week, and its attention against its volume. Votes are compared within
 * a week only: at seven days after listing in the weeks of which enough snapshots tell them, else as
 * they were last seen.
 */
export function findAttention(
  themeIds: readonly number[],
  {papers, assignments}: {papers: readonly PaperFacts[]; assignments: readonly Assignment[]}
): Attention {
  const weeks = byWeek(votesOf(papers, assignments)).map(
    ([start, week]) => [start, comparable(week)] as const
  );
  return {
    themes: themeAttention(
      themeIds,
      weeks.flatMap(([, {votes}]) => votes)
    ),
    weeks: weeks.flatMap(([start, week]) => themesOfWeek(start, week))
  };
}
