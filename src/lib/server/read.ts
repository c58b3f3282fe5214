import type {DuckDBConnection} from '@duckdb/node-api';
import {error} from '@sveltejs/kit';
import {readFilters, type Filters} from '../view/filters.ts';
import {NoAnalysisError, withAnalysis} from './open.ts';
import {runFacts, type RunFacts} from './queries/run-facts.ts';
import {runQuery} from './query.ts';

/** What every page starts from: one analysis, and what the URL asks of it. */
export interface Asked {
  readonly connection: DuckDBConnection;
  readonly run: RunFacts;
  readonly filters: Filters;
  readonly parameters: URLSearchParams;
  /** One sentence for each part of the URL that could not be followed. */
  readonly problems: readonly string[];
}

const FIRST_STEPS =
  'Add papers with “npm run themestream -- ingest FILE…”, then run “npm run themestream -- analyse”; this page shows the result within seconds.';

/** Answers a request from one analysis; without any, the answer is an error page that says how to make one. */
export async function read<T>(url: URL, use: (asked: Asked) => Promise<T>): Promise<T> {
  try {
    return await withAnalysis(async (connection) => {
      const [run] = await runQuery(connection, runFacts, {});
      if (!run) throw new Error('The analysis tells of no run; analyse again.');
      const {filters, problems} = readFilters(url.searchParams);
      return use({connection, run, filters, problems, parameters: url.searchParams});
    });
  } catch (problem) {
    if (!(problem instanceof NoAnalysisError)) throw problem;
    error(503, {message: 'There is no analysis yet.', advice: FIRST_STEPS});
  }
}
