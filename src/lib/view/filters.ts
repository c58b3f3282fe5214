import type {Day} from '../model.ts';
import {isDay} from './day.ts';
import {formatDay, formatList} from './format.ts';
import type {Unit} from './period.ts';
import {addProblem, noProblems, type Problems} from './problems.ts';
import {MOST_CHARACTERS} from './search-syntax.ts';

export type Measure = 'share' | 'count';
/** How the overview draws the course of the themes. */
export type ChartKind = 'multiples' | 'lines' | 'stacked' | 'rank' | 'heat';
/** A column of the table of themes; a minus in front turns the order round. */
export type ThemeSort = `${'' | '-'}${'theme' | 'area' | 'papers' | 'change'}`;

/** What a page shows; the URL holds it and nothing else does. */
export interface Filters {
  /** Whole weeks or months that this range touches are shown; null leaves the side open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Chosen theme ids, rising; empty means all. */
  readonly themes: readonly number[];
  /** Chosen area ids, rising: their themes are chosen along with the others. */
  readonly areas: readonly number[];
  readonly measure: Measure;
  readonly unit: Unit;
  readonly sort: ThemeSort;
  /** Null leaves it to `chartOf`. */
  readonly chart: ChartKind | null;
  /** Whether the overview draws a panel for every theme, and not only for those that changed most. */
  readonly panels: 'all' | null;
  /** A search for papers (`search-syntax.ts`); empty for none. Like the next two it acts on every chart and list. */
  readonly query: string;
  /** Chosen organisations, in code point order; empty means all. */
  readonly organisations: readonly string[];
  /** Least number of votes; null for any. */
  readonly votes: number | null;
}

/** The view of an empty query string. */
export const DEFAULT_FILTERS: Filters = {
  from: null,
  to: null,
  themes: [],
  areas: [],
  measure: 'share',
  unit: 'week',
  sort: '-papers',
  chart: null,
  panels: null,
  query: '',
  organisations: [],
  votes: null
};

