import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isWithin, readArea, writeArea, type Corner} from '../../src/lib/view/map-area.ts';
import {placeLabels} from '../../src/lib/view/map-labels.ts';
import {themeMiddles} from '../../src/lib/view/map-points.ts';
import {
  fitMap,
  panMap,
  pinchMap,
  toMap,
  toScreen,
  zoomMap
} from '../../src/lib/view/map-transform.ts';

const SQUARE: readonly Corner[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1]
];
const coordinate = fc.integer({min: -1000, max: 1000}).map((value) => value / 1000);

describe('a stretch of the map in the address', () => {
  it('is read as it was written', () => {
    expect(writeArea(SQUARE)).toBe('0,0,1,0,1,1,0,1');
    expect(readArea('0,0,1,0,1,1,0,1')).toEqual(SQUARE);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), {minLength: 3, maxLength: 60}),
        (corners) => {
          expect(readArea(writeArea(corners))).toEqual(corners.map(([x, y]) => [x + 0, y + 0]));
        }
      )
    );
  });

  it('is none for two corners, half a corner, words or too many', () => {
    for (const text of ['', '0,0,1,1', '0,0,1,0,1', 'a,b,c,d,e,f', '0,0,1,0,1,99']) {
      expect(readArea(text)).toBeNull();
    }
    expect(readArea(Array.from({length: 122}, () => '0').join(','))).toBeNull();
  });

  it('keeps so many corners as an address has room for', () => {
    const lasso = Array.from({length: 500}, (_, index): Corner => [index / 1000, 0]);
    expect(readArea(writeArea(lasso))?.length).toBe(56);
  });

  it('holds what lies within it, and not what lies beside it or in a notch', () => {
    expect(isWithin([0.5, 0.5], SQUARE)).toBe(true);
    expect(isWithin([1.5, 0.5], SQUARE)).toBe(false);
    const notched: Corner[] = [
      [0, 0],
      [1, 0],
      [0.5, 0.5],
      [1, 1],
      [0, 1]
    ];
    expect(isWithin([0.9, 0.5], notched)).toBe(false);
    expect(isWithin([0.2, 0.5], notched)).toBe(true);
  });
});

describe('the map on the screen', () => {
  const size = {width: 848, height: 648};

  it('lies in the middle with its y axis upward, as large as fits', () => {
    const whole = fitMap(size);
    expect(whole).toEqual({scale: 300, x: 424, y: 324});
    expect(toScreen(whole, [1, 1])).toEqual([724, 24]);
  });

  it('knows the place under a point of the screen', () => {
    expect(toMap(fitMap(size), [724, 24])).toEqual([1, 1]);
    expect(toMap(panMap(fitMap(size), [30, -60]), [454, 264])).toEqual([0, 0]);
  });

  it('grows around the point that it is zoomed at', () => {
    const at = [500, 100] as const;
    const whole = fitMap(size);
    const closer = zoomMap(whole, 2, {at, size});
    expect(closer.scale).toBe(600);
    expect(toMap(closer, at)).toEqual(toMap(whole, at));
  });

  it('goes in forty times at most, and hardly out', () => {
    const zoom = (factor: number) => zoomMap(fitMap(size), factor, {at: [0, 0], size}).scale;
    expect([zoom(1000), zoom(0.01)]).toEqual([12_000, 240]);
  });
});

describe('names on the map', () => {
  const size = {width: 400, height: 200};

  it('stand where they are wanted when there is room', () => {
    const labels = [{text: 'one', x: 100, y: 100}];
    expect(placeLabels(labels, size)).toEqual(labels);
  });

  it('give way by a line to those that come first', () => {
    const labels = ['one', 'two', 'three'].map((text) => ({text, x: 100, y: 100}));
    expect(placeLabels(labels, size).map(({y}) => y)).toEqual([100, 85, 115]);
  });

  it('are left out where there is no room, or when they would leave the picture', () => {
    const crowd = Array.from({length: 9}, (_, index) => ({text: `name ${index}`, x: 100, y: 100}));
    expect(placeLabels(crowd, size)).toHaveLength(5);
    expect(placeLabels([{text: 'a long name', x: 2, y: 100}], size)).toEqual([]);
  });

  it('stand in the middle of the papers of their theme, whatever one paper far away does', () => {
    const points = {
      row: [0, 1, 2, 3],
      x: [1000, 2000, 9000, 5000],
      y: [0, 1000, 10_000, 0],
      theme: [1, 1, 1, 0],
      week: [0, 0, 0, 0]
    };
    expect([...themeMiddles(points)]).toEqual([[1, [0.2, 0.1]]]);
  });
});

describe('two fingers on the map', () => {
  const size = {width: 390, height: 400};
  const start = fitMap(size);

  it('zoom by how far they go apart, and keep what lies between them', () => {
    // From 100 to 200 pixels apart, with the middle moved from (150, 200) to (170, 210).
    const before: [Corner, Corner] = [
      [100, 200],
      [200, 200]
    ];
    const after: [Corner, Corner] = [
      [70, 210],
      [270, 210]
    ];
    const pinched = pinchMap(start, [before, after], size);
    expect(pinched.scale).toBeCloseTo(2 * start.scale);
    const [x, y] = toScreen(pinched, toMap(start, [150, 200]));
    expect([x, y].map((value) => Math.round(value))).toEqual([170, 210]);
  });

  it('only move it while they stay as far apart, and never divide by nothing', () => {
    const at: [Corner, Corner] = [
      [10, 10],
      [10, 10]
    ];
    const next: [Corner, Corner] = [
      [15, 10],
      [15, 10]
    ];
    expect(pinchMap(start, [at, next], size)).toEqual(panMap(start, [5, 0]));
  });
});

it('no two names cover each other where many stand close, as on a narrow screen', () => {
  const labels = Array.from({length: 30}, (_, at) => ({
    text: 'WORLD MMMMODELS',
    x: 195 + (at % 5),
    y: 200 + at
  }));
  const placed = placeLabels(labels, {width: 390, height: 400});
  // 15 pixels a line, and a name may give way by two lines.
  const lines = placed.map(({y}) => y).sort((a, b) => a - b);
  expect(placed.length).toBeGreaterThan(2);
  lines.slice(1).forEach((y, at) => expect(y - (lines[at] ?? 0)).toBeGreaterThanOrEqual(15));
});
