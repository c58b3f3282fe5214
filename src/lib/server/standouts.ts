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

/**
 * The themes that rise and those that fall, with the papers that are most like them: of the later period
 * for those that rise, of the earlier one for those that fall.
 */
export async function readStandouts(
  connection: DuckDBConnection,
  rows: readonly ThemeRow[],
  periods: readonly Period[]
): Promise<readonly StandoutColumn[]> {
  const pair = lastCompletePair(periods);
  if (!pair) return [];
  const {rising, falling} = standouts(rows);
  const [earlier, later] = pair;
  const idsOf = (themes: readonly ThemeRow[]) => themes.map(({theme_id}) => theme_id);
  const papers = await runQuery(connection, typicalPapers, {
    themes: idsOf(rising),
    from: later.period_start,
    to: later.period_end,
    others: idsOf(falling),
    other_from: earlier.period_start,
    other_to: earlier.period_end,
    limit: PAPERS_EACH
  });
  const of = (isOther: boolean) => papers.filter(({other}) => other === isOther);
  return [
    {title: titleOfRising(rising), themes: tell(rising, of(false))},
    {title: titleOfFalling(falling), themes: tell(falling, of(true))}
  ];
}
