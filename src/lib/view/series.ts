import {wilsonInterval, type Interval} from '../stats/intervals.ts';
import {type Look, type Shade, themeLook} from './palette.ts';
import type {Period} from './period.ts';

/** Papers of themes in periods, column by column, as the database has them; what has no paper may be missing. */
export interface ThemeCounts {
  /** Place of the period among those shown, from 0. */
  readonly place: readonly number[];
  readonly theme_id: readonly number[];
  readonly papers: readonly number[];
}

export const NO_COUNTS: ThemeCounts = {place: [], theme_id: [], papers: []};

/** One theme in one period. */
export interface Point {
  readonly period: Period;
  readonly papers: number;
  /** Papers of the theme / papers of the period, 0 to 1; 0 when the period has none. */
  readonly share: number;
}

/** One theme over all periods shown, without gaps, oldest first. */
export interface Series {
  readonly themeId: number;
  readonly theme: string;
  /** How surely the theme is found again in samples of the papers, 0 to 1. */
  readonly confidence: number;
  readonly look: Look;
  readonly points: readonly Point[];
}

type Named = {
  readonly theme_id: number;
  readonly theme: string;
  readonly confidence: number;
} & Shade;

/** The course of a theme from its papers in each of the periods. */
export function seriesFrom(
  {theme_id, theme, confidence, area_id, shade}: Named,
  periods: readonly Period[],
  counts: readonly number[]
): Series {
  const points = periods.map((period, index) => {
    const papers = counts[index] ?? 0;
    return {period, papers, share: period.papers === 0 ? 0 : papers / period.papers};
  });
  return {themeId: theme_id, theme, confidence, look: themeLook({area_id, shade}), points};
}

/** A point per theme and period: where the counts have none the theme had no paper, which is 0 and never a gap. */
export function buildSeries(
  themes: readonly Named[],
  periods: readonly Period[],
  {place, theme_id, papers}: ThemeCounts
): Series[] {
  const countsOf = new Map(
    themes.map((theme) => [theme.theme_id, new Array<number>(periods.length).fill(0)])
  );
  theme_id.forEach((id, index) => {
    const counts = countsOf.get(id);
    const at = place[index] ?? -1;
    if (counts && at in counts) counts[at] = papers[index] ?? 0;
  });
  return themes.map((theme) => seriesFrom(theme, periods, countsOf.get(theme.theme_id) ?? []));
}

/** 95 % interval of the share of a point (Wilson). */
export const shareInterval = ({papers, period}: Point): Interval =>
  wilsonInterval({count: papers, total: period.papers});

/** Runs of points whose share is known within limits: complete, with papers to take a share of. */
export const measuredRuns = (points: readonly Point[]): Point[][] =>
  runsOf(points, ({period}) => period.complete && period.papers > 0);

/** The highest value that the interval of a share reaches in a series. */
export const bandTop = ({points}: Series): number =>
  Math.max(
    0,
    ...measuredRuns(points).flatMap((run) => run.map((point) => shareInterval(point).upper))
  );

/** Runs of neighbouring complete points: a line is drawn along each and never into a partial period. */
export const completeRuns = (points: readonly Point[]): Point[][] =>
  runsOf(points, ({period}) => period.complete);

function runsOf(points: readonly Point[], belongs: (point: Point) => boolean): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of points) {
    if (!belongs(point)) {
      run = [];
      continue;
    }
    run.push(point);
    if (run.length === 1) runs.push(run);
  }
  return runs;
}
