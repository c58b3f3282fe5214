import * as Plot from '@observablehq/plot';
import {type ComparedTheme, type Comparison, largestChanges} from '../view/comparison.ts';
import {direction, formatPoints} from '../view/format.ts';
import {formatVerdict} from '../view/verdicts.ts';
import {fitText, textWidth} from '../view/fit-text.ts';
import {formatTick, PAGE_STYLE} from './frame.ts';
import {sideLabels} from './side-labels.ts';
import {plain} from './svg.ts';

/** What proves nothing is grey, whatever its direction. */
const COLOURS = {
  rose: 'var(--gain)',
  fell: 'var(--loss)',
  'no clear change': 'var(--ink-2)',
  'too few papers': 'var(--ink-2)'
} as const;
const MARKS = {up: '▲', down: '▼', level: '–'} as const;
/** Where names and dots stand: beside each other, or on a narrow screen one above the other. */
const LAYOUTS = {
  wide: {
    row: 25,
    marginLeft: 280,
    marginRight: 190,
    ticks: 7,
    room: () => 262,
    name: {textAnchor: 'end', dx: -10, dy: 0},
    verdict: {textAnchor: 'start', dx: 70, dy: 0},
    dotY: 0,
    sideY: -13
  },
  narrow: {
    row: 44,
    marginLeft: 8,
    marginRight: 66,
    ticks: 4,
    // The verdict stands in the same line.
    room: (verdict: string, width: number) => width - 24 - textWidth(verdict, 12),
    name: {textAnchor: 'start', dx: 4, dy: -9},
    verdict: {textAnchor: 'end', dx: 62, dy: -9},
    dotY: 8,
    sideY: 21
  }
} as const;
/** Pixels of the letters of a name. */
const NAME_SIZE = 13;
/** Pixels above the first row: the axis, and on wide screens the names of the sides. */
const HEAD = 36;
type Layout = (typeof LAYOUTS)['wide' | 'narrow'];

const y = (row: ComparedTheme) => row.theme_id;
const before = (row: ComparedTheme) => row.a_share;
const after = (row: ComparedTheme) => row.b_share;
/** The interval of the difference, seen from the earlier share; a share cannot be below 0. */
const lower = (row: ComparedTheme) => Math.max(0, row.a_share + (row.difference_lower ?? 0));
const upper = (row: ComparedTheme) => row.a_share + (row.difference_upper ?? 0);
const colourOf = ({verdict}: ComparedTheme) => COLOURS[verdict];
const changeOf = ({change}: ComparedTheme) => `${MARKS[direction(change)]} ${formatPoints(change)}`;
const verdictOf = ({verdict, a_papers, b_papers}: ComparedTheme) =>
  formatVerdict(verdict, a_papers + b_papers);

/** A thin bar around the later share, which lies as far from the earlier one as the interval from 0. */
const intervals = (rows: readonly ComparedTheme[], {dotY: dy}: Layout) =>
  Plot.link(
    rows.filter(({difference_lower}) => difference_lower !== null),
    {
      x1: lower,
      x2: upper,
      y,
      dy,
      stroke: colourOf,
      strokeWidth: 5,
      strokeOpacity: 0.28,
      strokeLinecap: 'butt',
      className: 'interval'
    }
  );

/** A line per theme from a hollow dot to a filled one. */
const dumbbells = (rows: readonly ComparedTheme[], {dotY: dy}: Layout): Plot.Markish[] => [
  Plot.link(rows, {x1: before, x2: after, y, stroke: colourOf, strokeWidth: 2, dy}),
  Plot.dot(rows, {
    x: before,
    y,
    r: 4,
    fill: 'var(--paper)',
    stroke: colourOf,
    strokeWidth: 1.6,
    dy
  }),
  Plot.dot(rows, {x: after, y, r: 4.4, fill: colourOf, dy})
];

/** Names to the left, changes and verdicts to the right. */
const names = (rows: readonly ComparedTheme[], layout: Layout, width: number): Plot.Markish[] => [
  Plot.text(rows, {
    y,
    text: (row: ComparedTheme) => fitText(row.theme, layout.room(verdictOf(row), width), NAME_SIZE),
    frameAnchor: 'left',
    ...layout.name,
    fill: 'var(--ink)',
    fontSize: NAME_SIZE,
    className: 'theme-name'
  }),
  Plot.text(rows, {
    y,
    text: changeOf,
    frameAnchor: 'right',
    textAnchor: 'end',
    dx: 60,
    dy: layout.dotY,
    fill: colourOf,
    fontWeight: 600,
    fontVariant: 'tabular-nums'
  }),
  Plot.text(rows, {y, text: verdictOf, frameAnchor: 'right', ...layout.verdict, fill: colourOf})
];

/** The largest value of all themes of a comparison, so that the charts of its parts share one scale. */
const topOf = ({themes}: Comparison) =>
  themes.reduce((top, row) => Math.max(top, row.a_share, row.b_share, upper(row)), 0.01);

const axis = (ticks: number): Plot.Markish[] => [
  Plot.gridX({ticks, stroke: 'var(--grid)', strokeOpacity: 1}),
  Plot.axisX({
    anchor: 'top',
    ticks,
    tickSize: 0,
    tickPadding: 11,
    label: null,
    tickFormat: (value: number) => formatTick(value, 'share')
  }),
  Plot.ruleX([0], {stroke: 'var(--ink)'})
];

/**
 * Share of some themes in two periods: hollow for the earlier, filled for the later, with the 95 %
 * interval of the difference and the verdict. The scale is that of the whole comparison.
 */
export function dumbbellChart(
  comparison: Comparison,
  {
    width,
    document,
    themes = comparison.themes
  }: {width: number; document: Document; themes?: readonly ComparedTheme[]}
): Element {
  const rows = largestChanges(themes);
  const layout = LAYOUTS[width < 600 ? 'narrow' : 'wide'];
  const {ticks, marginLeft, marginRight, row} = layout;
  return plain(
    Plot.plot({
      document,
      width,
      height: HEAD + 8 + rows.length * row,
      marginLeft,
      marginRight,
      marginTop: HEAD,
      marginBottom: 8,
      style: PAGE_STYLE,
      x: {domain: [0, topOf(comparison)], nice: true, axis: null},
      y: {type: 'point', domain: rows.map(y), axis: null, padding: 0.5},
      marks: [
        axis(ticks),
        intervals(rows, layout),
        dumbbells(rows, layout),
        sideLabels(comparison, rows[0], {colourOf, dy: layout.sideY}),
        names(rows, layout, width)
      ]
    })
  );
}
