import {DuckDBBlobValue, type DuckDBConnection, type DuckDBValue} from '@duckdb/node-api';
import type {Assignment, FittedModel, Unassigned} from '../../model.ts';
import {rowOf, zeros} from '../../pipeline/numeric/matrix.ts';
import type {StoredAnalysis} from '../../pipeline/refresh/refresh.ts';
import {readIdentity} from '../earlier-analysis.ts';
import {unpackDirection, unpackFloats} from '../model-bytes.ts';
import type {StoredState} from '../tables/state-table.ts';

const ASSIGNMENTS = `
  SELECT paper_id, theme_id, similarity, runner_up_id, runner_up_similarity, strength, unassigned, fitted
  FROM papers
  ORDER BY paper_row`;
const UNCURATED = `
  SELECT paper_id, theme_id, similarity, runner_up_id, runner_up_similarity, strength, unassigned, fitted
  FROM uncurated
  ORDER BY paper_id`;
const TERMS = `
  SELECT stem_key, weighed, m.document_frequency, m.occurrences, m.direction
  FROM model_terms m JOIN terms USING (term_id)
  ORDER BY term_id`;
const THEMES = `
  SELECT theme_id, centroid
  FROM model_themes
  ORDER BY label`;
const STATE = `
  SELECT state
  FROM state
  ORDER BY state`;

const rowsOf = async (connection: DuckDBConnection, sql: string) =>
  (await connection.runAndReadAll(sql)).getRows();

const numberOf = (value: DuckDBValue | undefined) => (typeof value === 'number' ? value : null);
const bytesOf = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBBlobValue ? value.bytes : new Uint8Array();

async function readAssignments(connection: DuckDBConnection, sql: string): Promise<Assignment[]> {
  const rows = await rowsOf(connection, sql);
  return rows.map(([id, theme, similarity, runnerUp, next, strength, unassigned, fitted]) => ({
    paperId: String(id),
    themeId: numberOf(theme),
    similarity: numberOf(similarity),
    runnerUpId: numberOf(runnerUp),
    runnerUpSimilarity: numberOf(next),
    strength: numberOf(strength),
    unassigned: typeof unassigned === 'string' ? (unassigned as Unassigned) : null,
    fitted: fitted === true
  }));
}

/** The assignment of each paper before the user's decisions, in the order of their rows. */
async function readFound(connection: DuckDBConnection): Promise<Assignment[]> {
  const shown = await readAssignments(connection, ASSIGNMENTS);
  const found = await readAssignments(connection, UNCURATED);
  const byPaper = new Map(found.map((assignment) => [assignment.paperId, assignment]));
  return shown.map((assignment) => byPaper.get(assignment.paperId) ?? assignment);
}

async function readState(connection: DuckDBConnection): Promise<StoredState> {
  const [[state] = []] = await rowsOf(connection, STATE);
  return JSON.parse(String(state)) as StoredState;
}

async function readModel(
  connection: DuckDBConnection,
  scalars: StoredState['model']
): Promise<Pick<StoredAnalysis, 'terms' | 'model'>> {
  const rows = await rowsOf(connection, TERMS);
  const themes = await rowsOf(connection, THEMES);
  const centroids = themes.map(([, centroid]) => unpackFloats(bytesOf(centroid)));
  const columns = centroids[0]?.length ?? 0;
  const weighed = rows.filter(([, isWeighed]) => isWeighed === true).length;
  const directions = zeros(weighed, columns);
  for (let term = 0; term < weighed; term++) {
    unpackDirection(bytesOf(rows[term]?.[4]), rowOf(directions, term));
  }
  const model: FittedModel = {
    ...scalars,
    documentFrequency: Int32Array.from(rows, (row) => numberOf(row[2]) ?? 0),
    occurrences: Int32Array.from(rows.slice(0, weighed), (row) => numberOf(row[3]) ?? 0),
    directions,
    centroids: {
      rows: centroids.length,
      columns,
      values: Float32Array.from(centroids.flatMap((row) => [...row]))
    },
    themeIds: themes.map(([id]) => numberOf(id) ?? 0)
  };
  const terms = rows.map(([key, isWeighed]) => ({
    stemKey: String(key),
    weighed: isWeighed === true
  }));
  return {terms, model};
}

/** Reads of an analysis file of this version what the next analysis goes on from. */
export async function readStored(
  connection: DuckDBConnection
): Promise<StoredAnalysis & Pick<StoredState, 'base'>> {
  const earlier = await readIdentity(connection);
  if (!earlier) throw new Error('the analysis tells of no run; analyse again');
  const {found, model, base} = await readState(connection);
  const assignments = await readFound(connection);
  return {earlier, base, found: {...found, assignments}, ...(await readModel(connection, model))};
}
