import {writeFilters, type Filters} from './filters.ts';
import type {PaperOrder} from './paging.ts';
import {addProblem, noProblems, type Problems} from './problems.ts';

/** What the list of papers knows beside the filters that all pages share. */
export interface PapersView {
  readonly filters: Filters;
  /** Whether papers without a theme are asked for, with those of the chosen themes. */
  readonly unassigned: boolean;
  readonly order: PaperOrder;
}

/** Stands for "no theme" where a query takes the ids of themes. */
export const NO_THEME = 0;

/** Reads `unassigned` of a URL; anything but `yes` is said and not followed. */
export function readUnassigned(parameters: URLSearchParams): {unassigned: boolean} & Problems {
  const value = parameters.get('unassigned') ?? '';
  const problems = noProblems();
  if (value !== '' && value !== 'yes') {
    const fault = `“${value.slice(0, 40)}” is no value of unassigned (yes)`;
    addProblem(problems, fault, ', so it is left out');
  }
  return {unassigned: value === 'yes', ...problems};
}

/** The ids that a query takes for the chosen themes. */
export const chosenThemes = (themes: readonly number[], unassigned: boolean): number[] =>
  unassigned ? [NO_THEME, ...themes] : [...themes];

/** The query string of a list of papers; the order is written where it is not the usual one. */
export function writePapersView(
  {filters, unassigned, order}: PapersView,
  extra: Readonly<Record<string, string>> = {}
): string {
  const usual: PaperOrder = filters.query === '' ? 'newest' : 'relevance';
  return writeFilters(filters, {
    ...(unassigned ? {unassigned: 'yes'} : {}),
    ...(order === usual ? {} : {order}),
    ...extra
  });
}

/** The view without or with a value of a facet. */
export const toggle = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value)
    ? values.filter((one) => one !== value)
    : [...values, value].sort((a, b) => (a < b ? -1 : 1));
