import {fitText} from '../view/fit-text.ts';
import {LABEL_SIZE, placeLabels} from '../view/map-labels.ts';
import {MAP_UNIT, type MapPoints} from '../view/map-points.ts';
import {fitMap, type MapTransform, toScreen} from '../view/map-transform.ts';
import {px, tag, textTag} from './markup.ts';
import {timeSvg} from './time-frame.ts';

/** A theme as the map shows it. */
export interface MapTheme {
  readonly theme_id: number;
  readonly theme: string;
  readonly colour: string;
}

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

/** Papers on the map, column by column: places in ten-thousandths, and the theme, 0 for none. */
export type MapSpots = Pick<MapPoints, 'x' | 'y' | 'theme'>;

interface MapOptions {
  readonly width: number;
  /** Where the names of the themes stand. */
  readonly middles: ReadonlyMap<number, readonly [number, number]>;
}

/** The papers of each theme as one path of strokes without length. */
function dots({x, y, theme}: MapSpots, themes: readonly MapTheme[], transform: MapTransform) {
  const paths = new Map<number, string[]>();
  theme.forEach((id, index) => {
    const place = [(x[index] ?? 0) / MAP_UNIT, (y[index] ?? 0) / MAP_UNIT] as const;
    const [left, top] = toScreen(transform, place);
    const own = paths.get(id) ?? [];
    own.push(`M${px(left)},${px(top)}h0`);
    paths.set(id, own);
  });
  const colours = new Map(themes.map(({theme_id, colour}) => [theme_id, colour]));
  return [...paths].map(([id, path]) =>
    tag('path', {
      'data-mark': 'papers',
      d: path.join(''),
      stroke: colours.get(id) ?? 'var(--context)'
    })
  );
}

/** Papers as points, near ones alike, in the colours of their themes, with the names of the themes where there is room. */
export function mapChart(
  spots: MapSpots,
  themes: readonly MapTheme[],
  {width, middles}: MapOptions
): string {
  const size = {width, height: HEIGHT[width < 600 ? 'narrow' : 'wide']};
  const transform = fitMap(size);
  const at = (place: readonly [number, number]) => toScreen(transform, place);
  const stroke = {
    fill: 'none',
    'stroke-width': 4.5,
    'stroke-linecap': 'round',
    'stroke-opacity': 0.8
  };
  const lettering = {
    class: 'theme-name',
    'text-anchor': 'middle',
    'font-size': LABEL_SIZE,
    fill: 'var(--ink)',
    stroke: 'var(--paper)',
    'stroke-width': 3.5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke'
  };
  const names = placeLabels(mapLabels(middles, themes, {at, width}), size);
  return timeSvg(
    size,
    tag('g', stroke, dots(spots, themes, transform).join('')) +
      tag('g', lettering, names.map(({text, x, y}) => textTag(text, {x, y: y + 4})).join(''))
  );
}
