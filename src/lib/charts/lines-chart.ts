import {CONTEXT_COLOUR, MOST_BANDS} from '../view/palette.ts';
import {
  bandTop,
  completeRuns,
  measuredRuns,
  type Point,
  type Series,
  shareInterval
} from '../view/series.ts';
import {type CourseOptions, formatValue, topOf, valueOf} from './frame.ts';
import {endNames, fullAxis, fullFrame, isNarrow, totals} from './full-frame.ts';
import {tag, through} from './markup.ts';
import {courseMarks, type Spot} from './panel-chart.ts';
import {hatched, readingRule, timeSvg, valueAxis, valueScale} from './time-frame.ts';

const OPACITY = '0.14';

/** Half of the width of a band of a period alone, in pixels. */
const HALF = 4;

/** Where a point and the ends of its interval stand. */
interface Places {
  readonly spot: (point: Point) => Spot;
  readonly y: (value: number) => number;
}

/** The 95 % interval of each share as a band, broken where a period is incomplete or has no paper. */
function band({points, look}: Series, {spot, y}: Places): string {
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

/** A few themes over time on one axis from zero, named at the ends of their lines; the rest as grey context. */
export function linesChart(series: readonly Series[], options: CourseOptions): string {
  const {measure, width, periods, context} = options;
  const narrow = isNarrow(width);
  const frame = fullFrame(periods, {width, height: narrow ? 320 : 440});
  const banded = measure === 'share' && series.length <= MOST_BANDS;
  const top = Math.max(
    topOf([...series, ...context], measure),
    ...(banded ? series.map(bandTop) : [])
  );
  const scale = valueScale(frame, top, 5);
  const spotOf = ({points}: Series) => {
    const place = new Map(points.map((point, index) => [point, frame.x(index)]));
    return (point: Point): Spot => [place.get(point) ?? 0, scale.y(valueOf(point, measure))];
  };
  const grey = context.flatMap((one) =>
    completeRuns(one.points).map((run) => through(run.map(spotOf(one))))
  );
  const names = series.map(({theme, look, points}) => {
    const last = points.findLast(({period}) => period.complete) ?? points.at(-1);
    const value = last ? valueOf(last, measure) : 0;
    return {name: theme, look, y: scale.y(value), value: narrow ? '' : formatValue(value, measure)};
  });
  const line = {'data-mark': 'context', fill: 'none', stroke: CONTEXT_COLOUR};
  return timeSvg(
    frame,
    hatched(periods, frame, true) +
      valueAxis(frame, scale, measure) +
      tag('g', line, tag('path', {d: grey.join('')})) +
      (banded
        ? tag(
            'g',
            {'data-mark': 'bands'},
            series.map((one) => band(one, {spot: spotOf(one), y: scale.y})).join('')
          )
        : '') +
      series.map((one) => courseMarks(one.points, spotOf(one), one.look)).join('') +
      endNames(names, frame) +
      fullAxis(periods, frame) +
      totals(periods, frame) +
      readingRule(frame)
  );
}
