import {fitText} from '../view/fit-text.ts';
import {LABEL_SIZE, placeLabels} from '../view/map-labels.ts';
import {MAP_UNIT, themeMiddles, type MapPoints} from '../view/map-points.ts';
import {fitMap, toScreen} from '../view/map-transform.ts';
import {svgElement, svgText} from './svg.ts';

/** A theme as the map shows it. */
export interface MapTheme {
  readonly theme_id: number;
  readonly theme: string;
  readonly colour: string;
}

/** More points than this are left to the browser: each stands in the page. */
const MOST_POINTS = 5000;
/** Pixels that a name may take: a third of a narrow map, which has many beside each other. */
const ROOM = {wide: 170, narrow: 116} as const;
const HEIGHT = {wide: 700, narrow: 400} as const;

/** The themes' names in the middle of their papers, the largest theme first. */
export const mapLabels = (
  middles: ReadonlyMap<number, readonly [number, number]>,
  themes: readonly MapTheme[],
  {
    at,
    width
  }: {
    at: (place: readonly [number, number]) => readonly [number, number];
    width: number;
  }
) =>
  themes.flatMap(({theme_id, theme}) => {
    const middle = middles.get(theme_id);
    if (!middle) return [];
    const [x, y] = at(middle);
    return [{text: fitText(theme, ROOM[width < 600 ? 'narrow' : 'wide'], LABEL_SIZE), x, y}];
  });

interface MapOptions {
  readonly width: number;
  readonly document: Document;
  /** Where the names of the themes stand; given by who draws the same papers twice. */
  readonly middles?: ReadonlyMap<number, readonly [number, number]>;
}

/**
 * Papers as points, near ones alike, in the colours of their themes, with the names of the themes where there is room.
 * Of very many every so manieth is drawn.
 */
export function mapChart(
  points: MapPoints,
  themes: readonly MapTheme[],
  {width, document, middles = themeMiddles(points)}: MapOptions
): Element {
  const height = HEIGHT[width < 600 ? 'narrow' : 'wide'];
  const transform = fitMap({width, height});
  const at = (place: readonly [number, number]) => toScreen(transform, place);
  const step = Math.max(1, Math.ceil(points.row.length / MOST_POINTS));
  const paths = new Map<number, string[]>();
  points.theme.forEach((id, index) => {
    if (index % step !== 0) return;
    const place = [(points.x[index] ?? 0) / MAP_UNIT, (points.y[index] ?? 0) / MAP_UNIT] as const;
    const [x, y] = at(place);
    const own = paths.get(id) ?? [];
    own.push(`M${x.toFixed(1)},${y.toFixed(1)}h0`);
    paths.set(id, own);
  });
  const chart = svgElement(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'aria-hidden': 'true'
  });
  const colours = new Map(themes.map(({theme_id, colour}) => [theme_id, colour]));
  const dots = [...paths].map(([id, path]) =>
    svgElement(document, 'path', {
      'data-mark': 'papers',
      d: path.join(''),
      fill: 'none',
      stroke: colours.get(id) ?? 'var(--context)',
      'stroke-width': 4.5,
      'stroke-linecap': 'round',
      'stroke-opacity': 0.8
    })
  );
  const names = placeLabels(mapLabels(middles, themes, {at, width}), {
    width,
    height
  }).map(({text, x, y}) =>
    svgText(document, text, {
      x,
      y: y + 4,
      'text-anchor': 'middle',
      'font-size': LABEL_SIZE,
      fill: 'var(--ink)',
      stroke: 'var(--paper)',
      'stroke-width': 3.5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke'
    })
  );
  const group = svgElement(document, 'g', {class: 'theme-name'});
  group.append(...names);
  chart.append(...dots, group);
  return chart;
}
