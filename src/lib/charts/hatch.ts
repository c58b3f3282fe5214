import type {RenderFunction} from '@observablehq/plot';
import type {Period} from '../view/period.ts';
import {svgElement, svgText} from './svg.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Diagonal strokes that fill a box; drawn one by one, because a pattern needs an id that is unique in the page. */
export function hatchPath({left, right, top, bottom}: Box, gap = 6): string {
  const strokes: string[] = [];
  for (let c = Math.ceil((left - bottom) / gap) * gap; c < right - top; c += gap) {
    const x1 = Math.max(left, c + top);
    const x2 = Math.min(right, c + bottom);
    if (x2 > x1) {
      strokes.push(
        [`M${x1.toFixed(1)}`, `${(x1 - c).toFixed(1)}L${x2.toFixed(1)}`, (x2 - c).toFixed(1)].join(
          ','
        )
      );
    }
  }
  return strokes.join('');
}

/** Marks the periods that the data covers only in part: hatched over the full height, with the word "partial". */
export const hatchPartial =
  (periods: readonly Period[], {word = true} = {}): RenderFunction =>
  (_index, {x}, _values, {marginTop, marginBottom, height}, {document}) => {
    const group = svgElement(document, 'g', {'data-mark': 'partial'});
    const place = (at: number) => Number(x?.(at));
    periods.forEach((period, at) => {
      if (period.complete) return;
      const [left, right] = [place(at - 0.5), place(at + 0.5)];
      const box = {left, right, top: marginTop, bottom: height - marginBottom};
      group.append(
        svgElement(document, 'path', {
          d: hatchPath(box),
          stroke: 'var(--hatch)',
          'stroke-width': 0.8
        })
      );
      if (word)
        group.append(partialLabel(document, Math.min(left + 10, (left + right) / 2), marginTop));
    });
    return group;
  };

/** The word, upright at the left, where no dot stands, with a rim of paper so that the strokes do not cross its letters. */
const partialLabel = (document: Document, x: number, top: number) =>
  svgText(document, 'partial', {
    transform: `translate(${(x + 3.5).toFixed(1)},${top + 4}) rotate(-90)`,
    'text-anchor': 'end',
    'font-size': 11,
    fill: 'var(--ink-2)',
    stroke: 'var(--paper)',
    'stroke-width': 5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke'
  });
