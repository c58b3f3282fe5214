import {svgElement, svgText} from '../charts/svg.ts';
import {inlineStyles} from './inline-styles.ts';
import {textLines} from './text-lines.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Air around the figure, and the line at its foot that says where it comes from, in pixels. */
const MARGIN = 24;
const FOOT = 24;

type Place = (box: {left: number; top: number}) => {x: number; y: number};

/** The charts of a figure that are shown at this width. */
const chartsOf = (root: Element) =>
  [...root.querySelectorAll('svg')].filter(
    (chart) =>
      !chart.closest('[data-picture=none]') &&
      !chart.parentElement?.closest('svg') &&
      chart.getClientRects().length > 0
  );

function copyChart(chart: SVGSVGElement, place: Place): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  inlineStyles(chart, copy);
  const box = chart.getBoundingClientRect();
  const {x, y} = place(box);
  const sides = {x, y, width: box.width, height: box.height};
  for (const [name, value] of Object.entries(sides)) copy.setAttribute(name, value.toFixed(1));
  copy.setAttribute('overflow', 'visible');
  return copy;
}

/** The hairlines above and below boxes. */
function borders(root: Element, place: Place): Element[] {
  return [...root.querySelectorAll('*:not(svg *)')].flatMap((element) => {
    const style = getComputedStyle(element);
    const [box] = element.getClientRects();
    if (!box || box.width < 2 || element.closest('[data-picture=none]')) return [];
    return (['top', 'bottom'] as const).flatMap((side) => {
      if (Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) === 0) return [];
      const {x, y} = place({left: box.left, top: box[side]});
      const stroke = style.getPropertyValue(`border-${side}-color`);
      return [svgElement(document, 'path', {d: `M${x},${y}h${box.width}`, stroke, fill: 'none'})];
    });
  });
}

function texts(root: Element, place: Place): Element[] {
  return textLines(root).map(({text, x: left, baseline, style}) => {
    const {x, y} = place({left, top: baseline});
    return svgText(document, text, {
      x,
      y,
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      'font-style': style.fontStyle,
      'font-variant-numeric': style.fontVariantNumeric
    });
  });
}

/**
 * A figure as one SVG that looks as on the screen and needs nothing of the page: title, charts, names, and at its
 * foot where it comes from.
 */
export function pictureOf(root: Element, source: string): SVGElement {
  const box = root.getBoundingClientRect();
  const width = Math.ceil(box.width) + 2 * MARGIN;
  // The row of downloads below is no part of the picture.
  const end = root.querySelector(':scope > [data-picture=none]')?.getBoundingClientRect().top;
  const height = Math.ceil((end ?? box.bottom) - box.top) + 2 * MARGIN + FOOT;
  const place: Place = ({left, top}) => ({
    x: left - box.left + MARGIN,
    y: top - box.top + MARGIN
  });
  const page = getComputedStyle(document.documentElement);
  const picture = svgElement(document, 'svg', {
    xmlns: NAMESPACE,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height
  });
  const foot = svgText(document, source, {
    x: MARGIN,
    y: height - MARGIN,
    fill: page.getPropertyValue('color'),
    'fill-opacity': '0.62',
    'font-family': page.fontFamily,
    'font-size': 12
  });
  picture.append(
    svgElement(document, 'rect', {width, height, fill: page.backgroundColor}),
    ...borders(root, place),
    ...chartsOf(root).map((chart) => copyChart(chart, place)),
    ...texts(root, place),
    foot
  );
  return picture;
}

/** The file of a picture. */
export const writeSvg = (picture: SVGElement): string =>
  `${new XMLSerializer().serializeToString(picture)}\n`;
