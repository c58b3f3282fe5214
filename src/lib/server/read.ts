import type {DuckDBConnection} from '@duckdb/node-api';
import {error} from '@sveltejs/kit';
import {readFilters, type Filters} from '../view/filters.ts';
import {mayRank} from '../view/paging.ts';
import {readChosen} from './chosen-themes.ts';
import {NoAnalysisError, withAnalysis} from './open.ts';
import {OtherVersionError} from './other-version.ts';
import {applySelection} from './selection.ts';
import {runFacts, type RunFacts} from './queries/run-facts.ts';
import {runQuery} from './query.ts';
import {forgetPeriods} from './trends.ts';
import {BusyError, limitTurns} from './turns.ts';

/** What every page starts from: one analysis, and what the URL asks of it. */
export interface Asked {
  readonly connection: DuckDBConnection;
  readonly run: RunFacts;
  readonly filters: Filters;
  /** Ids of the themes chosen by themselves or with their area; empty means all. */
  readonly chosen: readonly number[];
  readonly parameters: URLSearchParams;
  /** One sentence for each part of the URL that could not be followed, or not to the letter. */
  readonly problems: readonly string[];
  /** Those of them that are wrong values, without what a page shows instead. */
  readonly faults: readonly string[];
  /** Those of them that tell how a search was followed. */
  readonly notes: readonly string[];
  /** Name of the file of the analysis, and where it lies. */
  readonly file: string;
  readonly path: string;
}

const FIRST_STEPS = {
  message: 'There is no analysis yet.',
  advice: 'Add papers, then find their themes; this page shows the result within seconds.',
  commands: ['npm run themestream -- ingest FILE…', 'npm run themestream -- analyse']
};
const BUSY = {
  message: 'Too many readers at once.',
  advice: 'Try again in a few seconds.'
};

/** So many requests read at a time: more would only make each other slower. */
const inTurn = limitTurns({running: 4, waiting: 60});

/**
 * Answers a request from one analysis; without any, the answer is an error page that says how to make one. A page that
 * only lists papers says so by `counted`.
 */
export async function read<T>(
  url: URL,
  use: (asked: Asked) => Promise<T>,
  {counted = true} = {}
): Promise<T> {
  const readOne = () =>
    withAnalysis(async (connection, {file, path}) => {
      forgetPeriods(connection);
      const [run] = await runQuery(connection, runFacts, {});
      if (!run) throw new Error('The analysis tells of no run; analyse again.');
      const {filters, problems: said, faults: wrong} = readFilters(url.searchParams);
      const {chosen, problems: unknown, faults: missing} = await readChosen(connection, filters);
      const faults = [...wrong, ...missing];
      const notes = await applySelection(connection, filters, {
        ranked: mayRank(url.searchParams),
        counted
      });
      const problems = [...said, ...unknown, ...notes];
      const parameters = url.searchParams;
      return use({
        connection,
        run,
        filters,
        chosen,
        problems,
        faults,
        notes,
        parameters,
        file,
        path
      });
    });
  try {
    return await inTurn(readOne);
  } catch (problem) {
    if (problem instanceof NoAnalysisError) error(503, FIRST_STEPS);
    if (problem instanceof OtherVersionError) error(503, problem.advice);
    if (problem instanceof BusyError) error(503, BUSY);
    throw problem;
  }
}
