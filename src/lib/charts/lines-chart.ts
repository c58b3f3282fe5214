import {CONTEXT_COLOUR, MOST_BANDS} from '../view/palette.ts';
import {bandTop, completeRuns, type Series} from '../view/series.ts';
import {intervalBand, spotsOf} from './course-spots.ts';
import {type CourseOptions, formatValue, topOf, valueOf} from './frame.ts';
import {endNames, fullAxis, fullFrame, isNarrow, totals} from './full-frame.ts';
import {tag, through} from './markup.ts';
import {courseMarks} from './panel-chart.ts';
import {hatched, readingRule, timeSvg, valueAxis, valueScale} from './time-frame.ts';

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
  const spotOf = (one: Series) => spotsOf(one, frame, {y: scale.y, measure});
  const grey = context.flatMap((one) => {
    const spot = spotOf(one);
    return completeRuns(one.points).map((run) => through(run.map(spot)));
  });
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
            series.map((one) => intervalBand(one, {spot: spotOf(one), y: scale.y})).join('')
          )
        : '') +
      series.map((one) => courseMarks(one.points, spotOf(one), one.look)).join('') +
      endNames(names, frame) +
      fullAxis(periods, frame) +
      totals(periods, frame) +
      readingRule(frame)
  );
}
