import {formatShortDay, formatShortPeriod, formatTotal} from '../view/format.ts';
import {textWidth} from '../view/fit-text.ts';
import type {Look} from '../view/palette.ts';
import type {Period} from '../view/period.ts';
import {labelStep} from './frame.ts';
import {px, tag, textTag} from './markup.ts';
import {spread} from './spread.ts';
import {type TimeFrame, timeFrame} from './time-frame.ts';

/** Height of the strip of n in pixels, below the labels of the time axis. */
export const STRIP = {offset: 40, height: 16, total: 72} as const;
/** Pixels to the right of the lines that the names may take, and characters that have room there. */
export const LABEL_ROOM = {wide: 236, narrow: 128} as const;
export const LONGEST_LABEL = {wide: 27, narrow: 16} as const;

/** Below this many pixels a chart is drawn for a narrow screen. */
const NARROW = 600;
const LINE_HEIGHT = 15;
/** Pixels of the stroke before a name: text in ink can be read on any paper, the stroke has the colour. */
const KEY = 14;

export const isNarrow = (width: number): boolean => width < NARROW;

interface FullSize {
  readonly width: number;
  readonly height: number;
  readonly top?: number;
  readonly left?: number;
  /** By default what names at the ends of lines need. */
  readonly right?: number;
}

/** The frame of a chart of its own: room for names at the right, and for the strip of n under the time axis. */
export function fullFrame(
  periods: readonly Period[],
  {
    width,
    height,
    top = 12,
    left = 40,
    right = LABEL_ROOM[isNarrow(width) ? 'narrow' : 'wide']
  }: FullSize
): TimeFrame {
  return timeFrame(periods.length, {width, height, margins: [top, right, STRIP.total + 4, left]});
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
  const [first] = periods;
  const firstEdge = frame.x(0) - (first ? textWidth(formatTotal(first), 11) / 2 : 0);
  const x = Math.min(frame.left - 8, firstEdge - 3);
  const n = {x, y: base + 12, 'text-anchor': 'end', 'font-style': 'italic'};
  return tag(
    'g',
    {'data-mark': 'totals'},
    tag('path', {d: bars.join(''), fill: 'var(--context)'}) + numbers.join('') + textTag('n', n)
  );
}

/** Cuts a name that is too long for its room; the full one is in the table beside the chart. */
export const shorten = (name: string, longest: number) =>
  name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;

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
