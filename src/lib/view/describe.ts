import {isDay} from './day.ts';
import {describeNarrowing} from './describe-papers.ts';
import {DEFAULT_FILTERS, type Filters, type Measure} from './filters.ts';
import {
  formatChange,
  formatCount,
  formatDay,
  formatDays,
  formatList,
  formatPapers,
  formatPeriodName,
  formatShare
} from './format.ts';
import {isCapped, type Period, spanOf, type Unit} from './period.ts';
import type {ThemeRow} from './theme-table.ts';
import {formatVerdict} from './verdicts.ts';

/** More chosen themes than this are counted instead of named. */
const MOST_NAMED = 3;

function describeThemes(names: readonly string[]): string {
  if (names.length === 0) return 'all themes';
  return names.length > MOST_NAMED ? `${formatCount(names.length)} themes` : formatList(names);
}

/**
 * The state of the filters as a sentence: "Share of papers per week, 30 March – 31 May 2026, all themes". What a
 * search, organisations and votes leave is said too, and what its share is of.
 */
export function describeFilters(
  filters: Pick<Filters, 'measure' | 'unit'> & Partial<Filters>,
  periods: readonly Period[],
  names: readonly string[] = []
): string {
  const {measure, unit} = filters;
  const span = spanOf(periods);
  const what = measure === 'share' ? 'Share of papers' : 'Number of papers';
  const when = span ? formatDays(span.from, span.to, {year: true}) : 'no dated papers';
  const narrowing = describeNarrowing({...DEFAULT_FILTERS, ...filters});
  const of = measure === 'share' ? `, as a share of all papers of the ${unit}` : '';
  const only = narrowing.length > 0 ? `; only papers ${formatList(narrowing)}${of}` : '';
  return `${what} per ${unit}, ${when}, ${describeThemes(names)}${only}`;
}

/** By which day papers are put into weeks, in words; it depends on what the sources told. */
export function describeWeekBasis(run: {
  by_listing_date: number;
  by_publication_date: number;
  undated: number;
}): string {
  const weeks = 'Weeks (ISO, Monday to Sunday)';
  const {by_listing_date: listed, by_publication_date: published, undated} = run;
  const without =
    undated > 0 ? ` ${formatCount(undated)} without a date count in themes, not in weeks.` : '';
  if (listed === 0 && published === 0) return 'No paper has a date.';
  if (published === 0) return `${weeks} go by the day a paper was listed.${without}`;
  if (listed === 0) return `${weeks} go by the day a paper was published.${without}`;
  return `${weeks} go by the day a paper was listed (${formatCount(listed)}), else published (${formatCount(published)}).${without}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function describeValue(value: unknown): string {
  if (isRecord(value)) {
    const {model, weight} = value;
    return `${String(model)} (weight ${String(weight)})`;
  }
  return typeof value === 'string' && isDay(value) ? formatDay(value) : String(value);
}

/** Settings that the footer tells in words of their own. */
const TOLD_APART: ReadonlySet<string> = new Set(['seed', 'fitPapers']);

/** The settings of a run in brief; `settings` is the JSON that the run stored. */
export function describeSettings(settings: string): string {
  const parsed: unknown = JSON.parse(settings);
  if (!isRecord(parsed)) return settings;
  return Object.entries(parsed)
    .filter(([name, value]) => !TOLD_APART.has(name) && value !== null)
    .map(([name, value]) => `${name} ${describeValue(value)}`)
    .join(', ');
}

/** Which papers the themes were found in, when these were not all. */
export const describeFit = ({
  fit_papers: fitted,
  fit_from: from
}: {
  readonly fit_papers: number;
  readonly fit_from: number;
}): string =>
  fitted < from
    ? `The themes were found in ${formatPapers(fitted)} drawn at random from ${formatCount(from)}; the others were placed in them.`
    : '';

/** What the band is, when there is one: a single theme in shares has one. */
export const noteOnBand = (themes: number, measure: Measure): string =>
  themes === 1 && measure === 'share' ? 'Band: 95 % interval of the share (Wilson).' : '';

function noteOnPartial(periods: readonly Period[], unit: Unit): string {
  if (periods.every(({complete}) => complete)) return '';
  return `Hatched: ${unit}s that the data covers only in part, drawn as hollow dots and never compared.${noteOnThin(periods)}`;
}

function noteOnThin(periods: readonly Period[]): string {
  const thin = periods.filter((period) => period.thin && period.period.includes('W'));
  if (thin.length === 0) return '';
  const named = thin.map(
    (period) => `${formatPeriodName(period)} (${formatPapers(period.papers)})`
  );
  const which = named.length > MOST_NAMED ? `${named.length} weeks` : formatList(named);
  return ` ${which} among them: every day is there, but under half of the usual papers, so the list was probably read before it was full.`;
}

function noteOnCapped(periods: readonly Period[], unit: Unit): string {
  const capped = periods.filter((period) => isCapped(period));
  if (capped.length === 0) return '';
  const names = capped.map((period) => formatPeriodName(period));
  const which = names.length > MOST_NAMED ? `${names.length} ${unit}s` : formatList(names);
  return `n with a plus: in ${which} the list was probably cut off on days with exactly 50 or 100 papers.`;
}

/** What the hatching and the plus behind n mean, when there are any. */
export const noteOnCoverage = (periods: readonly Period[], unit: Unit): string =>
  [noteOnPartial(periods, unit), noteOnCapped(periods, unit)].filter(Boolean).join(' ');

/** The size of a theme and its latest change with the verdict, in one sentence. */
export function describeTheme({
  papers,
  share,
  change
}: Pick<ThemeRow, 'papers' | 'share' | 'change'>): string {
  const size = `${formatPapers(papers)}, ${formatShare(share)} of the range shown`;
  if (!change) return `${size}.`;
  const {from, to, difference, verdict} = change;
  const side = (point: typeof from) =>
    `${formatShare(point.share)} (${formatPapers(point.papers)})`;
  const found = formatVerdict(verdict, from.papers + to.papers);
  return `${size}; ${formatPeriodName(to.period)}: ${formatChange(difference)}, from ${side(from)} to ${side(to)}: ${found}.`;
}

/** "1 hidden theme is left out of lists and charts." */
export const describeHidden = (hidden: number): string =>
  `${formatCount(hidden)} hidden ${hidden === 1 ? 'theme is' : 'themes are'} left out of lists and charts.`;
