import {mapLabels, type MapTheme} from '$lib/charts/map-chart.ts';
import {placeLabels} from '$lib/view/map-labels.ts';
import {MAP_UNIT, type MapPoints} from '$lib/view/map-points.ts';
import {toScreen, type MapTransform} from '$lib/view/map-transform.ts';
import type {Corner} from '$lib/view/map-area.ts';

/** What the map shows at a moment, whatever is pointed at or marked on it. */
export interface Scene {
  readonly points: MapPoints;
  /** Where the names stand. */
  readonly middles: ReadonlyMap<number, readonly [number, number]>;
  readonly themes: readonly MapTheme[];
  readonly transform: MapTransform;
  readonly size: {readonly width: number; readonly height: number};
  /** First and last week, by number. */
  readonly weeks: readonly [number, number];
  /** Whether these are all weeks, so that papers without a date are shown. */
  readonly whole: boolean;
  /** Themes in colour; none means all. */
  readonly chosen: readonly number[];
}

/** What lies over the map. */
export interface Marks {
  /** Corners of what is being marked or was marked; none for nothing. */
  readonly area: readonly Corner[];
  /** Place in `points` of the paper under the pointer. */
  readonly hovered: number | null;
}

/** Radius of a point in pixels: smaller for many, larger when one has gone in. */
const radiusOf = ({points, transform, size}: Scene): number => {
  const base = points.row.length > 20_000 ? 1.1 : points.row.length > 4000 ? 1.7 : 2.3;
  const zoom = transform.scale / (Math.min(size.width, size.height) / 2);
  return base * Math.min(2.5, Math.max(1, Math.sqrt(zoom)));
};

/** Whether a paper lies in the weeks shown. */
export const isShown = ({points, weeks: [from, to], whole}: Scene, index: number): boolean => {
  const week = points.week[index] ?? -1;
  return whole || (week >= from && week <= to);
};

/** Turns CSS colours such as `var(--theme-0-0)` into what a canvas takes, as the page shows them now, on a hidden element. */
export function colourReader(probe: HTMLElement): (colour: string) => string {
  const known = new Map<string, string>();
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    probe.style.color = colour;
    const value = getComputedStyle(probe).color;
    known.set(colour, value);
    return value;
  };
}

/** The papers shown by colour, grey first, so that it lies below. */
function groupByColour(scene: Scene, read: (colour: string) => string): [string, number[]][] {
  const {points, themes, chosen} = scene;
  const grey = read('var(--context)');
  const isLit = (theme: number) => chosen.length === 0 || chosen.includes(theme);
  const colours = new Map(
    themes.map(({theme_id, colour}) => [theme_id, isLit(theme_id) ? read(colour) : grey])
  );
  const groups = new Map<string, number[]>([[grey, []]]);
  for (let index = 0; index < points.row.length; index++) {
    if (!isShown(scene, index)) continue;
    const colour = colours.get(points.theme[index] ?? 0) ?? grey;
    const own = groups.get(colour);
    if (own) own.push(index);
    else groups.set(colour, [index]);
  }
  return [...groups];
}

/** Points that are drawn in one frame: so many leave the browser free to answer. */
const MOST_AT_ONCE = 12_000;

/** Draws every so manieth point of each colour, from a first one on. */
function paintPart(
  context: CanvasRenderingContext2D,
  {scene, groups}: {scene: Scene; groups: readonly (readonly [string, readonly number[]])[]},
  {first, step}: {first: number; step: number}
) {
  const {points, transform, size} = scene;
  const radius = radiusOf(scene);
  const unit = transform.scale / MAP_UNIT;
  // Each colour is set once: fifty thousand changes of colour would take longer than the points.
  for (const [colour, indices] of groups) {
    context.fillStyle = colour;
    if (radius >= 2) context.beginPath();
    for (let place = first; place < indices.length; place += step) {
      const index = indices[place] ?? 0;
      const x = (points.x[index] ?? 0) * unit + transform.x;
      const y = transform.y - (points.y[index] ?? 0) * unit;
      if (x < -9 || y < -9 || x > size.width + 9 || y > size.height + 9) continue;
      if (radius < 2) context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
      else {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, Math.PI * 2);
      }
    }
    if (radius >= 2) context.fill();
  }
}

