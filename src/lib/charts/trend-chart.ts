import type {Measure} from '../view/filters.ts';
import {bandTop, measuredRuns, type Series} from '../view/series.ts';
import {intervalBand, spotsOf} from './course-spots.ts';
import {topOf} from './frame.ts';
import {fullAxis, fullFrame, isNarrow, totals} from './full-frame.ts';
import {tag, textTag} from './markup.ts';
import {courseMarks} from './panel-chart.ts';
import {
  hatched,
  readingRule,
  type TimeFrame,
  timeSvg,
  valueAxis,
  valueScale
} from './time-frame.ts';

const RIGHT = 14;

const bandName = ({right, top}: TimeFrame): string =>
  textTag('band: 95 % interval', {
    x: right,
    y: top - 6,
    'text-anchor': 'end',
    fill: 'var(--ink-2)'
  });

/** One theme over time on an axis from zero; a share has the band of its interval. */
export function trendChart(
  series: Series,
  {measure, width}: {measure: Measure; width: number}
): string {
  const {points, look} = series;
  const periods = points.map(({period}) => period);
  const banded = measure === 'share' && measuredRuns(points).length > 0;
  const frame = fullFrame(periods, {
    width,
    height: isNarrow(width) ? 300 : 400,
    top: banded ? 22 : 12,
    right: RIGHT
  });
  const most = topOf([series], measure);
  const scale = valueScale(frame, banded ? Math.max(most, bandTop(series)) : most, 5);
  const spot = spotsOf(series, frame, {y: scale.y, measure});
  const band = banded
    ? tag('g', {'data-mark': 'bands'}, intervalBand(series, {spot, y: scale.y})) + bandName(frame)
    : '';
  return timeSvg(
    frame,
    hatched(periods, frame, true) +
      valueAxis(frame, scale, measure) +
      band +
      courseMarks(points, spot, look) +
      fullAxis(periods, frame) +
      totals(periods, frame) +
      readingRule(frame)
  );
}
