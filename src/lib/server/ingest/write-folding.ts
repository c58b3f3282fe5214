import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../../model.ts';
import type {Fate, Folding, KnownPapers, Renaming} from '../../sources/fold.ts';
import {appendItems, type ColumnOf} from '../append.ts';
import {writePapers} from '../library.ts';
import {renameVotes} from '../vote-snapshots.ts';

const RENAMED = 'CREATE OR REPLACE TEMP TABLE renamed (old_id VARCHAR, new_id VARCHAR)';
const RENAME_RECORDS = `
  UPDATE records SET paper_id = new_id FROM renamed WHERE paper_id = old_id`;
const NAMES: readonly ColumnOf<Renaming>[] = [
  ['text', ({from}) => from],
  ['text', ({to}) => to]
];
const FATES: readonly ColumnOf<Fate>[] = [
  ['text', ({id}) => id],
  ['text', ({change}) => change],
  ['boolean', ({replaces}) => replaces],
  ['boolean', ({votes}) => votes]
];

async function rename(connection: DuckDBConnection, renamed: readonly Renaming[]): Promise<void> {
  if (renamed.length === 0) return;
  await connection.run(RENAMED);
  await appendItems(connection, ['renamed', NAMES], renamed);
  await renameVotes(connection);
  await connection.run(RENAME_RECORDS);
}

/** What a folding of records was made of. */
export interface Folded {
  readonly folding: Folding;
  readonly known: KnownPapers;
  /** The records of the file among those that were folded. */
  readonly records: readonly Paper[];
}

/** Writes what a folding has changed in the library, and notes what became of its papers, and to which each record belongs. */
export async function writeFolding(
  connection: DuckDBConnection,
  {folding, known, records}: Folded
): Promise<void> {
  await writePapers(connection, folding, known);
  await rename(connection, folding.renamed);
  await appendItems(connection, ['fates', FATES], folding.fates);
  const owned: readonly ColumnOf<Paper>[] = [
    ['text', ({id}) => id],
    ['text', ({id}, index) => folding.owners[index] ?? id]
  ];
  await appendItems(connection, ['file_records', owned], records);
}
