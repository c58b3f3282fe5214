import {isWeak} from './doubt.ts';
import {type ChartKind, type Filters, chartOf, writeFilters} from './filters.ts';
import {coloured, CONTEXT_COLOUR, MOST_BANDS} from './palette.ts';
import type {Series} from './series.ts';
import type {ThemeRow} from './theme-table.ts';

/** What the charts of the overview show: which rows, in colour and in grey. */
export interface Course {
  readonly kind: ChartKind;
  /** The rows shown: the chosen ones, or all. */
  readonly shown: readonly ThemeRow[];
  /** Those in full colour, at most eight, and all others; a heat map has all that are shown in colour. */
  readonly inColour: readonly ThemeRow[];
  readonly context: readonly ThemeRow[];
}

const bySize = (rows: readonly ThemeRow[]) =>
  rows.toSorted((a, b) => b.papers - a.papers || a.theme_id - b.theme_id);
/** The order of rows of a heat map: areas, and within them the largest theme first. */
const byArea = (rows: readonly ThemeRow[]) =>
  bySize(rows).toSorted((a, b) => a.area_id - b.area_id);

/** Divides the rows of all themes; `chosen` holds the ids of those asked for, and none stands for all. */
export function courseOf(
  rows: readonly ThemeRow[],
  filters: Pick<Filters, 'chart' | 'themes'>,
  chosen: readonly number[]
): Course {
  const kind = chartOf(filters);
  const shown = chosen.length > 0 ? rows.filter(({theme_id}) => chosen.includes(theme_id)) : rows;
  if (kind === 'heat') return {kind, shown, inColour: byArea(shown), context: []};
  // A weak theme is grey unless it was chosen by name.
  const largest = bySize(shown.filter((row) => !isWeak(row))).map(({theme_id}) => theme_id);
  const colours = coloured(chosen.length > 0 ? chosen : largest);
  const inColour = bySize(shown.filter(({theme_id}) => colours.has(theme_id)));
  // Themes that are not chosen are no part of what is piled up.
  const behind = kind === 'stacked' ? shown : rows;
  return {kind, shown, inColour, context: behind.filter(({theme_id}) => !colours.has(theme_id))};
}

/** Panels that stand on a page before all are asked for: more make it endless on a small screen. */
export const MOST_PANELS = 12;

/**
 * The rows that have a panel: the chosen ones, all where they are asked for or stand under their areas, else those that
 * changed most, in the order given.
 */
export function panelRows(
  shown: readonly ThemeRow[],
  {panels, sort}: Pick<Filters, 'panels' | 'sort'>,
  chosen: readonly number[]
): readonly ThemeRow[] {
  const isWhole = panels === 'all' || sort.endsWith('area') || chosen.length > 0;
  if (isWhole || shown.length <= MOST_PANELS) return shown;
  const size = ({change}: ThemeRow) => Math.abs(change?.difference ?? 0);
  // A pinned theme is one to keep an eye on; a weak one is not put forward.
  const rank = (row: ThemeRow) => (row.pinned ? 0 : isWeak(row) ? 2 : 1);
  const first = shown
    .toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a) || b.papers - a.papers)
    .slice(0, MOST_PANELS);
  return shown.filter((row) => first.includes(row));
}

/** The link below the panels that shows all, or fewer again; null where there are no others. */
export function panelsLink(
  filters: Filters,
  {all, drawn}: {readonly all: number; readonly drawn: number}
): {readonly text: string; readonly href: string} | null {
  const href = (panels: Filters['panels']) => `/${writeFilters({...filters, panels})}`;
  if (drawn < all) return {text: `Show all ${all} themes`, href: href('all')};
  if (filters.panels === 'all' && all > MOST_PANELS) {
    return {text: `Show only ${MOST_PANELS} themes`, href: href(null)};
  }
  return null;
}

const TITLES: Record<ChartKind, string> = {
  multiples: 'theme over time',
  lines: 'over time, on one axis',
  stacked: 'over time, on top of each other',
  rank: 'by rank among all themes',
  heat: 'over time, as a heat map'
};

/** Whether two periods can be compared, so that themes are known to have changed. */
export const isCompared = ({shown}: Course): boolean => shown.some(({change}) => change);

/** The heading of the charts. */
export function titleOfCourse(course: Course, all: number, drawn = all): string {
  const {kind, shown} = course;
  if (shown.length < all) {
    return kind === 'multiples'
      ? 'The chosen themes over time'
      : `The chosen themes ${TITLES[kind]}`;
  }
  if (kind === 'multiples') {
    if (drawn === all) return 'Every theme over time';
    return isCompared(course)
      ? `The ${drawn} themes that changed most`
      : `The ${drawn} largest themes`;
  }
  return kind === 'heat' ? `All themes ${TITLES.heat}` : `The largest themes ${TITLES[kind]}`;
}

/** What to know to read the chart, in one or two sentences. */
export function noteOnCourse(course: Course, measure: Filters['measure']): string {
  const {kind, shown, inColour} = course;
  const few =
    shown.length > inColour.length
      ? `In colour the ${inColour.length} largest that are firm or fair. `
      : '';
  const notes: Record<ChartKind, string> = {
    multiples: isCompared(course)
      ? 'One scale for all, the largest gain of share first, by chance or not; in colour those listed above.'
      : 'One scale for all, the largest theme first.',
    lines: `${few}Other themes in grey.${measure === 'share' && inColour.length <= MOST_BANDS ? ' Bands: 95 % interval of the share (Wilson).' : ''}`,
    stacked: `${few}${few ? 'All others as one, in grey on top.' : 'Only the themes shown are piled up.'}`,
    rank: `${few}Rank 1 has most papers of the time; other themes in grey.`,
    heat: 'Themes of an area stand together in its hue; the darker, the larger, in six even steps up to the largest value.'
  };
  return notes[kind];
}

/** The courses whose values are told, in the colours in which they are drawn: the panel of a weak theme is grey. */
export const toldSeries = ({kind, shown, inColour}: Course): Series[] =>
  kind === 'multiples'
    ? shown.map(({series}) =>
        isWeak(series) ? {...series, look: {...series.look, colour: CONTEXT_COLOUR}} : series
      )
    : inColour.map(({series}) => series);
