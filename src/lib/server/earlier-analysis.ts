import type {DuckDBConnection} from '@duckdb/node-api';
import type {
  AnalysisSettings,
  AnalysisSummary,
  Curation,
  HistoryStep,
  LineageEvent
} from '../model.ts';
import type {EarlierAnalysis} from '../pipeline/continuity.ts';
import type {RunInput} from '../pipeline/run-identity.ts';
import {openReadOnly} from './database.ts';
import type {Home} from './home.ts';
import {assertVersion} from './file-version.ts';
import {analysisPath, type Published} from './pointer.ts';
import {
  analysisHistory,
  analysisState,
  earlierPlacements,
  earlierRun,
  earlierTerms,
  earlierThemes,
  publishedRun,
  schemaVersion,
  uncuratedPlacements
} from './queries/earlier-analysis.ts';
import {lineage} from './queries/lineage.ts';
import {runQuery} from './query.ts';
import {SCHEMA_VERSION} from './tables/schema-version.ts';
import type {StoredState} from './tables/state-table.ts';

/** Files of versions before this one hold no permanent ids. */
const IDENTITY_SINCE = 2;
/** A job may take longer over a query than a page, in milliseconds. */
const JOB = {budget: 600_000};

/** What the next analysis takes over from a published one, and what that one was fitted to. */
export type PublishedIdentity = EarlierAnalysis & {
  readonly fitId: string;
  /** Version of the tables of its file. */
  readonly schemaVersion: number;
};

async function readThemes(connection: DuckDBConnection): Promise<EarlierAnalysis['themes']> {
  const themes = await runQuery(connection, earlierThemes, {}, JOB);
  const terms = await runQuery(connection, earlierTerms, {}, JOB);
  return themes.map(({theme_id, theme, papers}) => ({
    id: theme_id,
    name: theme,
    papers,
    terms: terms.filter((row) => row.theme_id === theme_id)
  }));
}

async function readHistory(connection: DuckDBConnection): Promise<HistoryStep[]> {
  const rows = await runQuery(connection, analysisHistory, {}, JOB);
  return rows.map(({run_id, kind, data_until, ...counts}) => ({
    ...counts,
    runId: run_id,
    kind: kind as HistoryStep['kind'],
    until: data_until
  }));
}

async function readLineage(connection: DuckDBConnection): Promise<LineageEvent[]> {
  const rows = await runQuery(connection, lineage, {theme: null}, JOB);
  return rows.map((row) => ({
    step: row.step,
    kind: row.kind as LineageEvent['kind'],
    fromId: row.from_id,
    fromName: row.from_name,
    toId: row.to_id,
    toName: row.to_name,
    papers: row.papers,
    shareFrom: row.share_from,
    shareTo: row.share_to
  }));
}

/** The user's decisions that an analysis follows, and what it found before these. */
async function readDecisions(connection: DuckDBConnection) {
  const [run] = await runQuery(connection, publishedRun, {}, JOB);
  const [row] = await runQuery(connection, analysisState, {}, JOB);
  const placements = await runQuery(connection, uncuratedPlacements, {}, JOB);
  const {found} = JSON.parse(row?.state ?? '{}') as StoredState;
  return {
    curation: JSON.parse(run?.curation ?? '{}') as Curation,
    uncurated: {
      themes: found.themes,
      assignments: placements.map(({paper_id, theme_id}) => ({
        paperId: paper_id,
        themeId: theme_id
      }))
    }
  };
}

/** Reads what the next analysis takes over from an open one; null when that is from before there were permanent ids. */
export async function readIdentity(
  connection: DuckDBConnection
): Promise<PublishedIdentity | null> {
  const [file] = await runQuery(connection, schemaVersion, {}, JOB);
  const version = file?.schema_version ?? 0;
  if (version < IDENTITY_SINCE) return null;
  const [run] = await runQuery(connection, earlierRun, {}, JOB);
  if (!run) return null;
  const placements = await runQuery(connection, earlierPlacements, {}, JOB);
  return {
    runId: run.run_id,
    fitId: run.fit_id,
    schemaVersion: version,
    highestThemeId: run.highest_theme_id,
    ...(version === SCHEMA_VERSION ? await readDecisions(connection) : {}),
    history: await readHistory(connection),
    lineage: await readLineage(connection),
    themes: await readThemes(connection),
    assignments: placements.map(({paper_id, theme_id}) => ({paperId: paper_id, themeId: theme_id}))
  };
}

/** Opens a published analysis to read, apart from the one that the dashboard has open. */
export async function withPublished<T>(
  home: Home,
  published: Published,
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  const instance = await openReadOnly(analysisPath(home, published));
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Reads what the next analysis takes over from the published one; null when that is from before there were permanent ids. */
export async function readEarlierAnalysis(
  home: Home,
  published: Published | null
): Promise<PublishedIdentity | null> {
  return published ? withPublished(home, published, readIdentity) : null;
}

/** What a published analysis was made of. */
export type PublishedRun = RunInput & Pick<AnalysisSummary, 'settings'>;

/**
 * Reads what the published analysis was made of.
 *
 * @throws OtherVersionError when another version wrote it
 */
export const readPublishedRun = (home: Home, published: Published): Promise<PublishedRun> =>
  withPublished(home, published, async (connection) => {
    await assertVersion(connection, published.file);
    const [run] = await runQuery(connection, publishedRun, {}, JOB);
    if (!run) throw new Error(`${published.file} tells of no run; analyse again`);
    return {
      fitId: run.fit_id,
      dataHash: run.data_hash,
      curation: JSON.parse(run.curation) as Curation,
      settings: JSON.parse(run.settings) as AnalysisSettings
    };
  });
