import {completeRuns, type Point} from '../view/series.ts';
import {through} from './markup.ts';

/** The path of a line as small as a word, along complete periods only, from zero to its own largest share. */
export function sparkline(points: readonly Point[], width: number, height: number): string {
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const runs = completeRuns(points);
  const top = runs.flat().reduce((most, {share}) => Math.max(most, share), 0) || 1;
  const place = new Map(points.map((point, index) => [point, index * step]));
  const at = (point: Point) =>
    [place.get(point) ?? 0, height - (point.share / top) * height] as const;
  return runs.map((run) => through(run.map(at))).join('');
}
