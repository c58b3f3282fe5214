import type {Filters} from './filters.ts';
import {formatCount, formatDay, formatList} from './format.ts';
import type {PapersView} from './papers-filter.ts';

/** More chosen themes than this are counted instead of named. */
const MOST_NAMED = 3;

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A search as it was typed, in quotes; quotes of its own stand within those only beside other words. */
function describeSearch(query: string): string {
  const [, phrase] = /^"([^"]+)"?$/.exec(query) ?? [];
  if (phrase !== undefined) return `found by the phrase “${phrase.trim()}”`;
  return `found by “${query.replace(/"([^"]*)"?/g, '‘$1’')}”`;
}

/** What search, organisations and votes ask for, in words, one part each; empty when they ask for nothing. */
export function describeNarrowing({
  query,
  organisations,
  votes
}: Pick<Filters, 'query' | 'organisations' | 'votes'>): string[] {
  return [
    ...(query === '' ? [] : [describeSearch(query)]),
    ...(organisations.length === 0 ? [] : [`of ${formatList(organisations)}`]),
    ...(votes === null
      ? []
      : [`with ${formatCount(votes)} ${votes === 1 ? 'vote' : 'votes'} or more`])
  ];
}

function describeThemes(names: readonly string[], unassigned: boolean): string[] {
  const named = names.length > MOST_NAMED ? [`${formatCount(names.length)} themes`] : [...names];
  const all = unassigned ? [...named, 'no theme'] : named;
  return all.length === 0 ? [] : [`in ${formatList(all)}`];
}

function describeDays({from, to}: Pick<Filters, 'from' | 'to'>): string[] {
  if (from && to) return [`in the weeks from ${formatDay(from)} to ${formatDay(to)}`];
  if (from) return [`from the week of ${formatDay(from)} on`];
  return to ? [`up to the week of ${formatDay(to)}`] : [];
}

/** What a list of papers shows, in one sentence; the order included. */
export function describePapers(
  {filters, unassigned, order}: PapersView,
  themes: readonly string[]
): string {
  const parts = [
    ...describeNarrowing(filters),
    ...describeThemes(themes, unassigned),
    ...describeDays(filters)
  ];
  const first = {
    newest: 'newest first',
    votes: 'most votes first',
    closest: 'most typical of their theme first',
    relevance: 'most relevant first (BM25)'
  }[order];
  return parts.length === 0
    ? `All papers, ${first}.`
    : `${capitalized(parts.join(', '))}; ${first}.`;
}