function paintNames(
  context: CanvasRenderingContext2D,
  scene: Scene,
  read: (colour: string) => string
) {
  const {middles, themes, transform, size, chosen} = scene;
  const named =
    chosen.length > 0 ? themes.filter(({theme_id}) => chosen.includes(theme_id)) : themes;
  context.font = `500 13px ${getComputedStyle(document.documentElement).getPropertyValue('--serif')}`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = read('var(--paper)');
  context.fillStyle = read('var(--ink)');
  const labels = mapLabels(middles, named, {
    at: (place) => toScreen(transform, place),
    width: size.width
  });
  for (const {text, x, y} of placeLabels(labels, size)) {
    context.strokeText(text, x, y + 4);
    context.fillText(text, x, y + 4);
  }
}

function paintArea(
  context: CanvasRenderingContext2D,
  {area, transform}: Marks & Pick<Scene, 'transform'>,
  read: (colour: string) => string
) {
  if (area.length < 2) return;
  context.beginPath();
  area.forEach((corner, index) => {
    const [x, y] = toScreen(transform, corner);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
  context.strokeStyle = read('var(--accent)');
  context.lineWidth = 1.5;
  context.stroke();
}

function paintHovered(
  context: CanvasRenderingContext2D,
  scene: Scene & Marks,
  read: (colour: string) => string
) {
  const {points, transform, hovered} = scene;
  if (hovered === null) return;
  const place = [(points.x[hovered] ?? 0) / MAP_UNIT, (points.y[hovered] ?? 0) / MAP_UNIT] as const;
  const [x, y] = toScreen(transform, place);
  context.beginPath();
  context.arc(x, y, radiusOf(scene) + 4, 0, Math.PI * 2);
  context.strokeStyle = read('var(--ink)');
  context.lineWidth = 1.5;
  context.stroke();
}

/** Clears a canvas, of as many pixels as the screen has, and gives what draws on it. */
function cleared(canvas: HTMLCanvasElement, {width, height}: Scene['size']) {
  const context = canvas.getContext('2d');
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context?.scale(ratio, ratio);
  return context;
}

/**
 * Draws the papers anew, a part of them in each frame, from all over the map.
 *
 * @returns what stops it
 */
export function paint(
  canvas: HTMLCanvasElement,
  scene: Scene,
  read: (colour: string) => string
): () => void {
  const step = Math.max(1, Math.ceil(scene.points.row.length / MOST_AT_ONCE));
  let first = 0;
  let context: CanvasRenderingContext2D | null = null;
  let groups: [string, number[]][] = [];
  function paintNext() {
    if (first === 0) {
      context = cleared(canvas, scene.size);
      groups = groupByColour(scene, read);
    }
    if (context) paintPart(context, {scene, groups}, {first, step});
    first++;
    if (first < step) frame = requestAnimationFrame(paintNext);
  }
  let frame = requestAnimationFrame(paintNext);
  return () => {
    cancelAnimationFrame(frame);
  };
}

/** Draws the names and what else lies over the papers, on a canvas of its own: these need not be drawn for each step of the pointer. */
export function paintMarks(
  canvas: HTMLCanvasElement,
  scene: Scene & Marks,
  read: (colour: string) => string
): void {
  const context = cleared(canvas, scene.size);
  if (!context) return;
  paintArea(context, scene, read);
  paintNames(context, scene, read);
  paintHovered(context, scene, read);
}

/** The paper nearest to a point of the screen, within so many pixels; null for none. */
export function nearestPaper(scene: Scene, [x, y]: Corner, reach = 9): number | null {
  const {points, transform} = scene;
  let best: number | null = null;
  let least = (reach / transform.scale) ** 2;
  const [mapX, mapY] = [(x - transform.x) / transform.scale, (transform.y - y) / transform.scale];
  for (let index = 0; index < points.row.length; index++) {
    const dx = (points.x[index] ?? 0) / MAP_UNIT - mapX;
    const dy = (points.y[index] ?? 0) / MAP_UNIT - mapY;
    const distance = dx * dx + dy * dy;
    if (distance < least && isShown(scene, index)) {
      least = distance;
      best = index;
    }
  }
  return best;
}
