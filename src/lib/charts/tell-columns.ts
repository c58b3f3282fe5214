import * as Plot from '@observablehq/plot';
import {formatCount, formatPapers, formatPeriod, formatShare} from '../view/format.ts';
import type {Point} from '../view/series.ts';

/** What a point says when the pointer rests on it. */
export function tellPoint({period, papers, share}: Point): string {
  const partial = period.complete ? '' : ' (partial)';
  return `${formatPeriod(period)}${partial}: ${formatPapers(papers)} of ${formatCount(period.papers)}, ${formatShare(share)}`;
}

/** Invisible columns over the whole height that tell a point when the pointer rests on it. */
export const tellColumns = (points: readonly Point[], top: number) =>
  Plot.rect(points, {
    x1: (_, index: number) => index - 0.5,
    x2: (_, index: number) => index + 0.5,
    y1: 0,
    y2: top,
    fill: 'none',
    pointerEvents: 'all',
    title: tellPoint
  });
