import * as Plot from '@observablehq/plot';
import {measuredRuns, shareInterval, type Point, type Series} from '../view/series.ts';

const OPACITY = 0.14;
/** Pixels of the bar of a point without neighbours, where an area would have no width. */
const LONE_WIDTH = 8;

const lower = (point: Point) => shareInterval(point).lower;
const upper = (point: Point) => shareInterval(point).upper;

/** The 95 % interval of each share as a band, broken where a period is incomplete or has no paper; labelled once. */
export function bandMarks({points}: Series, colour: string): Plot.Markish[] {
  const place = new Map(points.map((point, index) => [point, index]));
  const x = (point: Point) => place.get(point) ?? 0;
  const runs = measuredRuns(points);
  if (runs.length === 0) return [];
  const bands = runs.map((run) =>
    run.length === 1
      ? Plot.ruleX(run, {
          x,
          y1: lower,
          y2: upper,
          stroke: colour,
          strokeWidth: LONE_WIDTH,
          strokeOpacity: OPACITY
        })
      : Plot.areaY(run, {x, y1: lower, y2: upper, fill: colour, fillOpacity: OPACITY})
  );
  const label = Plot.text(['band: 95 % interval'], {
    frameAnchor: 'top-right',
    dy: -14,
    fill: 'var(--ink-2)',
    fontSize: 11
  });
  return [...bands, label];
}
