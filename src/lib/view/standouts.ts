import type {Change} from './change.ts';
import {formatConfidence, isWeak} from './doubt.ts';
import {formatBurst} from './emergence.ts';
import {formatDay} from './format.ts';
import type {ThemeRow} from './theme-table.ts';

/** Themes that a column holds when no test says more. */
const FEWEST = 3;
const MOST = 6;
const PHRASES = 3;

/** The themes to speak of, each with its change between the last two complete periods. */
export interface Standouts {
  readonly rising: readonly ThemeRow[];
  readonly falling: readonly ThemeRow[];
}

const gainOf = ({change}: ThemeRow) => change?.difference ?? 0;

/** First those of which a test says so, then those that moved the most, up to three. */
function column(rows: readonly ThemeRow[], isProven: (row: ThemeRow) => boolean): ThemeRow[] {
  const proven = rows.filter(isProven);
  return [...proven, ...rows.filter((row) => !isProven(row))].slice(
    0,
    Math.min(MOST, Math.max(FEWEST, proven.length))
  );
}

const rose = ({rising, change}: ThemeRow) => rising || change?.verdict === 'rose';
const fell = ({change}: ThemeRow) => change?.verdict === 'fell';

/** Which themes rise and which fall; weak ones are never among them. */
export function standouts(rows: readonly ThemeRow[]): Standouts {
  const sure = rows.filter((row) => !isWeak(row) && row.change);
  const up = sure.toSorted((a, b) => gainOf(b) - gainOf(a) || a.theme_id - b.theme_id);
  return {
    rising: column(
      up.filter((row) => row.rising || gainOf(row) > 0),
      rose
    ),
    falling: column(up.filter((row) => gainOf(row) < 0).reverse(), fell)
  };
}

/** The heading of a column, which claims no more than its tests. */
export const titleOfRising = (rows: readonly ThemeRow[]): string =>
  rows.some(rose) ? 'Rising' : 'Largest gains, within chance';
export const titleOfFalling = (rows: readonly ThemeRow[]): string =>
  rows.some(fell) ? 'Falling' : 'Largest losses, within chance';

/** What stands out about a theme over the whole of the data: "Rising; burst in 2026-W20–W21; first seen 27 April 2026; confidence firm" */
export function describeStandout(row: ThemeRow): string {
  const burst = row.bursts.at(-1);
  const seen = row.since_start
    ? 'there from the start'
    : `first seen ${formatDay(row.first_seen ?? '')}`;
  return [
    ...(row.rising ? ['rising over the last weeks'] : []),
    ...(burst === undefined ? [] : [`burst in ${formatBurst(burst)}`]),
    ...(row.first_seen === null ? [] : [seen]),
    `confidence ${formatConfidence(row)}`
  ].join('; ');
}

/** A theme of a column as the page shows it, with the papers that speak for it. */
export interface Told {
  readonly themeId: number;
  readonly theme: string;
  readonly colour: string;
  readonly change: Change | null;
  readonly about: string;
  readonly phrases: string;
  readonly papers: readonly {readonly paper_id: string; readonly title: string}[];
}

/** Puts phrases and papers to the themes of a column. */
export const tell = (
  rows: readonly ThemeRow[],
  papers: readonly {theme_id: number; paper_id: string; title: string}[]
): Told[] =>
  rows.map((row) => ({
    themeId: row.theme_id,
    theme: row.theme,
    colour: row.series.look.colour,
    change: row.change,
    about: describeStandout(row),
    phrases: row.top_terms.slice(0, PHRASES).join(', '),
    papers: papers
      .filter(({theme_id}) => theme_id === row.theme_id)
      .map(({paper_id, title}) => ({paper_id, title}))
  }));
