import {parseHTML} from 'linkedom';

const {document} = parseHTML('<!doctype html><html><body></body></html>');
export {document};

/** A chart that was written as text, as an element. */
export const drawn = (markup: string): Element =>
  parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document.querySelector('svg') ??
  document.createElement('nothing');

/** The numbers of a path, as pairs. */
export const pairs = (d: string | null) =>
  [...(d ?? '').matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** The paths that Plot drew as lines, as lists of points. */
export const lines = (chart: Element) =>
  [...chart.querySelectorAll('g[data-mark=line] path')].map((path) =>
    pairs(path.getAttribute('d'))
  );

export const texts = (chart: Element) =>
  [...chart.querySelectorAll('text')].map((text) => text.textContent ?? '');

/** All attribute values of a name within the chart. */
export const values = (chart: Element, name: string) =>
  [...chart.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? '');
