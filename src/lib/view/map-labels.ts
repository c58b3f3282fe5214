import {textWidth} from './fit-text.ts';

/** A name that is to stand on the map. */
export interface MapLabel {
  readonly text: string;
  /** Pixels; its middle is wanted here. */
  readonly x: number;
  readonly y: number;
}

const LINE = 15;
/** Pixels of the letters, and of air at each side. */
export const LABEL_SIZE = 13;
const AIR = 6;
/** Lines up and down that a name may give way. */
const TRIES = [0, -1, 1, -2, 2];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxOf = ({text, x, y}: MapLabel): Box => {
  const half = textWidth(text, LABEL_SIZE) / 2 + AIR;
  return {left: x - half, right: x + half, top: y - LINE / 2, bottom: y + LINE / 2};
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Places names so that none covers another and none leaves the picture: those that come first have the right of way,
 * the others give way by a line or two, or are left out.
 */
export function placeLabels(
  labels: readonly MapLabel[],
  {width, height}: {width: number; height: number}
): MapLabel[] {
  const placed: {label: MapLabel; box: Box}[] = [];
  for (const label of labels) {
    const found = TRIES.map((lines) => ({...label, y: label.y + lines * LINE}))
      .map((moved) => ({label: moved, box: boxOf(moved)}))
      .find(
        ({box}) =>
          box.left >= 0 &&
          box.right <= width &&
          box.top >= 0 &&
          box.bottom <= height &&
          placed.every((other) => !overlap(box, other.box))
      );
    if (found) placed.push(found);
  }
  return placed.map(({label}) => label);
}
