import type {Measure} from '../view/filters.ts';
import {measuredRuns, type Point, type Series, shareInterval} from '../view/series.ts';
import {valueOf} from './frame.ts';
import {tag, through} from './markup.ts';
import type {TimeFrame} from './time-frame.ts';

export type Spot = readonly [number, number];

const OPACITY = '0.14';

/** Half of the width of a band of a period alone, in pixels. */
const HALF = 4;

/** Where the points of a series stand, as a function of the point. */
export function spotsOf(
  {points}: Series,
  frame: TimeFrame,
  {y, measure}: {y: (value: number) => number; measure: Measure}
): (point: Point) => Spot {
  const place = new Map(points.map((point, index) => [point, frame.x(index)]));
  return (point) => [place.get(point) ?? 0, y(valueOf(point, measure))];
}

/** Where a point and the ends of its interval stand. */
interface Places {
  readonly spot: (point: Point) => Spot;
  readonly y: (value: number) => number;
}

/** The 95 % interval of each share as a band, broken where a period is incomplete or has no paper. */
export function intervalBand({points, look}: Series, {spot, y}: Places): string {
  const outline = measuredRuns(points).map((run) => {
    const asides = run.length > 1 ? [0] : [-HALF, HALF];
    const edge = (end: 'lower' | 'upper') =>
      run.flatMap((point) =>
        asides.map((aside): Spot => [spot(point)[0] + aside, y(shareInterval(point)[end])])
      );
    return `${through([...edge('upper'), ...edge('lower').reverse()])}Z`;
  });
  return tag('path', {d: outline.join(''), fill: look.colour, 'fill-opacity': OPACITY});
}
