import type {RenderFunction} from '@observablehq/plot';
import type {ComparedTheme, Comparison} from '../view/comparison.ts';
import {formatShortPeriod} from '../view/format.ts';
import {svgElement, svgText} from './svg.ts';

/** Pixels of a character at 12 px, rounded up, and between the two labels. */
const CHARACTER = 7;
const GAP = 8;

/**
 * Where two labels stand of which the left one ends near one place and the right one begins near another: moved so
 * that neither leaves the drawing, and the two stay apart.
 */
export function placeSides(
  [left, right]: readonly [string, string],
  [from, to]: readonly [number, number],
  width: number
): [number, number] {
  const [leftRoom, rightRoom] = [left.length * CHARACTER, right.length * CHARACTER];
  const end = Math.max(from + 3, leftRoom);
  const start = Math.max(to - 3, end + GAP);
  const last = Math.max(width - rightRoom, leftRoom + GAP);
  return [Math.min(end, last - GAP), Math.min(start, last)];
}

/** Which dot is which, said once, above or below the dots of a row, where no bar runs. */
export const sideLabels =
  (
    {a, b}: Comparison,
    row: ComparedTheme | undefined,
    {colourOf, dy}: {colourOf: (row: ComparedTheme) => string; dy: number}
  ): RenderFunction =>
  (_index, {x, y}, _values, {width}, {document}) => {
    const group = svgElement(document, 'g', {'data-mark': 'sides'});
    if (!row) return group;
    const sides = [
      {text: formatShortPeriod(a), share: row.a_share},
      {text: formatShortPeriod(b), share: row.b_share}
    ] as const;
    const [left, right] = row.change < 0 ? [sides[1], sides[0]] : sides;
    const [end, start] = placeSides(
      [left.text, right.text],
      [Number(x?.(left.share)), Number(x?.(right.share))],
      width
    );
    const label = (text: string, at: number, anchor: 'end' | 'start') =>
      svgText(document, text, {
        x: at,
        y: Number(y?.(row.theme_id)) + dy + 4,
        'text-anchor': anchor,
        fill: colourOf(row),
        stroke: 'var(--paper)',
        'stroke-width': 4,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke'
      });
    group.append(label(left.text, end, 'end'), label(right.text, start, 'start'));
    return group;
  };
