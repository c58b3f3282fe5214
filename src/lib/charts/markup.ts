type Attributes = Readonly<Record<string, string | number>>;

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Tenths of pixels as they were written before: a page has some ten thousand of the same few hundred coordinates. */
const written: string[] = [];
const MOST_WRITTEN = 20_000;

/** A coordinate to a tenth of a pixel, as short as can be. */
export function px(value: number): string {
  const tenths = Math.round(value * 10);
  if (!(tenths >= 0 && tenths < MOST_WRITTEN)) return String(tenths / 10);
  return (written[tenths] ??= String(tenths / 10));
}

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
export function through(points: readonly (readonly [number, number])[]): string {
  let path = '';
  for (const [x, y] of points) path += `${path === '' ? 'M' : 'L'}${px(x)},${px(y)}`;
  return path;
}
