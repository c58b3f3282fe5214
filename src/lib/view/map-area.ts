/** A corner of a stretch of the map, both −1 to 1. */
export type Corner = readonly [x: number, y: number];

/** Corners that an address has room for. */
const MOST_CORNERS = 60;
const FEWEST_CORNERS = 3;
/** Corners lie on a grid of thousandths, so that an address stays short. */
const GRID = 1000;

/** Reads a stretch of the map: `x,y,x,y,…` with three corners or more; null when it is none. */
export function readArea(text: string): Corner[] | null {
  const numbers = text
    .split(',')
    .map((part) => (/^-?\d(?:\.\d{1,6})?$/.test(part) ? Number(part) : NaN));
  const corners = numbers.length / 2;
  if (numbers.some(Number.isNaN) || !Number.isInteger(corners)) return null;
  if (corners < FEWEST_CORNERS || corners > MOST_CORNERS) return null;
  return Array.from({length: corners}, (_, at) => [numbers[at * 2] ?? 0, numbers[at * 2 + 1] ?? 0]);
}

const grid = (value: number) => Math.round(Math.max(-2, Math.min(2, value)) * GRID) / GRID;

/** Writes a stretch for the address; of many corners every so manieth is kept. */
export function writeArea(corners: readonly Corner[]): string {
  const step = Math.max(1, Math.ceil(corners.length / MOST_CORNERS));
  return corners
    .filter((_, index) => index % step === 0)
    .map(([x, y]) => `${grid(x)},${grid(y)}`)
    .join(',');
}

/** Whether a place lies within a stretch, by the even-odd rule (Shimrat 1962). */
export function isWithin([x, y]: Corner, corners: readonly Corner[]): boolean {
  let inside = false;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + corners.length - 1) % corners.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
