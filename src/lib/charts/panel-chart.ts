import * as Plot from '@observablehq/plot';
import {formatShortPeriod} from '../view/format.ts';
import type {Series} from '../view/series.ts';
import {formatTick, PAGE_STYLE, periodScale, tellColumns, type TimeOptions} from './frame.ts';
import {hatchPartial} from './hatch.ts';
import {lineMarks} from './line-marks.ts';
import {plain} from './svg.ts';

export interface PanelOptions extends TimeOptions {
  readonly colour: string;
}

/** The smallest useful chart of one theme: all panels of a page share `top`, so heights can be compared. */
export function panelChart(
  series: Series,
  {measure, width, top, colour, document}: PanelOptions
): Element {
  const periods = series.points.map((point) => point.period);
  const ends = [...new Set([0, periods.length - 1])].filter((index) => periods[index]);
  return plain(
    Plot.plot({
      document,
      width,
      height: 96,
      marginLeft: 34,
      marginRight: 6,
      marginTop: 8,
      marginBottom: 18,
      style: {...PAGE_STYLE, fontSize: '11px'},
      x: periodScale(periods),
      y: {domain: [0, top], nice: 3, axis: null},
      marks: [
        hatchPartial(periods, {word: false}),
        Plot.gridY({ticks: 3, stroke: 'var(--grid)', strokeOpacity: 1}),
        Plot.axisY({
          ticks: 3,
          tickSize: 0,
          tickPadding: 4,
          label: null,
          tickFormat: (value: number) => formatTick(value, measure)
        }),
        Plot.ruleY([0], {stroke: 'var(--ink-2)', strokeOpacity: 0.5}),
        lineMarks(series, {colour, measure}),
        Plot.text(ends, {
          x: (index: number) => index,
          text: (index: number) => (periods[index] ? formatShortPeriod(periods[index]) : ''),
          frameAnchor: 'bottom',
          dy: 16
        }),
        tellColumns(series.points, top)
      ]
    })
  );
}
