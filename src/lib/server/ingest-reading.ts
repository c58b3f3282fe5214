import {LIST, listValue, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import type {IngestCounts, Paper, Reading} from '../model.ts';
import {fold, indexPapers, type Folding, type Renaming} from '../sources/fold.ts';
import {appendItems, appendRows, integer, moment, text, type ColumnOf} from './append.ts';
import {inTransaction} from './database.ts';
import type {Home} from './home.ts';
import {findKnown, writeLibrary, writePapers} from './library.ts';
import type {ReadFile} from './reading/read-file.ts';
import {keepVotes, renameVotes} from './vote-snapshots.ts';

/** What became of one ingested file. */
export interface Ingested extends ReadFile {
  readonly counts: IngestCounts;
}

const RENAME = `
  UPDATE records SET paper_id = names.new_id
  FROM (SELECT unnest($from) AS old_id, unnest($to) AS new_id) AS names
  WHERE paper_id = names.old_id`;

async function renameRecords(
  connection: DuckDBConnection,
  renamed: readonly Renaming[]
): Promise<void> {
  await connection.run(
    RENAME,
    {
      from: listValue(renamed.map(({from}) => from)),
      to: listValue(renamed.map(({to}) => to))
    },
    {from: LIST(VARCHAR), to: LIST(VARCHAR)}
  );
}

/** Notes which paper each record of a file belongs to, once however often the file comes. */
async function writeRecords(
  connection: DuckDBConnection,
  {file, hash, reading}: ReadFile,
  {owners, renamed}: Folding
): Promise<void> {
  if (renamed.length > 0) await renameRecords(connection, renamed);
  await connection.run('DELETE FROM records WHERE file_hash = $hash', {hash});
  const columns: ColumnOf<Paper>[] = [
    ['text', () => file],
    ['text', () => hash],
    ['text', ({id}) => id],
    ['text', ({id}, index) => owners[index] ?? id]
  ];
  await appendItems(connection, ['records', columns], reading.papers);
}

async function writeRejects(
  connection: DuckDBConnection,
  {file, hash, reading}: ReadFile
): Promise<void> {
  await connection.run('DELETE FROM rejects WHERE file_hash = $hash', {hash});
  await appendRows(
    connection,
    'rejects',
    reading.rejects.map(({line, reason, message, excerpt}) => [
      text(file),
      text(hash),
      integer(line),
      text(reason),
      text(message),
      text(excerpt)
    ])
  );
}

async function writeLedger(
  connection: DuckDBConnection,
  {file, hash, reading}: ReadFile,
  {counts, now}: {counts: IngestCounts; now: Date}
): Promise<void> {
  const row = [
    text(file),
    text(hash),
    text(reading.format),
    integer(counts.read),
    integer(counts.accepted),
    integer(counts.updated),
    integer(counts.merged),
    integer(counts.rejected),
    moment(now)
  ];
  await appendRows(connection, 'ledger', [row]);
}

function countsOf({papers, rejects}: Reading, {accepted, updated, merged}: Folding): IngestCounts {
  const read = papers.length + rejects.length;
  const rejected = rejects.length;
  if (read !== accepted + updated + merged + rejected) {
    throw new Error(
      `${read} records read, but ${accepted} accepted + ${updated} updated + ${merged} merged + ` +
        `${rejected} rejected: a record got lost`
    );
  }
  return {read, accepted, updated, merged, rejected};
}

/** Adds what was read of a file to the library: papers, their votes as of today, rejects and a line in the ledger. */
async function ingestReading(
  connection: DuckDBConnection,
  source: ReadFile,
  now: Date
): Promise<IngestCounts> {
  const {papers} = source.reading;
  const known = indexPapers(await findKnown(connection, papers));
  const folding = fold(papers, known);
  const counts = countsOf(source.reading, folding);
  await writePapers(connection, folding, known);
  await renameVotes(connection, folding.renamed);
  await keepVotes(connection, folding.voted, now.toISOString().slice(0, 10));
  await writeRecords(connection, source, folding);
  await writeRejects(connection, source);
  await writeLedger(connection, source, {counts, now});
  return counts;
}

/** Adds what was read of files to the library: all of them, or none. */
export function ingestReadings(
  home: Home,
  sources: readonly ReadFile[],
  now: Date
): Promise<Ingested[]> {
  return writeLibrary(home, (connection) =>
    inTransaction(connection, async () => {
      const ingested: Ingested[] = [];
      for (const source of sources) {
        ingested.push({...source, counts: await ingestReading(connection, source, now)});
      }
      return ingested;
    })
  );
}
