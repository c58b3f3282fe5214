import type {DuckDBConnection} from '@duckdb/node-api';
import type {Filters} from '../view/filters.ts';
import {readPaging} from '../view/paging.ts';
import {chosenThemes, readUnassigned} from '../view/papers-filter.ts';
import {areaSizes, papersOf, voteSteps} from '../view/paper-facets.ts';
import {countFacets, type PaperCounts} from './facet-counts.ts';
import {excerpt, markHits, wantedForms, type Stretch} from './highlight.ts';
import {type ListedPaper, readListed} from './listed-papers.ts';
import {organisationFacet} from './queries/paper-facets.ts';
import type {PaperRow} from './queries/paper-list.ts';
import {runQuery} from './query.ts';
import type {Asked} from './read.ts';
import {readSearch} from './search.ts';
import {daysOf, readPeriods} from './trends.ts';

/** A paper as the list shows it, with what the search hits in it: no more, as a page carries fifty. */
export interface PaperHit extends Pick<
  PaperRow,
  | 'paper_id'
  | 'published_on'
  | 'listed_on'
  | 'authors'
  | 'organisation'
  | 'upvotes'
  | 'theme_id'
  | 'theme'
> {
  readonly titleStretches: readonly Stretch[];
  readonly excerpt: readonly Stretch[];
}

/** Numbers of votes that can be chosen as the least. */
const VOTE_STEPS = [1, 5, 10, 20, 50, 100, 200];
const MOST_ORGANISATIONS = 12;

interface Range {
  readonly from: string | null;
  readonly to: string | null;
  readonly themes: number[];
}

function withHits(listed: readonly ListedPaper[], query: string): PaperHit[] {
  const forms = wantedForms(readSearch(query));
  return listed.map(({paper, abstract}) => ({
    paper_id: paper.paper_id,
    published_on: paper.published_on,
    listed_on: paper.listed_on,
    authors: paper.authors,
    organisation: paper.organisation,
    upvotes: paper.upvotes,
    theme_id: paper.theme_id,
    theme: paper.theme,
    titleStretches: markHits(paper.title, forms),
    excerpt: excerpt(abstract, forms)
  }));
}

/** How many papers each value of each facet would show. */
async function readFacets(
  connection: DuckDBConnection,
  range: Range,
  {filters, counts}: {filters: Filters; counts: PaperCounts}
) {
  const {organisations} = filters;
  const papersOfWeek = new Map(counts.weeks.map(({week_start, papers}) => [week_start, papers]));
  const weeks = await readPeriods(connection, {unit: 'week', from: null, to: null});
  return {
    areas: areaSizes(counts.themes),
    themes: counts.themes
      .filter(({hidden}) => !hidden)
      .map(({theme_id, theme, papers}) => ({theme_id, theme, papers})),
    organisations: await runQuery(connection, organisationFacet, {
      ...range,
      organisations,
      limit: MOST_ORGANISATIONS
    }),
    votes: voteSteps(counts.votes, VOTE_STEPS),
    // The weeks themselves, which the page may know already, and beside them what fits of each.
    weeks,
    papersOfWeeks: weeks.map(({period_start}) => papersOfWeek.get(period_start) ?? 0)
  };
}

/** A page of the papers that the URL asks for, and the facets to narrow them further. */
export async function readPapersPage({connection, filters, chosen, parameters}: Asked) {
  const periods = await readPeriods(connection, filters);
  const {unassigned, problems} = readUnassigned(parameters);
  const themes = chosenThemes(chosen, unassigned);
  const days = daysOf(periods, filters);
  const range = {...days, themes};
  const counts = await countFacets(connection, range);
  const total = papersOf(counts.themes, themes);
  const paging = readPaging(parameters, total, {searched: filters.query !== ''});
  const listed = await readListed(connection, {
    ...range,
    sort: paging.order,
    limit: paging.size,
    offset: paging.offset
  });
  return {
    periods,
    total,
    unassigned,
    paging,
    papers: withHits(listed, filters.query),
    facets: await readFacets(connection, range, {filters, counts}),
    problems: [...problems, ...paging.problems]
  };
}
