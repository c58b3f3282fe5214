import {sum} from '../stats/sum.ts';
import {latestChanges, type Change} from './change.ts';
import type {ThemeSort} from './filters.ts';
import {themeLook} from './palette.ts';
import type {Series} from './series.ts';

/** What the database tells of a theme in the chosen range. */
export interface ThemeSummary {
  readonly theme_id: number;
  readonly theme: string;
  readonly area_id: number;
  readonly area: string;
  /** Place among the themes of its area, from 0. */
  readonly shade: number;
  /** How surely it is found again in samples of the papers, 0 to 1. */
  readonly confidence: number;
  readonly hand_made?: string | null;
  readonly papers: number;
  readonly share: number;
  readonly first_week: string | null;
  readonly last_week: string | null;
  readonly top_terms: readonly string[];
  /** Monday of the week in which it was first seen; null when it never had enough papers. */
  readonly first_seen: string | null;
  /** Whether it was there when the data begins. */
  readonly since_start: boolean;
  /** As `stats/rising.ts` defines it, at the end of the data, whatever the range. */
  readonly rising: boolean;
  /** Its bursts, oldest first, such as `2026-W15..2026-W17`. */
  readonly bursts: readonly string[];
  /** Its papers with votes, their share of all such papers and of the votes of their weeks. */
  readonly voted_papers: number;
  readonly vote_volume: number;
  readonly vote_share: number;
  /** Share of the papers of its week that one outdoes on average; 0.5 is usual. */
  readonly vote_percentile: number;
  readonly attention: string;
  /** The name that was found, where the user has given another; what the user marked it as. */
  readonly own_name?: string | null;
  readonly hidden?: boolean;
  readonly pinned?: boolean;
}

/** A row of the table of themes. */
export interface ThemeRow extends ThemeSummary {
  readonly series: Series;
  /** Null while there are fewer than two complete periods. */
  readonly change: Change | null;
}

type Order = (a: ThemeRow, b: ThemeRow) => number;

const byName = new Intl.Collator('en', {numeric: true});
const differenceOf = (row: ThemeRow) => row.change?.difference ?? 0;
const ORDERS: Record<'theme' | 'area' | 'papers' | 'change', Order> = {
  theme: (a, b) => byName.compare(a.theme, b.theme),
  area: (a, b) => a.area_id - b.area_id || b.papers - a.papers,
  papers: (a, b) => a.papers - b.papers,
  change: (a, b) => differenceOf(a) - differenceOf(b)
};

/** The rows of the table in the order asked for, pinned ones first; ties go by theme id, in either direction. The series are those of all themes. */
export function themeTable(
  themes: readonly ThemeSummary[],
  series: readonly Series[],
  sort: ThemeSort
): ThemeRow[] {
  const seriesOf = new Map(series.map((one) => [one.themeId, one]));
  const changes = latestChanges(series);
  const rows = themes.map((theme): ThemeRow => {
    const own = seriesOf.get(theme.theme_id);
    const found = own ?? {
      themeId: theme.theme_id,
      theme: theme.theme,
      confidence: theme.confidence,
      look: themeLook(theme),
      points: []
    };
    return {...theme, series: found, change: changes.get(theme.theme_id) ?? null};
  });
  const descending = sort.startsWith('-');
  const order = ORDERS[sort.replace('-', '') as keyof typeof ORDERS];
  const pinned = (row: ThemeRow) => Number(row.pinned ?? false);
  return rows.sort(
    (a, b) =>
      pinned(b) - pinned(a) || (descending ? order(b, a) : order(a, b)) || a.theme_id - b.theme_id
  );
}

/** The rows of one area that stand together, with what they come to. */
export interface AreaRows {
  /** Null where the rows are not in the order of areas. */
  readonly area: {readonly id: number; readonly name: string} | null;
  readonly papers: number;
  readonly share: number;
  readonly rows: readonly ThemeRow[];
}

/** The rows of a table under the areas that they belong to when it is sorted by area, else all in one. */
export function groupByArea(rows: readonly ThemeRow[], sort: ThemeSort): AreaRows[] {
  const group = (some: readonly ThemeRow[], area: AreaRows['area']) => ({
    area,
    papers: sum(some.map(({papers}) => papers)),
    share: sum(some.map(({share}) => share)),
    rows: some
  });
  if (!sort.endsWith('area')) return [group(rows, null)];
  const areas = new Map(rows.map(({area_id, area}) => [area_id, area]));
  return [...areas].map(([id, name]) =>
    group(
      rows.filter(({area_id}) => area_id === id),
      {id, name}
    )
  );
}

/** The order of the panels: the largest gain first, without one the largest theme; under their areas when they are grouped. */
export const panelOrder = (rows: readonly ThemeRow[], grouped: boolean): ThemeRow[] =>
  rows.toSorted(
    (a, b) =>
      (grouped ? a.area_id - b.area_id : 0) ||
      differenceOf(b) - differenceOf(a) ||
      b.papers - a.papers ||
      a.theme_id - b.theme_id
  );
