import type {DuckDBConnection} from '@duckdb/node-api';
import type {ThemeSize} from '../view/paper-facets.ts';
import {FACET, paperFacets} from './queries/paper-facets.ts';
import {runQuery} from './query.ts';

/** How many papers each theme, week and number of votes has; see `paperFacets`. */
export interface PaperCounts {
  readonly themes: readonly ThemeSize[];
  readonly weeks: readonly {readonly week_start: string; readonly papers: number}[];
  readonly votes: readonly {readonly votes: number; readonly papers: number}[];
}

/** Counts the papers of a range of days and of themes by what they may be narrowed down to. */
export async function countFacets(
  connection: DuckDBConnection,
  range: {from: string | null; to: string | null; themes: readonly number[]}
): Promise<PaperCounts> {
  const rows = await runQuery(connection, paperFacets, range);
  const of = (facet: number) => rows.filter((row) => row.facet === facet);
  return {
    themes: of(FACET.theme).map(({theme_id, theme, area_id, area, hidden, papers}) => ({
      ...{theme_id, theme, area_id, area, hidden, papers}
    })),
    weeks: of(FACET.week).flatMap(({week_start, papers}) =>
      week_start === null ? [] : {week_start, papers}
    ),
    votes: of(FACET.votes).map(({votes, papers}) => ({votes: votes ?? 0, papers}))
  };
}
