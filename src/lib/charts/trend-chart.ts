import * as Plot from '@observablehq/plot';
import {formatShortDay, formatShortPeriod} from '../view/format.ts';
import {CONTEXT_COLOUR} from '../view/palette.ts';
import type {Period} from '../view/period.ts';
import {bandTop, type Series} from '../view/series.ts';
import {bandMarks} from './band-marks.ts';
import {endLabels, LABEL_ROOM} from './end-labels.ts';
import {formatTick, labelStep, PAGE_STYLE, periodScale, type TimeOptions} from './frame.ts';
import {hatchPartial} from './hatch.ts';
import {lineMarks} from './line-marks.ts';
import {plain} from './svg.ts';
import {tellColumns} from './tell-columns.ts';
import {STRIP, totalsStrip} from './totals-strip.ts';

export interface TrendOptions extends TimeOptions {
  /** Other themes, drawn in grey for comparison. */
  readonly context?: readonly Series[];
}

const MARGIN_LEFT = 40;

const tickOf = (period: Period | undefined) => {
  if (!period) return '';
  const second = period.period.includes('W')
    ? formatShortDay(period.period_start)
    : period.period.slice(0, 4);
  return `${formatShortPeriod(period)}\n${second}`;
};

/** Axes, grid and hatching of a chart over time. */
function groundMarks(
  periods: readonly Period[],
  {measure, width}: Pick<TimeOptions, 'measure' | 'width'>
): Plot.Markish[] {
  const step = labelStep(periods.length, width, 50);
  return [
    hatchPartial(periods),
    Plot.gridY({ticks: 5, stroke: 'var(--grid)', strokeOpacity: 1}),
    Plot.axisY({
      ticks: 5,
      tickSize: 0,
      label: null,
      tickFormat: (value: number) => formatTick(value, measure)
    }),
    Plot.axisX({
      ticks: periods.map((_, index) => index).filter((index) => index % step === 0),
      tickSize: 4,
      label: null,
      tickFormat: (index: number) => tickOf(periods[index])
    }),
    Plot.ruleY([0], {stroke: 'var(--ink)'})
  ];
}

/** A few themes over time on one axis from zero, named at the ends of their lines; the rest as grey context. */
export function trendChart(series: readonly Series[], options: TrendOptions): Element {
  const {measure, width, top, document, context = []} = options;
  const [first] = series;
  const banded = series.length === 1 && measure === 'share' ? first : undefined;
  const ceiling = banded ? Math.max(top, bandTop(banded)) : top;
  const periods = first?.points.map((point) => point.period) ?? [];
  const named = series.length > 1;
  const narrow = width < 600;
  const marginRight = named ? LABEL_ROOM[narrow ? 'narrow' : 'wide'] : 14;
  return plain(
    Plot.plot({
      document,
      width,
      height: narrow ? 300 : 400,
      marginLeft: MARGIN_LEFT,
      marginRight,
      marginTop: banded ? 22 : 12,
      marginBottom: STRIP.total + 4,
      style: PAGE_STYLE,
      x: periodScale(periods),
      y: {domain: [0, ceiling], nice: true, axis: null},
      marks: [
        groundMarks(periods, {measure, width: width - marginRight - MARGIN_LEFT}),
        banded ? bandMarks(banded, banded.look.colour) : null,
        context.map((one) =>
          lineMarks(one, {colour: CONTEXT_COLOUR, measure, width: 1, dots: false})
        ),
        series.map((one) => lineMarks(one, {...one.look, measure})),
        named ? endLabels(series, {measure, narrow}) : null,
        totalsStrip(periods),
        first && !named ? tellColumns(first.points, ceiling) : null
      ]
    })
  );
}
