import type {Paper, Week} from '../../src/lib/model.ts';
import {weekStart} from '../../src/lib/pipeline/calendar.ts';
import {countWeeks, dayOfPaper} from '../../src/lib/pipeline/weeks.ts';
import type {StreamWeek} from '../../src/lib/stats/rising.ts';
import {stabilityLevel} from '../../src/lib/stats/stability-level.ts';
import {analyse} from '../eval/analyse.ts';
import {nearestThemes} from './nearest-themes.ts';

/** A theme as it was found at the end of a past week. */
export interface PastTheme {
  readonly name: string;
  readonly rising: boolean;
  readonly weak: boolean;
}

/** What was known at the end of a past week, and what came of it. */
export interface Replay {
  /** The last week known. */
  readonly week: Week;
  readonly themes: readonly PastTheme[];
  /** Weeks known, and weeks that followed. */
  readonly known: number;
  readonly followed: number;
  readonly weeks: readonly StreamWeek[];
  /** Of the papers known: theme, from 0, −1 for none, and week. */
  readonly papers: readonly Paper[];
  readonly labels: readonly number[];
  readonly weekOf: readonly number[];
  /** Papers of each theme in the weeks known and those that followed, all put to the nearest theme alike. */
  readonly course: readonly (readonly number[])[];
  /** Papers in these weeks. */
  readonly totals: readonly number[];
}

export interface ReplayOptions {
  /** Number of themes; null lets the pipeline choose. */
  readonly k: number | null;
  /** Weeks that must be known before the first replay, weeks between replays, weeks that follow. */
  readonly history: number;
  readonly every: number;
  readonly horizon: number;
  readonly onProgress?: (done: number, all: number) => void;
}

interface Dated {
  readonly paper: Paper;
  readonly week: number;
}

function datePapers(papers: readonly Paper[], weeks: readonly Week[]): Dated[] {
  const places = new Map(weeks.map(({start}, place) => [start, place]));
  return papers.flatMap((paper) => {
    const day = dayOfPaper(paper);
    const week = day === null ? undefined : places.get(weekStart(day));
    return week === undefined ? [] : {paper, week};
  });
}

function countCourse(
  labels: readonly number[],
  weekOf: readonly number[],
  size: readonly [number, number]
) {
  const [k, weeks] = size;
  const course = Array.from({length: k}, () => new Array<number>(weeks).fill(0));
  labels.forEach((label, index) => {
    const row = course[label];
    const week = weekOf[index] ?? 0;
    if (row) row[week] = (row[week] ?? 0) + 1;
  });
  return course;
}

async function replayWeek(
  dated: readonly Dated[],
  weeks: readonly Week[],
  {known, options: {k, horizon}}: {known: number; options: ReplayOptions}
): Promise<Replay> {
  const past = dated.filter(({week}) => week < known);
  const papers = past.map(({paper}) => paper);
  const analysis = await analyse(papers, {themes: k, seed: 1});
  const places = new Map(analysis.themes.map(({id}, place) => [id, place]));
  const themeOf = new Map(analysis.assignments.map(({paperId, themeId}) => [paperId, themeId]));
  const labels = papers.map(({id}) => places.get(themeOf.get(id) ?? -1) ?? -1);
  const followed = Math.min(horizon, weeks.length - known);
  const future = dated.filter(({week}) => week >= known && week < known + followed);
  const weekOf = [...past, ...future].map(({week}) => week);
  const nearest = nearestThemes(
    {past: papers, future: future.map(({paper}) => paper)},
    {labels, k: analysis.themes.length}
  );
  const rising = new Set(
    analysis.emergence.filter((theme) => theme.rising).map(({themeId}) => themeId)
  );
  const [last] = analysis.weeks.slice(-1);
  if (!last) throw new Error('no paper has a date, expected weeks to replay');
  return {
    week: last,
    themes: analysis.themes.map(({id, name, confidence}) => ({
      name,
      rising: rising.has(id),
      weak: stabilityLevel(confidence) === 'weak'
    })),
    known,
    followed,
    weeks: analysis.weeks.map(({papers, complete}) => ({papers, complete})),
    papers,
    labels,
    weekOf: weekOf.slice(0, papers.length),
    course: countCourse(nearest, weekOf, [analysis.themes.length, known + followed]),
    totals:
      countCourse(
        weekOf.map(() => 0),
        weekOf,
        [1, known + followed]
      )[0] ?? []
  };
}

/** Replays the weeks of a corpus: at the end of each, themes are found in the papers known by then alone. */
export async function replayWeeks(
  papers: readonly Paper[],
  options: ReplayOptions
): Promise<Replay[]> {
  const {history, every, onProgress = () => undefined} = options;
  const weeks = countWeeks(papers);
  const dated = datePapers(papers, weeks);
  const ends: number[] = [];
  for (let known = weeks.length; known >= history; known -= every) ends.unshift(known);
  const replays: Replay[] = [];
  for (const known of ends) {
    onProgress(replays.length, ends.length);
    replays.push(await replayWeek(dated, weeks, {known, options}));
  }
  return replays;
}
