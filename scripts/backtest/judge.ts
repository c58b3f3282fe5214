import {seededRandom} from '../../src/lib/pipeline/random.ts';
import type {Proportion} from '../../src/lib/stats/proportion.ts';
import {themeCourses} from '../../src/lib/stats/rising.ts';
import {sum} from '../../src/lib/stats/sum.ts';
import type {Replay} from './replay.ts';

/** As in `stats/rising.ts`: the recent weeks, and those before whose level counts as usual. */
const RECENT = 4;
const BEFORE = 26;

const shareIn = (counts: readonly number[], totals: readonly number[], from: number, to: number) =>
  sum(counts.slice(from, to)) / Math.max(1, sum(totals.slice(from, to)));

/** Whether the share of a theme in the weeks that followed lay above its level before it was recent. */
function stayedAbove({known, followed, course, totals}: Replay, theme: number): boolean {
  const counts = course[theme] ?? [];
  const end = known - RECENT;
  const before = shareIn(counts, totals, Math.max(0, end - BEFORE), end);
  return shareIn(counts, totals, known, known + followed) > before;
}

/** How often a theme stayed above its level: those called rising, and all. */
export interface Kept {
  readonly rising: Proportion;
  readonly all: Proportion;
}

/** Judges the replays after which as many weeks as asked for have followed. */
export function judgeReplays(replays: readonly Replay[], horizon: number): Kept {
  const judged = replays
    .filter(({followed}) => followed === horizon)
    .flatMap((replay) =>
      replay.themes.map(({rising}, theme) => ({rising, kept: stayedAbove(replay, theme)}))
    );
  const count = (themes: typeof judged): Proportion => ({
    count: themes.filter(({kept}) => kept).length,
    total: themes.length
  });
  return {rising: count(judged.filter(({rising}) => rising)), all: count(judged)};
}

/** Fisher and Yates' shuffle. */
function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a === undefined || b === undefined) continue;
    [shuffled[last], shuffled[other]] = [b, a];
  }
  return shuffled;
}

function countRising({themes, labels, weeks}: Replay, weekOf: readonly number[]): number {
  const papers = themes.map(() => weeks.map(() => 0));
  labels.forEach((label, index) => {
    const row = papers[label];
    const week = weekOf[index] ?? 0;
    if (row) row[week] = (row[week] ?? 0) + 1;
  });
  const weekly = themes.map(({weak}, theme) => ({
    themeId: theme,
    papers: papers[theme] ?? [],
    weak
  }));
  return themeCourses(weekly, weeks).themes.filter(({rising}) => rising).length;
}

/**
 * How many themes are called rising when nothing rises: the dates of the papers known are dealt out
 * among them anew, so that every week keeps its papers and every theme its size.
 */
export function falseAlarms(
  replays: readonly Replay[],
  {shuffles, seed = 1}: {shuffles: number; seed?: number}
): Proportion {
  const random = seededRandom(seed);
  let [count, total] = [0, 0];
  for (const replay of replays) {
    for (let round = 0; round < shuffles; round++) {
      count += countRising(replay, shuffle(replay.weekOf, random));
      total += replay.themes.length;
    }
  }
  return {count, total};
}
