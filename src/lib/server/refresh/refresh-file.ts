import type {DuckDBConnection} from '@duckdb/node-api';
import type {Curation} from '../../model.ts';
import type {LibraryPaper} from '../../pipeline/refresh/stored-analysis.ts';
import {refreshAnalysis, type Refreshed} from '../../pipeline/refresh/refresh.ts';
import {indexWords} from '../../pipeline/word-index.ts';
import type {Text} from '../../pipeline/documents.ts';
import type {Home} from '../home.ts';
import {WRITE_TEXTS_AS_THEY_ARE} from '../database.ts';
import {readAttached} from '../library.ts';
import {writeTable, type Circumstances} from '../publish.ts';
import {sha256} from '../sha256.ts';
import {ANALYSIS_TABLES} from '../tables/analysis-tables.ts';
import {DERIVE} from '../tables/derived-tables.ts';
import type {AnalysisTable, ThemeTable} from '../tables/table.ts';
import {carryPapers} from './carry-papers.ts';
import {COUNT_TERMS} from './count-terms.ts';
import {growTerms} from './grow-terms.ts';
import {growWords} from './grow-words.ts';
import {openStored} from './read-stored.ts';

/** Tables that a refresh leaves as they are, and those to which it adds rows; all others it writes anew. */
const KEPT = new Set(['model_terms', 'model_themes']);
const GROWN = new Set([
  'papers',
  'paper_positions',
  'former_themes',
  'terms',
  'paper_terms',
  'held_terms',
  'words',
  'word_papers',
  'word_places'
]);

/** New papers find no place on the map before the themes are found anew: it would have to be drawn anew for them. */
const NOWHERE = {paper: new Int32Array(), x: new Float32Array(), y: new Float32Array()};

/** The theme that papers had before the last fit stays as that fit left it. */
const NOTHING_NEW = {paper: new Int32Array(), theme: new Int32Array()};

const isRewritten = (table: AnalysisTable): table is ThemeTable =>
  !KEPT.has(table.name) && !GROWN.has(table.name);

/** The tables that a refresh writes anew: they must not need the texts, terms or words of all papers. */
export const REWRITTEN = ANALYSIS_TABLES.filter(isRewritten);

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
  await growTerms(connection, read.table, kept);
  await growWords(connection, index, kept);
  const analysis = {
    ...summary,
    terms: read.table,
    lengths,
    model,
    positions: NOWHERE,
    formerThemes: NOTHING_NEW
  };
  for (const table of REWRITTEN) {
    await connection.run(`DROP TABLE ${table.name}`);
    await writeTable(connection, table, [analysis, circumstances]);
  }
  await connection.run(COUNT_TERMS);
  await connection.run(DERIVE);
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
    readPapers: (ids: readonly string[]) => readAttached(connection, ids)
  };
  const refreshed = await refreshAnalysis(stored, library, sha256);
  await writeRefreshed(connection, refreshed, circumstances);
  await connection.run('DETACH library');
  return refreshed;
}
