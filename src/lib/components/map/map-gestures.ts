import type {Corner} from '$lib/view/map-area.ts';
import {ZOOM, type MapView} from './map-view.svelte.ts';
import type {Scene} from './painter.ts';

/** Pixels that an arrow key moves the map. */
const PAN = 60;
/** Pixels of the wheel that zoom by e. */
const WHEEL = 400;

const placeOf = (event: PointerEvent | WheelEvent): Corner => [event.offsetX, event.offsetY];

/** A finger or a button that is down. */
interface Held {
  readonly id: number;
  readonly at: Corner;
}

/** What fingers, mouse and keys do to the map: two fingers are a pinch, whatever dragging does. */
export class MapGestures {
  readonly #view: MapView;
  readonly #scene: () => Scene;
  readonly #mark: (corners: readonly Corner[]) => void;
  readonly #keys: Readonly<Record<string, () => void>>;
  #held: readonly Held[] = [];

  /** @param mark takes a stretch that was marked */
  constructor(
    view: MapView,
    {scene, mark}: {scene: () => Scene; mark: (corners: readonly Corner[]) => void}
  ) {
    this.#view = view;
    this.#scene = scene;
    this.#mark = mark;
    this.#keys = {
      ArrowLeft: () => view.pan([PAN, 0]),
      ArrowRight: () => view.pan([-PAN, 0]),
      ArrowUp: () => view.pan([0, PAN]),
      ArrowDown: () => view.pan([0, -PAN]),
      '+': () => view.zoom(ZOOM),
      '=': () => view.zoom(ZOOM),
      '-': () => view.zoom(1 / ZOOM),
      '0': () => view.reset(),
      Enter: () => mark(view.inView())
    };
  }

  readonly down = (event: PointerEvent): void => {
    if (event.currentTarget instanceof Element)
      event.currentTarget.setPointerCapture(event.pointerId);
    this.#held = [...this.#held, {id: event.pointerId, at: placeOf(event)}];
    if (this.#pair()) this.#view.end();
    else this.#view.begin(placeOf(event));
  };

  readonly move = (event: PointerEvent): void => {
    const at = placeOf(event);
    const before = this.#pair();
    this.#held = this.#held.map((one) => (one.id === event.pointerId ? {...one, at} : one));
    const after = this.#pair();
    if (before && after) this.#view.pinch(before, after);
    else if (this.#view.dragging) this.#view.drag(at);
    else this.#view.point(this.#scene(), at);
  };

  readonly up = (event: PointerEvent): void => {
    this.#held = this.#held.filter(({id}) => id !== event.pointerId);
    const corners = this.#view.end();
    if (corners && event.type === 'pointerup') this.#mark(corners);
  };

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.#view.zoom(Math.exp(-event.deltaY / WHEEL), placeOf(event));
  };

  readonly key = (event: KeyboardEvent): void => {
    const {ctrlKey, metaKey, altKey, key} = event;
    const act = ctrlKey || metaKey || altKey ? undefined : this.#keys[key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  #pair(): readonly [Corner, Corner] | null {
    const [a, b] = this.#held;
    return a && b ? [a.at, b.at] : null;
  }
}
