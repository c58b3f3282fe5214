import {readdir, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Analysis} from '../model.ts';
import {weekStart} from '../pipeline/calendar.ts';
import {dayOfPaper} from '../pipeline/weeks.ts';
import {ANALYSIS_SCHEMA, SCHEMA_VERSION} from './analysis-schema.ts';
import {
  appendRows,
  boolean,
  day,
  double,
  integer,
  moment,
  text,
  texts,
  type Cell
} from './append.ts';
import {assertWhole, openReadOnly, writeDatabase} from './database.ts';
import {synchronize} from './durable.ts';
import type {Home} from './home.ts';
import {factCells} from './paper-cells.ts';
import {analysisPath, readPointer, writePointer, type Published} from './pointer.ts';

type Rows = Iterable<readonly Cell[]>;

const runRow = (analysis: Analysis, createdAt: Date): Cell[] => {
  const days = analysis.papers.map(dayOfPaper).filter((value) => value !== null);
  days.sort();
  return [
    text(analysis.runId),
    integer(SCHEMA_VERSION),
    text(analysis.pipelineVersion),
    moment(createdAt),
    text(analysis.dataHash),
    text(JSON.stringify(analysis.settings)),
    integer(analysis.settings.seed),
    integer(analysis.papers.length),
    integer(analysis.themes.length),
    integer(analysis.weeks.length),
    integer(analysis.weekBasis.listed),
    integer(analysis.weekBasis.published),
    integer(analysis.weekBasis.undated),
    integer(analysis.assignments.filter(({themeId}) => themeId === null).length),
    integer(analysis.withoutAbstract),
    integer(analysis.vocabulary),
    double(analysis.explainedVariance),
    day(days[0] ?? null),
    day(days.at(-1) ?? null)
  ];
};

const paperRows = ({papers, assignments}: Analysis): Cell[][] =>
  papers.map((paper, index) => {
    const dated = dayOfPaper(paper);
    return [
      text(paper.id),
      text(paper.title),
      text(paper.abstract),
      day(paper.published),
      day(paper.listed),
      day(dated === null ? null : weekStart(dated)),
      ...factCells(paper),
      integer(assignments[index]?.themeId ?? null),
      double(assignments[index]?.similarity ?? null)
    ];
  });

const themeRows = ({themes}: Analysis): Cell[][] =>
  themes.map((theme) => [
    integer(theme.id),
    text(theme.name),
    integer(theme.papers),
    double(theme.share),
    double(theme.cohesion),
    day(theme.firstWeek),
    day(theme.lastWeek)
  ]);

const nameRows = ({themes}: Analysis): Cell[][] =>
  themes.map(({id, proof}) => [
    integer(id),
    double(proof.inside),
    double(proof.outside),
    texts(proof.runnersUp),
    texts(proof.carriers)
  ]);

const termRows = ({themes}: Analysis): Cell[][] =>
  themes.flatMap(({id, terms}) =>
    terms.map(({term, score, papers}, index) => [
      integer(id),
      integer(index + 1),
      text(term),
      double(score),
      integer(papers)
    ])
  );

const weekRows = ({weeks}: Analysis): Cell[][] =>
  weeks.map((week) => [
    day(week.start),
    text(week.name),
    integer(week.papers),
    integer(week.daysExpected),
    integer(week.daysCovered)
  ]);

const themeWeekRows = ({themeWeeks}: Analysis): Cell[][] =>
  themeWeeks.map((row) => [day(row.weekStart), integer(row.themeId), integer(row.papers)]);

const trialRows = ({trials, themes}: Analysis): Cell[][] =>
  trials.map((trial) => [
    integer(trial.themes),
    double(trial.silhouette),
    double(trial.inertia),
    boolean(trial.themes === themes.length)
  ]);

/** Fills an empty database with an analysis; every table in a fixed order of rows. */
export async function writeAnalysis(
  connection: DuckDBConnection,
  analysis: Analysis,
  createdAt: Date
): Promise<void> {
  for (const statement of ANALYSIS_SCHEMA) await connection.run(statement);
  const tables: Record<string, Rows> = {
    run: [runRow(analysis, createdAt)],
    themes: themeRows(analysis),
    theme_names: nameRows(analysis),
    theme_terms: termRows(analysis),
    papers: paperRows(analysis),
    weeks: weekRows(analysis),
    theme_weeks: themeWeekRows(analysis),
    theme_count_trials: trialRows(analysis)
  };
  for (const [table, rows] of Object.entries(tables)) await appendRows(connection, table, rows);
}

/** What must hold in every analysis file; each query returns the number of violations. */
const INTEGRITY = [
  `SELECT abs((SELECT papers FROM run) - (SELECT count(*) FROM papers))::INTEGER`,
  `SELECT abs((SELECT themes FROM run) - (SELECT count(*) FROM themes))::INTEGER`,
  `SELECT abs((SELECT weeks FROM run) - (SELECT count(*) FROM weeks))::INTEGER`,
  `SELECT abs((SELECT coalesce(sum(papers), 0) FROM weeks)
     - (SELECT count(*) FROM papers WHERE week_start IS NOT NULL))::INTEGER`,
  `SELECT abs((SELECT coalesce(sum(papers), 0) FROM theme_weeks)
     - (SELECT count(*) FROM papers WHERE week_start IS NOT NULL AND theme_id IS NOT NULL))::INTEGER`,
  `SELECT abs((SELECT sum(papers) FROM themes)
     - (SELECT count(*) FROM papers WHERE theme_id IS NOT NULL))::INTEGER`,
  `SELECT count(*)::INTEGER FROM papers LEFT JOIN themes USING (theme_id)
     WHERE papers.theme_id IS NOT NULL AND themes.theme IS NULL`
];

/** Throws when a finished file does not hold together. */
async function checkAnalysis(path: string): Promise<void> {
  assertWhole(path);
  const instance = await openReadOnly(path);
  const connection = await instance.connect();
  try {
    for (const sql of INTEGRITY) {
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
    ...drafts.map((file) => rm(join(home.unfinished, file), {force: true}))
  ]);
}

/** A name that no file had before: DuckDB may replay a stale log of an older file of the same name. */
const fileName = (runId: string, createdAt: Date): string =>
  `${createdAt.toISOString().replace(/[:.]/g, '-')}-${runId}.duckdb`;

/**
 * Publishes an analysis: a new file is written aside, checked, moved into place, and only then the
 * pointer switches to it. A crash at any point leaves the old analysis published.
 */
export async function publish(home: Home, analysis: Analysis, createdAt: Date): Promise<Published> {
  const before = await readPointer(home);
  const file = fileName(analysis.runId, createdAt);
  const draft = join(home.unfinished, file);
  await writeDatabase(draft, (connection) => writeAnalysis(connection, analysis, createdAt));
  await checkAnalysis(draft);
  await synchronize(draft);
  const published = {runId: analysis.runId, file, previous: before?.file ?? null};
  await rename(draft, analysisPath(home, published));
  await synchronize(home.analyses);
  await writePointer(home, published);
  await removeOrphans(home);
  return published;
}
