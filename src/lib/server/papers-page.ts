import type {DuckDBConnection} from '@duckdb/node-api';
import type {Filters} from '../view/filters.ts';
import {readPaging} from '../view/paging.ts';
import {chosenThemes, readUnassigned} from '../view/papers-filter.ts';
import {excerpt, markHits, wantedForms, type Stretch} from './highlight.ts';
import {paperAbstracts} from './queries/paper-abstracts.ts';
import {paperCount} from './queries/paper-count.ts';
import {
  areaFacet,
  organisationFacet,
  themeFacet,
  voteFacet,
  weekFacet
} from './queries/paper-facets.ts';
import {paperList, type PaperRow} from './queries/paper-list.ts';
import {runQuery} from './query.ts';
import type {Asked} from './read.ts';
import {readSearch} from './search.ts';
import {daysOf, readPeriods} from './trends.ts';

/** A paper of the list, with what the search hits in it. */
export interface PaperHit extends PaperRow {
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

async function withHits(
  connection: DuckDBConnection,
  papers: readonly PaperRow[],
  query: string
): Promise<PaperHit[]> {
  const forms = wantedForms(readSearch(query));
  const ids = papers.map(({paper_id}) => paper_id);
  const rows = await runQuery(connection, paperAbstracts, {ids});
  const abstracts = new Map(rows.map(({paper_id, abstract}) => [paper_id, abstract]));
  return papers.map((paper) => ({
    ...paper,
    titleStretches: markHits(paper.title, forms),
    excerpt: excerpt(abstracts.get(paper.paper_id) ?? '', forms)
  }));
}

/** How many papers each value of each facet would show. */
async function readFacets(connection: DuckDBConnection, range: Range, filters: Filters) {
  const {from, to, themes} = range;
  const {organisations} = filters;
  const byWeek = await runQuery(connection, weekFacet, {themes});
  const papersOf = new Map(byWeek.map(({period_start, papers}) => [period_start, papers]));
  const weeks = await readPeriods(connection, {unit: 'week', from: null, to: null});
  return {
    areas: await runQuery(connection, areaFacet, {from, to}),
    themes: await runQuery(connection, themeFacet, {from, to}),
    organisations: await runQuery(connection, organisationFacet, {
      ...range,
      organisations,
      limit: MOST_ORGANISATIONS
    }),
    votes: await runQuery(connection, voteFacet, {...range, steps: VOTE_STEPS}),
    weeks: weeks.map((week) => ({...week, papers: papersOf.get(week.period_start) ?? 0}))
  };
}

/** A page of the papers that the URL asks for, and the facets to narrow them further. */
export async function readPapersPage({connection, filters, chosen, parameters}: Asked) {
  const periods = await readPeriods(connection, filters);
  const {unassigned, problems} = readUnassigned(parameters);
  const themes = chosenThemes(chosen, unassigned);
  const range = {...daysOf(periods, filters), themes};
  const [{papers: total} = {papers: 0}] = await runQuery(connection, paperCount, range);
  const paging = readPaging(parameters, total, {searched: filters.query !== ''});
  const papers = await runQuery(connection, paperList, {
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
    papers: await withHits(connection, papers, filters.query),
    facets: await readFacets(connection, range, filters),
    problems: [...problems, ...paging.problems]
  };
}
