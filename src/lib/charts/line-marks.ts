import * as Plot from '@observablehq/plot';
import type {Measure} from '../view/filters.ts';
import {completeRuns, type Point, type Series} from '../view/series.ts';
import {FEW_PAPERS, valueOf} from './frame.ts';

/** How the line of a theme looks. */
export interface LineStyle {
  readonly colour: string;
  readonly measure: Measure;
  readonly width?: number;
  /** SVG dash pattern. */
  readonly dash?: string;
  /** Whether weeks of fewer than ten papers have a dot, and partial ones a hollow dot. */
  readonly dots?: boolean;
}

/** A line along complete periods only; a partial one is a hollow dot that no line leads to. */
export function lineMarks(
  {points}: Series,
  {colour, measure, width = 1.75, dash = 'none', dots = true}: LineStyle
): Plot.Markish[] {
  const place = new Map(points.map((point, index) => [point, index]));
  const x = (point: Point) => place.get(point) ?? 0;
  const y = (point: Point) => valueOf(point, measure);
  const runs = completeRuns(points);
  const lines = runs.map((run) =>
    Plot.line(run, {
      x,
      y,
      stroke: colour,
      strokeWidth: width,
      strokeLinecap: 'round',
      strokeDasharray: dash
    })
  );
  if (!dots) return lines;
  const lone = new Set(runs.filter((run) => run.length === 1).flat());
  const few = runs.flat().filter((point) => lone.has(point) || point.papers < FEW_PAPERS);
  const partial = points.filter((point) => !point.period.complete);
  return [
    ...lines,
    Plot.dot(few, {x, y, r: 2.2, fill: colour}),
    Plot.dot(partial, {x, y, r: 3, fill: 'var(--paper)', stroke: colour, strokeWidth: 1.4})
  ];
}
