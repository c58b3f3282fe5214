import * as Plot from '@observablehq/plot';
import {measured, type Curve, type Trial} from '../view/quality.ts';
import {PAGE_STYLE} from './frame.ts';
import {plain} from './svg.ts';

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
      height: 200,
      marginLeft: 44,
      marginRight: 24,
      marginTop: 26,
      marginBottom: 36,
      style: PAGE_STYLE,
      x: {label: 'Number of themes', labelArrow: 'none', labelAnchor: 'center', ticks: width / 90},
      y: {zero: true, axis: null},
      marks: [
        Plot.gridY({ticks: 4, stroke: 'var(--grid)', strokeOpacity: 1}),
        Plot.axisY({ticks: 4, tickSize: 0, label: null}),
        Plot.ruleY([0], {stroke: 'var(--ink-2)', strokeOpacity: 0.5}),
        Plot.ruleX(chosen, {x: 'themes', stroke: 'var(--ink-2)', strokeDasharray: '2 3'}),
        Plot.line(rows, {x: 'themes', y: 'value', stroke: 'var(--ink)', strokeWidth: 1.75}),
        Plot.dot(rows, {x: 'themes', y: 'value', r: 2, fill: 'var(--ink)'}),
        Plot.dot(chosen, {x: 'themes', y: 'value', r: 5, fill: 'var(--accent)'}),
        Plot.text(chosen, {
          x: 'themes',
          frameAnchor: 'top',
          dy: -16,
          fill: 'var(--ink)',
          text: ({themes, value}: {themes: number; value: number}) =>
            `${themes} themes: ${value.toFixed(3)}`
        })
      ]
    })
  );
}
