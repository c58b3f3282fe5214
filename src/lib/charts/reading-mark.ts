import type {RenderFunction} from '@observablehq/plot';
import {svgElement} from './svg.ts';

/** The rule of `readingRule`, in a chart that Plot draws. */
export const readingMark =
  (count: number): RenderFunction =>
  (_index, {x}, _values, {marginTop, marginBottom, height}, {document}) => {
    const [first, second] = [Number(x?.(0)), Number(x?.(1))];
    return svgElement(document, 'path', {
      class: 'reading-rule',
      'data-picture': 'none',
      style: `--x0:${first.toFixed(1)};--dx:${count > 0 ? (second - first).toFixed(3) : '1'}`,
      d: `M0,${marginTop}V${height - marginBottom}`,
      visibility: 'hidden'
    });
  };
