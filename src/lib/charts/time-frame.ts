import {ticks} from 'd3';
import type {Measure} from '../view/filters.ts';
import {formatShortPeriod} from '../view/format.ts';
import type {Period} from '../view/period.ts';
import {formatTick, labelStep} from './frame.ts';
import {hatchPath} from './hatch.ts';
import {px, tag, textTag} from './markup.ts';

/** Where periods and values stand in a chart over time, in pixels. */
export interface TimeFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of one period; they stand in the middle of their steps, equally far apart. */
  readonly step: number;
  readonly x: (index: number) => number;
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Top, right, bottom, left. */
  readonly margins: readonly [number, number, number, number];
}

/** The frame for so many periods in a drawing with margins. */
export function timeFrame(
  count: number,
  {width, height, margins: [top, right, bottom, left]}: Size
): TimeFrame {
  const step = (width - left - right) / Math.max(count, 1);
  const x = (index: number) => left + (index + 0.5) * step;
  return {width, height, left, right: width - right, top, bottom: height - bottom, step, x};
}

/** A scale from 0 to a round number at or above `top`, with its ticks. */
export function valueScale(frame: TimeFrame, top: number, count: number) {
  const steps = ticks(0, top, count);
  const gap = steps[1] ?? (top || 1);
  const most = Math.max(Math.ceil(top / gap - 1e-9), 1) * gap;
  const y = (value: number) => frame.bottom - (value / most) * (frame.bottom - frame.top);
  return {y, ticks: ticks(0, most, count)};
}

/** Grid lines, the line of zero and labels of a value axis. */
export function valueAxis(
  {left, right, bottom}: TimeFrame,
  {y, ticks: steps}: ReturnType<typeof valueScale>,
  measure: Measure
): string {
  const grid = steps
    .filter((step) => step > 0)
    .map((step) => `M${px(left)},${px(y(step))}H${px(right)}`);
  const labels = steps.map((step) =>
    textTag(formatTick(step, measure), {x: left - 5, y: y(step) + 3.5, 'text-anchor': 'end'})
  );
  return (
    tag('path', {d: grid.join(''), stroke: 'var(--grid)'}) +
    tag('path', {
      d: `M${px(left)},${px(bottom)}H${px(right)}`,
      stroke: 'var(--ink-2)',
      'stroke-opacity': '0.5'
    }) +
    tag('g', {'data-mark': 'ticks'}, labels.join(''))
  );
}

/** The incomplete periods, hatched over the full height, with the word where there is room for it. */
export function hatched(
  periods: readonly Period[],
  {top, bottom, step, x}: TimeFrame,
  word: boolean
): string {
  const strokes: string[] = [];
  const words: string[] = [];
  periods.forEach(({complete}, index) => {
    if (complete) return;
    const left = x(index) - step / 2;
    strokes.push(hatchPath({left, right: left + step, top, bottom}));
    if (word) words.push(partialWord(Math.min(left + 10, x(index)) + 3.5, top + 4));
  });
  if (strokes.length === 0) return '';
  const lines = tag('path', {d: strokes.join(''), stroke: 'var(--hatch)', 'stroke-width': '0.8'});
  return tag('g', {'data-mark': 'partial'}, lines + words.join(''));
}

const partialWord = (x: number, y: number) =>
  textTag('partial', {
    transform: `translate(${px(x)},${px(y)}) rotate(-90)`,
    'text-anchor': 'end',
    fill: 'var(--ink-2)',
    stroke: 'var(--paper)',
    'stroke-width': 5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke'
  });

/** The names of the periods under the axis, as many as have room. */
export function periodAxis(
  periods: readonly Period[],
  {x, bottom, left, right}: TimeFrame
): string {
  const every = labelStep(periods.length, right - left, 34);
  const labels = periods.flatMap((period, index) =>
    index % every === 0
      ? [textTag(formatShortPeriod(period), {x: x(index), y: bottom + 15, 'text-anchor': 'middle'})]
      : []
  );
  return tag('g', {'data-mark': 'periods'}, labels.join(''));
}

/**
 * The rule that the reader moves over the periods. It knows its own scale: the page sets `--at` to the index of a period
 * on all charts at once.
 */
export const readingRule = ({
  x,
  step,
  top,
  bottom
}: Pick<TimeFrame, 'x' | 'step' | 'top' | 'bottom'>): string =>
  tag('path', {
    class: 'reading-rule',
    'data-picture': 'none',
    style: `--x0:${px(x(0))};--dx:${step.toFixed(3)}`,
    d: `M0,${px(top)}V${px(bottom)}`
  });

/** The drawing around all marks; text and ground come from the page, so that one serves light and dark. */
export const timeSvg = (
  {width, height}: Pick<TimeFrame, 'width' | 'height'>,
  marks: string
): string =>
  tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      fill: 'currentColor',
      'font-size': 11,
      'aria-hidden': 'true'
    },
    marks
  );
