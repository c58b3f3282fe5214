/** Papers on the map, column by column, as they are sent to the browser. */
export interface MapPoints {
  /** Place among the papers, which asks for one of them. */
  readonly row: readonly number[];
  /** Ten-thousandths, −10,000 to 10,000. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Theme; 0 for none. */
  readonly theme: readonly number[];
  /** Number of the week from the first of the data, from 0; −1 without a date. */
  readonly week: readonly number[];
}

/** Ten-thousandths are less than a pixel however far one goes in. */
export const MAP_UNIT = 10_000;

/** More points than this are left to the canvas: each stands in the page. */
const MOST_SPOTS = 5000;

/** Of so many papers every so manieth is drawn in the page. */
export const mapStep = (papers: number): number => Math.max(1, Math.ceil(papers / MOST_SPOTS));

const median = (values: Int32Array): number => values.sort()[Math.floor(values.length / 2)] ?? 0;

/** Where the middle of each theme lies: the median of its papers, which a few far ones do not move. */
export function themeMiddles({x, y, theme}: MapPoints): Map<number, readonly [number, number]> {
  const groups = new Map<number, number[]>();
  theme.forEach((id, index) => {
    if (id <= 0) return;
    const own = groups.get(id);
    if (own) own.push(index);
    else groups.set(id, [index]);
  });
  const middle = (indices: readonly number[], values: readonly number[]) =>
    median(Int32Array.from(indices, (index) => values[index] ?? 0)) / MAP_UNIT;
  return new Map([...groups].map(([id, some]) => [id, [middle(some, x), middle(some, y)]]));
}
