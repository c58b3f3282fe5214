import {lastCompletePair} from './period.ts';
import type {Point, Series} from './series.ts';

/** How the share of a theme moved between two complete periods. */
export interface Change {
  readonly from: Point;
  readonly to: Point;
  /** Share after minus share before, −1 to 1. */
  readonly difference: number;
}

/** The change between the last two complete periods; null while there are fewer than two. */
export function latestChange({points}: Series): Change | null {
  const pair = lastCompletePair(points.map((point) => point.period));
  if (!pair) return null;
  const [from, to] = pair.map((period) => points.find((point) => point.period === period));
  return from && to ? {from, to, difference: to.share - from.share} : null;
}

/** A theme and its latest change. */
export interface Mover {
  readonly themeId: number;
  readonly theme: string;
  readonly change: Change;
}

/** The themes that gained and lost the most, largest first; those that did not move are in neither. */
export function movers(series: readonly Series[], limit = 3): {gained: Mover[]; lost: Mover[]} {
  const all = series
    .flatMap(({themeId, theme, points}) => {
      const change = latestChange({themeId, theme, points});
      return change ? [{themeId, theme, change}] : [];
    })
    .sort((a, b) => b.change.difference - a.change.difference || a.themeId - b.themeId);
  return {
    gained: all.filter(({change}) => change.difference > 0).slice(0, limit),
    lost: all
      .filter(({change}) => change.difference < 0)
      .reverse()
      .slice(0, limit)
  };
}
