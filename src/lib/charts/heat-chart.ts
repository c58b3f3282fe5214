import type {Series} from '../view/series.ts';
import {type CourseOptions, topOf, valueOf} from './frame.ts';
import {fullAxis, isNarrow, shorten, STRIP, totals} from './full-frame.ts';
import {px, tag, textTag} from './markup.ts';
import {hatched, readingRule, type TimeFrame, timeFrame, timeSvg} from './time-frame.ts';

/** Steps of shade; a theme without a paper has none. */
export const LEVELS = 6;
const ROW = 17;
const LAYOUTS = {
  wide: {left: 236, right: 8, longest: 34},
  narrow: {left: 132, right: 4, longest: 17}
} as const;

/** The shade of a value: 0 for nothing, else 1 to `LEVELS` in even steps up to the largest of all. */
export const levelOf = (value: number, top: number): number =>
  value <= 0 ? 0 : Math.min(LEVELS, Math.ceil((value / top) * LEVELS));

/** For each shade the cells that have it, as strokes one row high; neighbours are one stroke. */
function strokesOf(levels: readonly number[], y: number, frame: TimeFrame): Map<number, string> {
  const strokes = new Map<number, string>();
  let start = 0;
  levels.forEach((level, index) => {
    if (levels[index + 1] === level) return;
    if (level > 0) {
      const from = px(frame.x(start) - frame.step / 2);
      const stroke = `M${from},${px(y)}h${px((index - start + 1) * frame.step)}`;
      strokes.set(level, (strokes.get(level) ?? '') + stroke);
    }
    start = index + 1;
  });
  return strokes;
}

/** A row per theme in the colour of the theme, the darker the larger its value; incomplete periods are left out. */
export function heatChart(
  series: readonly Series[],
  {measure, width, periods}: CourseOptions
): string {
  const {left, right, longest} = LAYOUTS[isNarrow(width) ? 'narrow' : 'wide'];
  const height = 12 + series.length * ROW + STRIP.total + 4;
  const frame = timeFrame(periods.length, {
    width,
    height,
    margins: [12, right, STRIP.total + 4, left]
  });
  const top = topOf(series, measure);
  const middle = (row: number) => frame.top + (row + 0.5) * ROW;
  const rows = series.map(({look, points}, row) => {
    const levels = points.map((point) =>
      point.period.complete ? levelOf(valueOf(point, measure), top) : 0
    );
    const paths = [...strokesOf(levels, middle(row), frame)].map(([level, d]) =>
      tag('path', {d, 'stroke-opacity': (level / LEVELS).toFixed(2)})
    );
    return tag('g', {stroke: look.colour, 'stroke-width': ROW - 2}, paths.join(''));
  });
  const names = series.map(({theme}, row) =>
    textTag(shorten(theme, longest), {
      x: left - 8,
      y: middle(row) + 4,
      fill: 'var(--ink)',
      'font-size': 12,
      'text-anchor': 'end'
    })
  );
  return timeSvg(
    frame,
    hatched(periods, frame, true) +
      tag('g', {'data-mark': 'cells'}, rows.join('')) +
      tag('g', {'data-mark': 'names', 'data-row0': frame.top, 'data-row': ROW}, names.join('')) +
      fullAxis(periods, frame) +
      totals(periods, frame) +
      readingRule(frame)
  );
}
