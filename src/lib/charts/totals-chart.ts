import * as Plot from '@observablehq/plot';
import {formatPapers, formatPeriod, formatShortPeriod, formatTotal} from '../view/format.ts';
import {isCapped, type Period} from '../view/period.ts';
import {labelStep, PAGE_STYLE, periodScale} from './frame.ts';
import {hatchPartial} from './hatch.ts';
import {readingMark} from './reading-mark.ts';
import {plain} from './svg.ts';

function tellTotal(period: Period): string {
  const text = `${formatPeriod(period)}: ${formatPapers(period.papers)}`;
  return isCapped(period) ? `${text}, probably more on ${period.capped} days` : text;
}

/** How many papers each period has: what every share on the page is a share of. */
export function totalsChart(
  periods: readonly Period[],
  {width, document}: {width: number; document: Document}
): Element {
  const step = labelStep(periods.length, width, 34);
  const middle = (_: Period, index: number) => index;
  const label = (text: (period: Period) => string) => (period: Period, index: number) =>
    index % step === 0 ? text(period) : '';
  return plain(
    Plot.plot({
      document,
      width,
      height: 84,
      marginLeft: 2,
      marginRight: 2,
      marginTop: 18,
      marginBottom: 20,
      style: PAGE_STYLE,
      x: periodScale(periods),
      y: {axis: null, zero: true},
      marks: [
        hatchPartial(periods, {word: false}),
        Plot.rect(periods, {
          x1: (_, index: number) => index - 0.46,
          x2: (_, index: number) => index + 0.46,
          y1: 0,
          y2: (period: Period) => period.papers,
          fill: 'var(--context)',
          fillOpacity: (period: Period) => (period.complete ? 1 : 0.55),
          title: tellTotal
        }),
        Plot.ruleY([0], {stroke: 'var(--ink-2)', strokeOpacity: 0.5}),
        readingMark(periods.length),
        Plot.text(periods, {
          x: middle,
          y: (period: Period) => period.papers,
          dy: -8,
          fill: 'var(--ink)',
          text: label(formatTotal)
        }),
        Plot.text(periods, {
          x: middle,
          frameAnchor: 'bottom',
          dy: 16,
          text: label((period) => formatShortPeriod(period))
        })
      ]
    })
  );
}
