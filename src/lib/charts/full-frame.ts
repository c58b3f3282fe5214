import {formatShortDay, formatShortPeriod, formatTotal} from '../view/format.ts';
import type {Look} from '../view/palette.ts';
import type {Period} from '../view/period.ts';
import {LABEL_ROOM, LONGEST_LABEL, shorten} from './end-labels.ts';
import {labelStep} from './frame.ts';
import {px, tag, textTag} from './markup.ts';
import {spread} from './spread.ts';
import {type TimeFrame, timeFrame} from './time-frame.ts';
import {STRIP} from './totals-strip.ts';

/** Below this many pixels a chart is drawn for a narrow screen. */
const NARROW = 600;
const LINE_HEIGHT = 15;
/** Pixels of the stroke before a name: text in ink can be read on any paper, the stroke has the colour. */
const KEY = 14;

export const isNarrow = (width: number): boolean => width < NARROW;

/** The frame of a chart of its own: room for names at the right, and for the strip of n under the time axis. */
export function fullFrame(
  periods: readonly Period[],
  {width, height, left = 40}: {width: number; height: number; left?: number}
): TimeFrame {
  const right = LABEL_ROOM[isNarrow(width) ? 'narrow' : 'wide'];
  return timeFrame(periods.length, {width, height, margins: [12, right, STRIP.total + 4, left]});
}

/** The time axis: the names of the periods, and below each the day or year that it starts in. */
export function fullAxis(periods: readonly Period[], frame: TimeFrame): string {
  const every = labelStep(periods.length, frame.right - frame.left, 50);
  const place = (index: number) => ({x: frame.x(index), 'text-anchor': 'middle'});
  const labels = periods.flatMap((period, index) => {
    if (index % every !== 0) return [];
    const isWeek = period.period.includes('W');
    const second = isWeek ? formatShortDay(period.period_start) : period.period.slice(0, 4);
    return [
      textTag(formatShortPeriod(period), {...place(index), y: frame.bottom + 15}),
      textTag(second, {...place(index), y: frame.bottom + 28})
    ];
  });
  return tag('g', {'data-mark': 'periods'}, labels.join(''));
}

/** Under the time axis: how many papers each period has, as small bars with the number where it fits. */
export function totals(periods: readonly Period[], frame: TimeFrame): string {
  const most = periods.reduce((top, {papers}) => Math.max(top, papers), 1);
  const base = frame.bottom + STRIP.offset + STRIP.height;
  const half = Math.max(frame.step / 2 - 1, 0.25);
  const every = labelStep(periods.length, frame.right - frame.left, 34);
  const bars = periods.map(({papers}, index) => {
    const tall = (papers / most) * STRIP.height;
    return `M${px(frame.x(index) - half)},${px(base)}v${px(-tall)}h${px(2 * half)}v${px(tall)}z`;
  });
  const numbers = periods.flatMap((period, index) =>
    index % every === 0
      ? [textTag(formatTotal(period), {x: frame.x(index), y: base + 12, 'text-anchor': 'middle'})]
      : []
  );
  const n = {x: frame.left - 8, y: base + 12, 'text-anchor': 'end', 'font-style': 'italic'};
  return tag(
    'g',
    {'data-mark': 'totals'},
    tag('path', {d: bars.join(''), fill: 'var(--context)'}) + numbers.join('') + textTag('n', n)
  );
}

/** A name to the right of the marks, and where it would best stand. */
export interface EndName {
  readonly name: string;
  readonly look: Look;
  readonly y: number;
  /** Stands behind the name. */
  readonly value?: string;
}

/** Names at the ends of lines or areas with the colour before them, moved apart where they would overlap. */
export function endNames(
  names: readonly EndName[],
  {right, top, bottom, width}: TimeFrame
): string {
  const longest = LONGEST_LABEL[isNarrow(width) ? 'narrow' : 'wide'];
  const placed = spread(
    names.map(({y}) => y),
    LINE_HEIGHT,
    [top, bottom]
  );
  const written = names.map(({name, look, value = ''}, index) => {
    const y = placed[index] ?? 0;
    const key = {
      d: `M${px(right + 2)},${px(y)}h${KEY}`,
      stroke: look.colour,
      'stroke-width': 3,
      'stroke-dasharray': look.dash
    };
    const text = {
      x: right + KEY + 8,
      y: y + 4,
      fill: 'var(--ink)',
      'font-weight': '600',
      'font-size': 12
    };
    return tag('path', key) + textTag(`${shorten(name, longest)} ${value}`.trimEnd(), text);
  });
  return tag('g', {'data-mark': 'names'}, written.join(''));
}
