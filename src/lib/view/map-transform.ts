import type {Corner} from './map-area.ts';

/** How the map lies on the screen: screen = map × scale + shift, the y axis upward on the map. */
export interface MapTransform {
  /** Pixels of one unit of the map. */
  readonly scale: number;
  /** Where its middle lies, in pixels. */
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels around the map. */
const MARGIN = 24;
/** How far one may go in, and out. */
const LIMITS = {in: 40, out: 0.8} as const;

/** The whole map in the middle. */
export const fitMap = ({width, height}: Size): MapTransform => ({
  scale: Math.max(1, Math.min(width, height) / 2 - MARGIN),
  x: width / 2,
  y: height / 2
});

/** Where a place of the map lies on the screen. */
export const toScreen = ({scale, x, y}: MapTransform, [mapX, mapY]: Corner): Corner => [
  mapX * scale + x,
  y - mapY * scale
];

/** The place of the map under a point of the screen. */
export const toMap = ({scale, x, y}: MapTransform, [screenX, screenY]: Corner): Corner => [
  (screenX - x) / scale,
  (y - screenY) / scale
];

/** The map moved by so many pixels. */
export const panMap = (transform: MapTransform, [dx, dy]: Corner): MapTransform => ({
  ...transform,
  x: transform.x + dx,
  y: transform.y + dy
});

/** The map larger by a factor, around a point of the screen that stays where it is. */
export function zoomMap(
  transform: MapTransform,
  factor: number,
  {at: [x, y], size}: {at: Corner; size: Size}
): MapTransform {
  const whole = fitMap(size).scale;
  const wanted = transform.scale * factor;
  const scale = Math.min(whole * LIMITS.in, Math.max(whole * LIMITS.out, wanted));
  const by = scale / transform.scale;
  return {scale, x: x - (x - transform.x) * by, y: y - (y - transform.y) * by};
}

const middleOf = ([[ax, ay], [bx, by]]: readonly [Corner, Corner]): Corner => [
  (ax + bx) / 2,
  (ay + by) / 2
];
const distanceOf = ([[ax, ay], [bx, by]]: readonly [Corner, Corner]) =>
  Math.max(1, Math.hypot(ax - bx, ay - by));

/** The map as two fingers move it that went from one pair of places to another: what lay between them stays there. */
export function pinchMap(
  transform: MapTransform,
  [before, after]: readonly [readonly [Corner, Corner], readonly [Corner, Corner]],
  size: Size
): MapTransform {
  const [from, at] = [middleOf(before), middleOf(after)];
  const moved = panMap(transform, [at[0] - from[0], at[1] - from[1]]);
  return zoomMap(moved, distanceOf(after) / distanceOf(before), {at, size});
}
