import type {DuckDBConnection} from '@duckdb/node-api';
import type {AnalysisSettings, Day} from '../../model.ts';
import {isBetween} from '../../pipeline/run-identity.ts';
import {analysedPapers} from '../queries/analysed-papers.ts';
import {papersSinceFit} from '../queries/papers-since-fit.ts';
import {runQuery} from '../query.ts';

/** How far an analysis is behind the library. */
export interface RefreshDue {
  /** Papers of the library, within the range of the analysis, that it does not have. */
  readonly unread: number;
  /** Papers that came after the last fit, and those of them that have no theme yet. */
  readonly sinceFit: number;
  readonly waiting: number;
}

/** Holds an open analysis against the papers of the library and their days. */
export async function readRefreshDue(
  connection: DuckDBConnection,
  library: readonly {readonly id: string; readonly day: Day | null}[],
  range: Pick<AnalysisSettings, 'from' | 'to'>
): Promise<RefreshDue> {
  const rows = await runQuery(connection, analysedPapers, {});
  const known = new Set(rows.map(({paper_id}) => paper_id));
  const [since] = await runQuery(connection, papersSinceFit, {});
  return {
    unread: library.filter(({id, day}) => isBetween(day, range) && !known.has(id)).length,
    sinceFit: since?.papers ?? 0,
    waiting: since?.waiting ?? 0
  };
}
