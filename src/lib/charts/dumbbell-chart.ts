import * as Plot from '@observablehq/plot';
import {type ComparedTheme, type Comparison, largestChanges} from '../view/comparison.ts';
import {direction, formatPoints, formatShortPeriod} from '../view/format.ts';
import {shorten} from './end-labels.ts';
import {formatTick, PAGE_STYLE} from './frame.ts';
import {plain} from './svg.ts';

const COLOURS = {up: 'var(--gain)', down: 'var(--loss)', level: 'var(--ink-2)'} as const;
const MARKS = {up: '▲', down: '▼', level: '–'} as const;
/** Where names and dots stand: beside each other, or on a narrow screen one above the other. */
const LAYOUTS = {
  wide: {row: 25, marginLeft: 280, ticks: 7, anchor: 'end', nameX: -10, nameY: 0, dotY: 0},
  narrow: {row: 40, marginLeft: 8, ticks: 4, anchor: 'start', nameX: 4, nameY: -9, dotY: 8}
} as const;
type Layout = (typeof LAYOUTS)['wide' | 'narrow'];

const y = (row: ComparedTheme) => row.theme_id;
const before = (row: ComparedTheme) => row.a_share;
const after = (row: ComparedTheme) => row.b_share;
const colourOf = ({change}: ComparedTheme) => COLOURS[direction(change)];
const changeOf = ({change}: ComparedTheme) => `${MARKS[direction(change)]} ${formatPoints(change)}`;

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

/** Names to the left, changes to the right. */
const names = (rows: readonly ComparedTheme[], layout: Layout): Plot.Markish[] => [
  Plot.text(rows, {
    y,
    text: (row: ComparedTheme) => shorten(row.theme, 42),
    frameAnchor: 'left',
    textAnchor: layout.anchor,
    dx: layout.nameX,
    dy: layout.nameY,
    fill: 'var(--ink)',
    fontSize: 13,
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
  })
];

/** Which dot is which, said once, on the first line. */
function sideLabels({a, b}: Comparison, rows: readonly ComparedTheme[], {dotY: dy}: Layout) {
  const [first] = rows;
  if (!first) return [];
  const left = first.change < 0 ? ([b, after] as const) : ([a, before] as const);
  const right = first.change < 0 ? ([a, before] as const) : ([b, after] as const);
  const label = ([period, x]: typeof left, side: 'end' | 'start') =>
    Plot.text([first], {
      x,
      y,
      dy,
      text: () => formatShortPeriod(period),
      textAnchor: side,
      dx: side === 'end' ? -9 : 9,
      fill: colourOf
    });
  return [label(left, 'end'), label(right, 'start')];
}

/** Share of each theme in two periods: hollow for the earlier, filled for the later. */
export function dumbbellChart(
  comparison: Comparison,
  {width, document}: {width: number; document: Document}
): Element {
  const rows = largestChanges(comparison.themes);
  const layout = LAYOUTS[width < 600 ? 'narrow' : 'wide'];
  const {ticks, marginLeft, row} = layout;
  const top = rows.reduce((most, {a_share, b_share}) => Math.max(most, a_share, b_share), 0.01);
  return plain(
    Plot.plot({
      document,
      width,
      height: 36 + rows.length * row,
      marginLeft,
      marginRight: 66,
      marginTop: 28,
      marginBottom: 8,
      style: PAGE_STYLE,
      x: {domain: [0, top], nice: true, axis: null},
      y: {type: 'point', domain: rows.map(y), axis: null, padding: 0.5},
      marks: [
        Plot.gridX({ticks, stroke: 'var(--grid)', strokeOpacity: 1}),
        Plot.axisX({
          anchor: 'top',
          ticks,
          tickSize: 0,
          label: null,
          tickFormat: (value: number) => formatTick(value, 'share')
        }),
        Plot.ruleX([0], {stroke: 'var(--ink)'}),
        dumbbells(rows, layout),
        sideLabels(comparison, rows, layout),
        names(rows, layout)
      ]
    })
  );
}
