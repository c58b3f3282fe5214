import type {DuckDBConnection} from '@duckdb/node-api';
import type {Curation} from '../../model.ts';
import type {LibraryPaper} from '../../pipeline/refresh/stored-analysis.ts';
import {unknownTerms} from '../../pipeline/refresh/growing-terms.ts';
import {refreshAnalysis, type Refreshed} from '../../pipeline/refresh/refresh.ts';
import {indexWords} from '../../pipeline/word-index.ts';
import type {Text} from '../../pipeline/documents.ts';
import type {Home} from '../home.ts';
import {WRITE_TEXTS_AS_THEY_ARE} from '../database.ts';
import {readAttached} from '../library.ts';
import type {Circumstances} from '../publish.ts';
import {rewriteTables} from '../rewrite-tables.ts';
import {sha256} from '../sha256.ts';
import {streamTexts} from '../stream-texts.ts';
import {carryPapers} from './carry-papers.ts';
import {countGrownTerms, growTerms} from './grow-terms.ts';
import {countGrownWords, growWords} from './grow-words.ts';
import {PaperCounts} from './paper-counts.ts';
import {openStored} from './read-stored.ts';

/** New papers find no place on the map before the themes are found anew: it would have to be drawn anew for them. */
const NOWHERE = {paper: new Int32Array(), x: new Float32Array(), y: new Float32Array()};

/** The theme that papers had before the last fit stays as that fit left it. */
const NOTHING_NEW = {paper: new Int32Array(), theme: new Int32Array()};

/** Papers of the analysis that the library no longer holds, or whose words have changed there. */
const OUTDATED = `
  SELECT before.paper_id, before.title, before.abstract
  FROM papers before LEFT JOIN library.papers now USING (paper_id)
  WHERE now.paper_id IS NULL OR now.title <> before.title OR now.abstract <> before.abstract
     OR now.authors <> before.authors OR now.organisation IS DISTINCT FROM before.organisation
  ORDER BY before.paper_id`;

async function readOutdated(connection: DuckDBConnection): Promise<Map<string, Text>> {
  const reader = await connection.runAndReadAll(OUTDATED);
  return new Map(
    reader
      .getRows()
      .map(([id, title, abstract]) => [
        String(id),
        {title: String(title), abstract: String(abstract)}
      ])
  );
}

/** Writes what a refresh found over the analysis that it started from. */
async function writeRefreshed(
  connection: DuckDBConnection,
  {summary, read, model}: Refreshed,
  circumstances: Circumstances
): Promise<void> {
  const kept = summary.papers.length - read.papers.length;
  const index = indexWords(read.papers, read.corpus);
  const {lengths} = index;
  await carryPapers(connection, summary, {fresh: read.papers, lengths});
  const held = {first: kept, counts: new PaperCounts()};
  await growTerms(connection, unknownTerms(read.table), held);
  await countGrownTerms(connection, held);
  const words = {first: kept, counts: new PaperCounts()};
  await growWords(connection, index.parts(), words);
  await countGrownWords(connection, words.counts);
  const analysis = {
    ...summary,
    terms: read.table,
    lengths,
    model,
    positions: NOWHERE,
    formerThemes: NOTHING_NEW
  };
  await rewriteTables(connection, [analysis, circumstances]);
}

/** Turns a copy of the published analysis into the next one. */
export async function refreshFile(
  connection: DuckDBConnection,
  {
    home,
    papers,
    curation,
    ...circumstances
  }: Circumstances & {
    home: Home;
    papers: readonly LibraryPaper[];
    curation: Curation;
  }
): Promise<Refreshed> {
  // A table that gets a row is written anew with all its texts; the next analysis presses them again.
  await connection.run(WRITE_TEXTS_AS_THEY_ARE);
  await connection.run(`ATTACH '${home.library.replaceAll("'", "''")}' AS library (READ_ONLY)`);
  const stored = await openStored(connection);
  const library = {
    ...{papers, curation, outdated: await readOutdated(connection)},
    readPapers: (ids: readonly string[]) => readAttached(connection, ids),
    streamTexts: () => streamTexts(connection, 'library.papers')
  };
  const refreshed = await refreshAnalysis(stored, library, sha256);
  await writeRefreshed(connection, refreshed, circumstances);
  await connection.run('DETACH library');
  return refreshed;
}
