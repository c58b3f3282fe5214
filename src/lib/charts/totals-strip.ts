import type {RenderFunction} from '@observablehq/plot';
import {formatTotal} from '../view/format.ts';
import type {Period} from '../view/period.ts';
import {labelStep} from './frame.ts';
import {svgElement, svgText} from './svg.ts';

/** Height of the strip in pixels, below the labels of the time axis. */
export const STRIP = {offset: 40, height: 16, total: 72} as const;

/** Under the time axis: how many papers each period has, as small bars with the number where it fits. */
export const totalsStrip =
  (periods: readonly Period[]): RenderFunction =>
  (_index, {x}, _values, {marginLeft, marginBottom, marginRight, width, height}, {document}) => {
    const group = svgElement(document, 'g', {'data-mark': 'totals'});
    const most = periods.reduce((top, {papers}) => Math.max(top, papers), 1);
    const base = height - marginBottom + STRIP.offset + STRIP.height;
    const step = labelStep(periods.length, width - marginLeft - marginRight, 30);
    periods.forEach((period, at) => {
      const [left, right] = [Number(x?.(at - 0.5)), Number(x?.(at + 0.5))];
      const tall = (period.papers / most) * STRIP.height;
      group.append(
        svgElement(document, 'rect', {
          x: left + 1,
          y: base - tall,
          width: Math.max(right - left - 2, 0.5),
          height: tall,
          fill: 'var(--context)'
        })
      );
      if (at % step === 0) {
        group.append(
          svgText(document, formatTotal(period), {
            x: (left + right) / 2,
            y: base + 12,
            'text-anchor': 'middle',
            'font-size': 11,
            fill: 'currentColor'
          })
        );
      }
    });
    group.append(
      svgText(document, 'n', {
        x: marginLeft - 8,
        y: base + 12,
        'text-anchor': 'end',
        'font-style': 'italic',
        fill: 'currentColor'
      })
    );
    return group;
  };
