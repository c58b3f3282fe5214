import type {MapTheme} from '$lib/charts/map-chart.ts';
import type {Corner} from '$lib/view/map-area.ts';
import type {MapPoints} from '$lib/view/map-points.ts';
import {
  fitMap,
  panMap,
  pinchMap,
  toMap,
  zoomMap,
  type MapTransform
} from '$lib/view/map-transform.ts';
import {type Marks, nearestPaper, type Scene} from './painter.ts';

/** What dragging does. */
export type Tool = 'move' | 'rectangle' | 'lasso';

/** What the map tells of the paper under the pointer. */
export interface Told {
  readonly title: string;
  readonly theme: string | null;
  readonly day: string | null;
  readonly href: string;
}

const NOTHING: MapPoints = {row: [], x: [], y: [], theme: [], week: []};
const PATIENCE = 70;
/** What a key or a button zooms by. */
export const ZOOM = 1.4;

/** The map as the reader has moved it: where it is seen from, which weeks, what is marked and pointed at. */
export class MapView {
  points = $state.raw<MapPoints>(NOTHING);
  size = $state.raw({width: 0, height: 0});
  transform = $state.raw<MapTransform>({scale: 1, x: 0, y: 0});
  tool = $state<Tool>('move');
  from = $state(0);
  to = $state(0);
  /** Corners that are being drawn; none for nothing. */
  drawn = $state.raw<readonly Corner[]>([]);
  hovered = $state<number | null>(null);
  told = $state.raw<Told | null>(null);
  #start: Corner | null = null;
  #known: Record<number, Told | undefined> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes the size of the canvas; the whole map is shown when it had none. */
  resize(width: number, height: number): void {
    const fresh = this.size.width === 0;
    this.size = {width, height};
    if (fresh) this.reset();
  }

  reset(): void {
    this.transform = fitMap(this.size);
  }

  zoom(factor: number, at: Corner = [this.size.width / 2, this.size.height / 2]): void {
    this.transform = zoomMap(this.transform, factor, {at, size: this.size});
  }

  pan(by: Corner): void {
    this.transform = panMap(this.transform, by);
  }

  /** Two fingers have gone from one pair of places to another. */
  pinch(before: readonly [Corner, Corner], after: readonly [Corner, Corner]): void {
    this.transform = pinchMap(this.transform, [before, after], this.size);
  }

  begin(at: Corner): void {
    this.#start = at;
    this.drawn = [];
  }

  /** Moves the map or draws on, as far as a drag has begun. */
  drag(at: Corner): void {
    const start = this.#start;
    if (!start) return;
    if (this.tool === 'move') {
      this.pan([at[0] - start[0], at[1] - start[1]]);
      this.#start = at;
    } else if (this.tool === 'lasso') {
      const before = this.drawn.length > 0 ? this.drawn : [toMap(this.transform, start)];
      this.drawn = [...before, toMap(this.transform, at)];
    } else this.drawn = this.rectangle(start, at);
  }

  /** Ends a drag; gives the corners that were drawn, when they enclose something. */
  end(): readonly Corner[] | null {
    const {drawn} = this;
    this.#start = null;
    this.drawn = [];
    return drawn.length > 2 ? drawn : null;
  }

  get dragging(): boolean {
    return this.#start !== null;
  }

  /** The corners of a rectangle on the screen, on the map. */
  rectangle([ax, ay]: Corner, [bx, by]: Corner): Corner[] {
    const corners: Corner[] = [
      [ax, ay],
      [bx, ay],
      [bx, by],
      [ax, by]
    ];
    return corners.map((corner) => toMap(this.transform, corner));
  }

  /** All that is seen, as a stretch of the map. */
  inView(): Corner[] {
    return this.rectangle([0, 0], [this.size.width, this.size.height]);
  }

  scene(rest: {
    themes: readonly MapTheme[];
    middles: Scene['middles'];
    chosen: readonly number[];
    weeks: number;
  }): Scene {
    const {points, transform, size, from, to} = this;
    return {
      points,
      middles: rest.middles,
      transform,
      size,
      themes: rest.themes,
      chosen: rest.chosen,
      weeks: [from, to],
      whole: from === 0 && to >= rest.weeks - 1
    };
  }

  /** What is pointed at, and what is being marked or else was. */
  marks(area: readonly Corner[]): Marks {
    const {hovered, drawn} = this;
    return {hovered, area: drawn.length > 0 ? drawn : area};
  }

  /** Papers in the weeks shown, of so many. */
  count(weeks: number): number {
    const {points, from, to} = this;
    if (from === 0 && to >= weeks - 1) return points.row.length;
    return points.week.filter((week) => week >= from && week <= to).length;
  }

  /** Points at the paper nearest to a place of the screen, and asks what it is. */
  point(scene: Scene, at: Corner): void {
    const found = nearestPaper(scene, at);
    if (found === this.hovered) return;
    this.hovered = found;
    clearTimeout(this.#timer);
    const known = found === null ? undefined : this.#known[found];
    this.told = known ?? null;
    if (found !== null && !known) this.#timer = setTimeout(() => void this.#ask(found), PATIENCE);
  }

  async #ask(index: number): Promise<void> {
    const answer = await fetch(`/map/paper.json?row=${this.points.row[index] ?? -1}`).catch(
      () => null
    );
    if (!answer?.ok) return;
    const told = (await answer.json()) as Told;
    this.#known[index] = told;
    if (this.hovered === index) this.told = told;
  }
}
