type Attributes = Readonly<Record<string, string | number>>;

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A coordinate to a tenth of a pixel, as short as can be. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * An element as text. Charts with many panels or themes are written this way, the same on the server and in the browser:
 * the page carries their numbers once, and neither side needs a library or a document to draw.
 */
export function tag(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : escape(value)}"`
  );
  return children === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children}</${name}>`;
}

/** A text; its content is escaped. */
export const textTag = (text: string, attributes: Attributes): string =>
  tag('text', attributes, escape(text));

/** The path through some points. */
export const through = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${px(x)},${px(y)}`).join('');
