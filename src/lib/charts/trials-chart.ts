import * as Plot from '@observablehq/plot';
import {ticks} from 'd3';
import {measured, type Curve, type Trial} from '../view/quality.ts';
import {PAGE_STYLE} from './frame.ts';
import {plain} from './svg.ts';

/** Numbers of themes that have a label: whole ones only, as there is no half theme. */
function wholeTicks(rows: readonly {themes: number}[], width: number): number[] {
  const numbers = rows.map(({themes}) => themes);
  return ticks(Math.min(...numbers), Math.max(...numbers), width / 90).filter(Number.isInteger);
}

/** Where the label of the chosen number hangs, so that it lies neither over the axis nor beyond the edge. */
function anchorOf(rows: readonly {themes: number}[], chosen: number): 'start' | 'middle' | 'end' {
  const numbers = rows.map(({themes}) => themes);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const place = most > least ? (chosen - least) / (most - least) : 0.5;
  if (place < 0.2) return 'start';
  return place > 0.8 ? 'end' : 'middle';
}

/** A measure of how well papers group, over the number of themes that was tried; the chosen number is marked. */
export function trialsChart(
  trials: readonly Trial[],
  curve: Curve,
  {width, document}: {width: number; document: Document}
): Element {
  const rows = measured(trials, curve);
  const chosen = rows.filter((row) => row.chosen);
  return plain(
    Plot.plot({
      document,
      width,
      height: 208,
      marginLeft: 44,
      marginRight: 24,
      marginTop: 26,
      marginBottom: 44,
      style: PAGE_STYLE,
      x: {axis: null},
      y: {zero: true, axis: null},
      marks: [
        Plot.gridY({ticks: 4, stroke: 'var(--grid)', strokeOpacity: 1}),
        Plot.axisY({ticks: 4, tickSize: 0, label: null}),
        Plot.axisX({
          ticks: wholeTicks(rows, width),
          tickFormat: 'd',
          label: 'Number of themes',
          labelArrow: 'none',
          labelAnchor: 'center',
          labelOffset: 36
        }),
        Plot.ruleY([0], {stroke: 'var(--ink-2)', strokeOpacity: 0.5}),
        Plot.ruleX(chosen, {x: 'themes', stroke: 'var(--ink-2)', strokeDasharray: '2 3'}),
        Plot.line(rows, {x: 'themes', y: 'value', stroke: 'var(--ink)', strokeWidth: 1.75}),
        Plot.dot(rows, {x: 'themes', y: 'value', r: 2, fill: 'var(--ink)'}),
        Plot.dot(chosen, {x: 'themes', y: 'value', r: 5, fill: 'var(--accent)'}),
        Plot.text(chosen, {
          x: 'themes',
          frameAnchor: 'top',
          textAnchor: anchorOf(rows, chosen[0]?.themes ?? 0),
          dy: -16,
          fill: 'var(--ink)',
          text: ({themes, value}: {themes: number; value: number}) =>
            `${themes} themes: ${value.toFixed(3)}`
        })
      ]
    })
  );
}
