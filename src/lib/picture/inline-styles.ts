/** What a shape or a text takes from its parent unless it says otherwise. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'text-anchor',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric'
] as const;
const OWN = ['opacity', 'display'] as const;
/** Means nothing, or something else, outside the page. */
const DROPPED = /^(?:class|style|aria-|data-|role|tabindex)/;

/**
 * Writes the computed styles of `shown` and all in it into `copy`, its deep clone, so that the copy looks the same
 * without the page's style sheet: colours by name become colours by number.
 */
export function inlineStyles(shown: Element, copy: Element, parent?: CSSStyleDeclaration): void {
  const style = getComputedStyle(shown);
  for (const {name} of [...copy.attributes]) if (DROPPED.test(name)) copy.removeAttribute(name);
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (value === parent?.getPropertyValue(name)) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
  for (const name of OWN) {
    const value = style.getPropertyValue(name);
    if (value === 'none' || (name === 'opacity' && value !== '1')) copy.setAttribute(name, value);
  }
  const children = [...shown.children];
  [...copy.children].forEach((child, at) => {
    const original = children[at];
    if (child.tagName.toLowerCase() === 'style' || !original) child.remove();
    else if (child.tagName.toLowerCase() !== 'title') inlineStyles(original, child, style);
  });
}
