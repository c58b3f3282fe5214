const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Makes an SVG element with attributes; numbers are cut to a tenth of a pixel. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>
): SVGElement {
  const element = document.createElementNS(NAMESPACE, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === 'number' ? String(Number(value.toFixed(1))) : value);
  }
  return element;
}

/** Makes an SVG text. */
export function svgText(
  document: Document,
  text: string,
  attributes: Readonly<Record<string, string | number>>
): SVGElement {
  const element = svgElement(document, 'text', attributes);
  element.textContent = text;
  return element;
}

/** Plot names its groups with aria-label on a bare <g>, which means nothing to a screen reader and axe reports. */
export function plain<T extends Element>(chart: T): T {
  // The figure around it has the role and the label.
  chart.setAttribute('aria-hidden', 'true');
  for (const group of chart.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '');
    group.removeAttribute('aria-label');
    group.removeAttribute('aria-description');
  }
  return chart;
}
