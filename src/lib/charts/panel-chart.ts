import {formatShortPeriod} from '../view/format.ts';
import type {Look} from '../view/palette.ts';
import type {Period} from '../view/period.ts';
import {completeRuns, type Point, type Series} from '../view/series.ts';
import {type Spot, spotsOf} from './course-spots.ts';
import {FEW_PAPERS, type TimeOptions} from './frame.ts';
import {px, tag, textTag, through} from './markup.ts';
import {
  hatched,
  readingRule,
  type TimeFrame,
  timeFrame,
  timeSvg,
  valueAxis,
  valueScale
} from './time-frame.ts';

export interface PanelOptions extends TimeOptions {
  readonly colour: string;
}

/** Dots as strokes without length: one path for all of a kind. */
const dots = (spots: readonly Spot[], size: number, stroke: string): string =>
  spots.length === 0
    ? ''
    : tag('path', {
        'data-mark': 'dots',
        d: spots.map(([x, y]) => `M${px(x)},${px(y)}h0`).join(''),
        stroke,
        'stroke-width': size,
        'stroke-linecap': 'round'
      });

/** The lines of a theme along complete periods, with dots where papers are few, hollow ones where a period is partial. */
export function courseMarks(
  points: readonly Point[],
  spot: (point: Point) => Spot,
  {colour, dash}: Look
): string {
  const runs = completeRuns(points);
  const lone = new Set(runs.filter((run) => run.length === 1).flat());
  const few = runs.flat().filter((point) => lone.has(point) || point.papers < FEW_PAPERS);
  const partial = points.filter(({period}) => !period.complete).map(spot);
  const line = {
    fill: 'none',
    stroke: colour,
    'stroke-width': '1.75',
    'stroke-linejoin': 'round',
    'stroke-dasharray': dash
  };
  return (
    tag(
      'g',
      {'data-mark': 'line'},
      tag('path', {...line, d: runs.map((run) => through(run.map(spot))).join('')})
    ) +
    dots(few.map(spot), 4.4, colour) +
    dots(partial, 7.4, colour) +
    dots(partial, 4.6, 'var(--paper)')
  );
}

const ends = (periods: readonly Period[], {x, bottom}: TimeFrame): string =>
  [...new Set([0, periods.length - 1])]
    .flatMap((index) => {
      const period = periods[index];
      const place = {x: x(index), y: bottom + 15, 'text-anchor': 'middle'};
      return period ? [textTag(formatShortPeriod(period), place)] : [];
    })
    .join('');

/** The smallest useful chart of one theme: all panels of a page share `top`, so heights can be compared. */
export function panelChart(series: Series, {measure, width, top, colour}: PanelOptions): string {
  const {points} = series;
  const periods = points.map(({period}) => period);
  const frame = timeFrame(points.length, {width, height: 96, margins: [8, 6, 18, 34]});
  const scale = valueScale(frame, top, 3);
  const spot = spotsOf(series, frame, {y: scale.y, measure});
  return timeSvg(
    frame,
    hatched(periods, frame, false) +
      valueAxis(frame, scale, measure) +
      courseMarks(points, spot, {colour, dash: 'none'}) +
      ends(periods, frame) +
      readingRule(frame)
  );
}