const MEASURES: readonly Measure[] = ['share', 'count'];
/** The kinds of chart, the usual one first. */
export const CHARTS: readonly ChartKind[] = ['multiples', 'lines', 'stacked', 'rank', 'heat'];
const UNITS: readonly Unit[] = ['week', 'month'];
const SORTS: readonly ThemeSort[] = [
  'theme',
  '-theme',
  'area',
  '-area',
  'papers',
  '-papers',
  'change',
  '-change'
];
const LARGEST_ID = 2 ** 31 - 1;
const quote = (value: string) => `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;

/** The value of a parameter when it is among those allowed, else the fallback and a sentence that says so. */
export function readChoice<T extends string>(
  parameters: URLSearchParams,
  name: string,
  choices: {allowed: readonly T[]; fallback: T; problems: Problems}
): T {
  const value = parameters.get(name) ?? '';
  const found = choices.allowed.find((choice) => choice === value);
  if (!found && value !== '') {
    addProblem(
      choices.problems,
      `${quote(value)} is no ${name} (there are ${formatList(choices.allowed)})`,
      `; shown is ${name} “${choices.fallback}”`
    );
  }
  return found ?? choices.fallback;
}

function readDay(parameters: URLSearchParams, name: string, problems: Problems): Day | null {
  const value = parameters.get(name) ?? '';
  if (value === '' || isDay(value)) return value || null;
  addProblem(problems, `${quote(value)} is no date (YYYY-MM-DD)`, `, so “${name}” is left open`);
  return null;
}

function readIds(
  parameters: URLSearchParams,
  name: 'theme' | 'area',
  problems: Problems
): number[] {
  const values = parameters.getAll(name).filter((value) => value !== '');
  const valid = values.filter((value) => /^[1-9]\d{0,9}$/.test(value) && +value <= LARGEST_ID);
  const wrong = values.filter((value) => !valid.includes(value));
  if (wrong.length > 0) {
    addProblem(
      problems,
      `${formatList(wrong.slice(0, 3).map(quote))}: no ${name} has such a number`
    );
  }
  return [...new Set(valid.map(Number))].sort((a, b) => a - b);
}

/** Most organisations that can be chosen at once. */
const MOST_ORGANISATIONS = 20;

function readQuery(parameters: URLSearchParams, problems: Problems): string {
  const value = (parameters.get('q') ?? '').replace(/\s+/g, ' ').trim();
  if (value.length <= MOST_CHARACTERS) return value;
  addProblem(
    problems,
    `A search has at most ${MOST_CHARACTERS} characters`,
    `; what follows ${quote(value)} is left out`
  );
  return value.slice(0, MOST_CHARACTERS).trim();
}

function readOrganisations(parameters: URLSearchParams, problems: Problems): string[] {
  const values = parameters.getAll('organisation').filter((value) => value !== '');
  const chosen = [...new Set(values)].sort();
  if (chosen.length > MOST_ORGANISATIONS) {
    addProblem(
      problems,
      `At most ${MOST_ORGANISATIONS} organisations can be chosen`,
      '; the rest is left out'
    );
  }
  return chosen.slice(0, MOST_ORGANISATIONS);
}

function readVotes(parameters: URLSearchParams, problems: Problems): number | null {
  const value = parameters.get('votes') ?? '';
  if (value === '') return null;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  addProblem(
    problems,
    `${quote(value)} is no number of votes (1 or more)`,
    ', so papers with any are shown'
  );
  return null;
}

function readChart(parameters: URLSearchParams, problems: Problems): ChartKind | null {
  const given = (parameters.get('chart') ?? '') !== '';
  const [fallback] = CHARTS;
  if (!given || !fallback) return null;
  return readChoice(parameters, 'chart', {allowed: CHARTS, fallback, problems});
}

function readPanels(parameters: URLSearchParams, problems: Problems): 'all' | null {
  const value = parameters.get('panels') ?? '';
  if (value === '' || value === 'all') return value || null;
  addProblem(
    problems,
    `${quote(value)} is no value of panels (all)`,
    ', so the panels of themes that changed most are shown'
  );
  return null;
}

/** The kind of chart that is drawn: the one asked for, else one axis for a few chosen themes and a panel each for more. */
export const chartOf = ({chart, themes}: Pick<Filters, 'chart' | 'themes'>): ChartKind =>
  chart ?? (themes.length > 0 ? 'lines' : 'multiples');

/** Whether search, organisations or votes leave out papers. */
export const narrows = ({query, organisations, votes}: Filters): boolean =>
  query !== '' || organisations.length > 0 || votes !== null;

/** Reads the filters from a query string; each wrong value falls back and is named in one sentence. */
export function readFilters(parameters: URLSearchParams): {filters: Filters} & Problems {
  const problems = noProblems();
  const {measure, unit, sort} = DEFAULT_FILTERS;
  let from = readDay(parameters, 'from', problems);
  let to = readDay(parameters, 'to', problems);
  if (from && to && from > to) {
    addProblem(
      problems,
      `${formatDay(from)} lies after ${formatDay(to)}`,
      ', so the two are swapped'
    );
    [from, to] = [to, from];
  }
  return {
    filters: {
      from,
      to,
      themes: readIds(parameters, 'theme', problems),
      areas: readIds(parameters, 'area', problems),
      measure: readChoice(parameters, 'measure', {allowed: MEASURES, fallback: measure, problems}),
      unit: readChoice(parameters, 'unit', {allowed: UNITS, fallback: unit, problems}),
      sort: readChoice(parameters, 'sort', {allowed: SORTS, fallback: sort, problems}),
      chart: readChart(parameters, problems),
      panels: readPanels(parameters, problems),
      query: readQuery(parameters, problems),
      organisations: readOrganisations(parameters, problems),
      votes: readVotes(parameters, problems)
    },
    ...problems
  };
}

/** The shortest query string that `readFilters` turns into these filters again: "" or "?…". */
export function writeFilters(
  filters: Filters,
  extra: Readonly<Record<string, string>> = {}
): string {
  const parameters = new URLSearchParams();
  if (filters.query) parameters.set('q', filters.query);
  if (filters.from) parameters.set('from', filters.from);
  if (filters.to) parameters.set('to', filters.to);
  for (const theme of filters.themes) parameters.append('theme', String(theme));
  for (const area of filters.areas) parameters.append('area', String(area));
  for (const organisation of filters.organisations) {
    parameters.append('organisation', organisation);
  }
  if (filters.votes !== null) parameters.set('votes', String(filters.votes));
  for (const name of ['measure', 'unit', 'sort'] as const) {
    if (filters[name] !== DEFAULT_FILTERS[name]) parameters.set(name, filters[name]);
  }
  if (filters.chart !== null) parameters.set('chart', filters.chart);
  if (filters.panels !== null) parameters.set('panels', filters.panels);
  for (const [name, value] of Object.entries(extra)) parameters.set(name, value);
  const text = parameters.toString();
  return text && `?${text}`;
}
