import type {RenderFunction} from '@observablehq/plot';
import type {Measure} from '../view/filters.ts';
import type {Point, Series} from '../view/series.ts';
import {formatValue, valueOf} from './frame.ts';
import {spread} from './spread.ts';
import {svgElement, svgText} from './svg.ts';

/** Pixels to the right of the lines that the names may take. */
export const LABEL_ROOM = {wide: 236, narrow: 128} as const;
export const LONGEST_LABEL = {wide: 27, narrow: 16} as const;
const LINE_HEIGHT = 15;
/** Pixels of the stroke before a name: text in ink can be read on any paper, the stroke has the colour. */
const KEY = 14;

const lastComplete = ({points}: Series): Point | undefined =>
  points.findLast((point) => point.period.complete) ?? points.at(-1);

/** Cuts a name that is too long for its room; the full one is in the table beside the chart. */
export const shorten = (name: string, longest: number) =>
  name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;

/** Names at the ends of lines, moved apart where they would overlap. */
export const endLabels =
  (
    series: readonly Series[],
    {measure, narrow}: {measure: Measure; narrow: boolean}
  ): RenderFunction =>
  (_index, {y}, _values, {marginTop, marginRight, marginBottom, width, height}, {document}) => {
    const group = svgElement(document, 'g', {'data-mark': 'names'});
    const last = series.map(lastComplete);
    const values = last.map((point) => (point ? valueOf(point, measure) : 0));
    const wanted = values.map((value) => Number(y?.(value)));
    const placed = spread(wanted, LINE_HEIGHT, [marginTop, height - marginBottom]);
    const longest = LONGEST_LABEL[narrow ? 'narrow' : 'wide'];
    series.forEach(({look, theme}, index) => {
      const value = narrow ? '' : ` ${formatValue(values[index] ?? 0, measure)}`;
      const keyY = placed[index] ?? 0;
      const from = width - marginRight + 2;
      group.append(
        svgElement(document, 'path', {
          d: `M${from},${keyY.toFixed(1)}h${KEY}`,
          stroke: look.colour,
          'stroke-width': 3,
          'stroke-dasharray': look.dash
        }),
        svgText(document, `${shorten(theme, longest)}${value}`, {
          x: width - marginRight + KEY + 8,
          y: (placed[index] ?? 0) + 4,
          fill: 'var(--ink)',
          'text-anchor': 'start',
          'font-weight': 600
        })
      );
    });
    return group;
  };
