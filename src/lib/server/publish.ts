import {randomUUID} from 'node:crypto';
import {readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Analysis, IndexedTexts, Provenance, WordIndex} from '../model.ts';
import {appendColumns, ColumnAppender} from './append-columns.ts';
import {appendRows} from './append.ts';
import {assertWhole, openReadOnly, WRITE_ALONE, writeDatabase} from './database.ts';
import {synchronize} from './durable.ts';
import type {Home} from './home.ts';
import {analysisPath, readPointer, writePointer, type Published} from './pointer.ts';
import {placePapers} from './place-papers.ts';
import {ANALYSIS_TABLES, createTable} from './tables/analysis-tables.ts';
import {DERIVE} from './tables/derived-tables.ts';
import type {AnalysisTable, Tabulated, ThemeTable, WordTable} from './tables/table.ts';

/** What stands in an analysis file beside the analysis itself. */
export interface Circumstances {
  readonly createdAt: Date;
  /** How the papers came into the library. */
  readonly provenance: Provenance;
}

/** Creates a table and fills it, for which no texts are needed. */
export async function writeTable(
  connection: DuckDBConnection,
  table: ThemeTable,
  [analysis, {createdAt, provenance}]: readonly [Tabulated, Circumstances]
): Promise<void> {
  await connection.run(createTable(table));
  if ('numbers' in table) {
    await appendColumns(connection, table.name, table.numbers(analysis));
  } else {
    await appendRows(connection, table.name, table.rows(analysis, createdAt, provenance));
  }
}

const WORD_TABLES = ANALYSIS_TABLES.filter((table): table is WordTable => 'entries' in table);

/** Creates and fills the tables of words, some words after the other. */
async function writeWords(connection: DuckDBConnection, {parts}: WordIndex): Promise<void> {
  const appenders: ColumnAppender[] = [];
  for (const table of WORD_TABLES) {
    await connection.run(createTable(table));
    appenders.push(await ColumnAppender.open(connection, table.name));
  }
  for (const part of parts()) {
    WORD_TABLES.forEach(({entries}, index) => appenders[index]?.append(entries(part)));
    // Whoever waits for this thread has a turn.
    await setImmediate();
  }
  for (const appender of appenders) appender.close();
}

/** Creates and fills the tables of all that is known before the themes are; every table in a fixed order of rows. */
export async function writeTexts(connection: DuckDBConnection, texts: IndexedTexts): Promise<void> {
  await connection.run(WRITE_ALONE);
  for (const table of ANALYSIS_TABLES) {
    if ('texts' in table) {
      await connection.run(createTable(table));
      await appendRows(connection, table.name, table.texts(texts));
    } else if ('holders' in table) {
      await connection.run(createTable(table));
      await appendColumns(connection, table.name, table.holders(texts.terms));
    }
  }
  await writeWords(connection, texts.words);
}

/** Creates and fills those of the tables that need the themes, and puts the papers in these. */
export async function writeThemeTables(
  connection: DuckDBConnection,
  tables: readonly AnalysisTable[],
  [analysis, circumstances]: readonly [Analysis, Circumstances]
): Promise<void> {
  for (const table of tables) {
    if ('rows' in table || 'numbers' in table) {
      await writeTable(connection, table, [analysis, circumstances]);
    }
  }
  await placePapers(connection, analysis);
}

/** Adds an analysis to a database that holds its texts already. */
export async function writeAnalysis(
  connection: DuckDBConnection,
  analysis: Analysis,
  circumstances: Circumstances
): Promise<void> {
  await connection.run(WRITE_ALONE);
  await writeThemeTables(connection, ANALYSIS_TABLES, [analysis, circumstances]);
  await connection.run(DERIVE);
}

/** Checks join whole tables, of which a page reads a part. */
const CHECK_MEMORY = '512MB';

/** Throws when a finished file does not hold together. */
async function checkAnalysis(path: string): Promise<void> {
  assertWhole(path);
  const instance = await openReadOnly(path, CHECK_MEMORY);
  const connection = await instance.connect();
  try {
    for (const sql of ANALYSIS_TABLES.flatMap(({integrity = []}) => integrity)) {
      const reader = await connection.runAndReadAll(sql);
      const violations = reader.getRows()[0]?.[0];
      if (violations !== 0) throw new Error(`${path}: ${String(violations)} violations of: ${sql}`);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Removes what writers that died have left, and analyses older than the previous one. */
export async function removeOrphans(home: Home): Promise<void> {
  const published = await readPointer(home);
  const kept = new Set([published?.file, published?.previous]);
  const orphans = (await readdir(home.analyses)).filter((file) => !kept.has(file));
  const drafts = await readdir(home.unfinished);
  await Promise.all([
    ...orphans.map((file) => rm(join(home.analyses, file), {force: true})),
    ...drafts.map((draft) => rm(join(home.unfinished, draft), {recursive: true, force: true}))
  ]);
}

/** A name that no file had before: DuckDB may replay a stale log of an older file of the same name. */
const fileName = (runId: string, createdAt: Date): string =>
  `${createdAt.toISOString().replace(/[:.]/g, '-')}-${runId}.duckdb`;

/** What a draft is when it is whole. */
interface Written {
  readonly runId: string;
  readonly createdAt: Date;
}

/** A new file that is not published yet; nothing is left of one that fails. */
async function writeDraft<T>(home: Home, write: (draft: string) => Promise<T>) {
  const draft = join(home.unfinished, `${randomUUID()}.duckdb`);
  try {
    const written = await write(draft);
    await checkAnalysis(draft);
    await synchronize(draft);
    return {draft, written};
  } catch (error) {
    await Promise.all([draft, `${draft}.wal`].map((file) => rm(file, {force: true})));
    throw error;
  }
}

/**
 * Publishes a file: it is written aside, checked, moved into place, and only then the pointer switches
 * to it. A crash at any point leaves the old analysis published. `write` makes the draft and tells the
 * id of its run, and when it was made.
 */
export async function publishFile<T extends Written>(
  home: Home,
  write: (draft: string) => Promise<T>
): Promise<{readonly published: Published; readonly written: T}> {
  const before = await readPointer(home);
  const {draft, written} = await writeDraft(home, write);
  const file = fileName(written.runId, written.createdAt);
  const published = {runId: written.runId, file, previous: before?.file ?? null};
  await rename(draft, analysisPath(home, published));
  await synchronize(home.analyses);
  await writePointer(home, published);
  await removeOrphans(home);
  return {published, written};
}

/** An analysis, and what stands beside it. */
export interface Publishable {
  readonly analysis: Analysis;
  readonly circumstances: Circumstances;
}

/** Publishes an analysis as a new file, into which its texts go while the themes are found. */
export async function publish(
  home: Home,
  analyse: (onTexts: (texts: IndexedTexts) => Promise<void>) => Promise<Publishable>
): Promise<{readonly published: Published; readonly analysis: Analysis}> {
  const {published, written} = await publishFile(home, async (draft) => {
    // Closed in between, the database gives back what it took to press them.
    const {analysis, circumstances} = await analyse((texts) =>
      writeDatabase(draft, (connection) => writeTexts(connection, texts))
    );
    await writeDatabase(draft, (connection) => writeAnalysis(connection, analysis, circumstances));
    return {analysis, runId: analysis.runId, createdAt: circumstances.createdAt};
  });
  return {published, analysis: written.analysis};
}
