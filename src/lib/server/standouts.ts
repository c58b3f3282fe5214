import type {DuckDBConnection} from '@duckdb/node-api';
import {lastCompletePair, type Period} from '../view/period.ts';
import {standouts, tell, titleOfFalling, titleOfRising, type Told} from '../view/standouts.ts';
import type {ThemeRow} from '../view/theme-table.ts';
import {typicalPapers} from './queries/typical-papers.ts';
import {runQuery} from './query.ts';

const PAPERS_EACH = 2;

/** One of the two columns under the headline. */
export interface StandoutColumn {
  readonly title: string;
  readonly themes: readonly Told[];
}

/** The themes that rise and those that fall, with the papers of the two periods compared that are most like them. */
export async function readStandouts(
  connection: DuckDBConnection,
  rows: readonly ThemeRow[],
  periods: readonly Period[]
): Promise<readonly StandoutColumn[]> {
  const pair = lastCompletePair(periods);
  if (!pair) return [];
  const {rising, falling} = standouts(rows);
  const papers = await runQuery(connection, typicalPapers, {
    themes: [...rising, ...falling].map(({theme_id}) => theme_id),
    from: pair[0].period_start,
    to: pair[1].period_end,
    limit: PAPERS_EACH
  });
  return [
    {title: titleOfRising(rising), themes: tell(rising, papers)},
    {title: titleOfFalling(falling), themes: tell(falling, papers)}
  ];
}
