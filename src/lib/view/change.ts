import {themeChanges} from '../stats/change-verdict.ts';
import {isWeak} from './doubt.ts';
import type {Look} from './palette.ts';
import {lastCompletePair, type Period} from './period.ts';
import type {Point, Series} from './series.ts';
import type {Verdict} from './verdicts.ts';

/** How the share of a theme moved between two complete periods. */
export interface Change {
  readonly from: Point;
  readonly to: Point;
  /** Share after minus share before, −1 to 1. */
  readonly difference: number;
  /** Of a test that is adjusted for all themes given. */
  readonly verdict: Verdict;
}

function sidesOf({themeId, points}: Series, [before, after]: readonly [Period, Period]) {
  const from = points.find(({period}) => period === before);
  const to = points.find(({period}) => period === after);
  return from && to ? [{themeId, from, to}] : [];
}

/**
 * The change of every theme between the last two complete periods, by theme id; of none while there
 * are fewer than two. All themes of the analysis are to be given, whatever is shown: the verdicts
 * are adjusted for their number.
 */
export function latestChanges(series: readonly Series[]): ReadonlyMap<number, Change> {
  const pair = lastCompletePair(series[0]?.points.map(({period}) => period) ?? []);
  if (!pair) return new Map();
  const sides = new Map(
    series.flatMap((one) => sidesOf(one, pair)).map((side) => [side.themeId, side])
  );
  const counts = [...sides.values()].map(({themeId, from, to}) => ({
    themeId,
    before: from.papers,
    after: to.papers
  }));
  const totals = {before: pair[0].papers, after: pair[1].papers};
  return new Map(
    themeChanges(counts, {totals}).flatMap(({themeId, difference, verdict}) => {
      const side = sides.get(themeId);
      return side ? [[themeId, {from: side.from, to: side.to, difference, verdict}]] : [];
    })
  );
}

/** A theme and its latest change. */
export interface Mover {
  readonly themeId: number;
  readonly theme: string;
  readonly look: Look;
  readonly change: Change;
}

/**
 * The themes that may be spoken of with their latest change, largest gain first, ties by theme id:
 * what a weak theme gains, another may lose when the papers are grouped anew.
 */
export function rankedChanges(series: readonly Series[]): Mover[] {
  const changes = latestChanges(series);
  return series
    .filter((one) => !isWeak(one))
    .flatMap(({themeId, theme, look}) => {
      const change = changes.get(themeId);
      return change ? [{themeId, theme, look, change}] : [];
    })
    .sort((a, b) => b.change.difference - a.change.difference || a.themeId - b.themeId);
}
