import {
  DuckDBBlobValue,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue
} from '@duckdb/node-api';
import type {Assignment, FittedModel} from '../../model.ts';
import {rowOf, zeros} from '../../pipeline/numeric/matrix.ts';
import type {KnownTerms} from '../../pipeline/refresh/place-papers.ts';
import type {StoredAnalysis} from '../../pipeline/refresh/stored-analysis.ts';
import {readIdentity} from '../earlier-analysis.ts';
import {unpackDirection, unpackFloats} from '../model-bytes.ts';
import {readJson} from '../read-json.ts';
import type {StoredState} from '../tables/state-table.ts';

/** The assignments of a table as JSON, in an order of its rows. */
const assignmentsOf = (table: 'papers' | 'uncurated', order: string) => `
  WITH numbered AS (SELECT *, row_number() OVER (ORDER BY ${order}) AS place FROM ${table})
  SELECT to_json(list({
           "paperId": paper_id, "themeId": theme_id, similarity: similarity,
           "runnerUpId": runner_up_id, "runnerUpSimilarity": runner_up_similarity,
           strength: strength, unassigned: unassigned, fitted: fitted
         } ORDER BY place))
  FROM numbered
  GROUP BY place // 2048
  ORDER BY place // 2048`;
const ASSIGNMENTS = assignmentsOf('papers', 'paper_row');
const UNCURATED = assignmentsOf('uncurated', 'paper_id');
const TERM_COLUMNS = 'stem_key, weighed, m.document_frequency, m.occurrences, m.direction';
const TERMS = `
  SELECT ${TERM_COLUMNS}
  FROM model_terms m JOIN terms USING (term_id)
  ORDER BY term_id`;
const TERMS_OF_STEMS = `
  WITH parts AS (SELECT term_id, unnest(string_split(stem_key, ' ')) AS stem FROM terms),
       held AS (SELECT unnest($stems) AS stem),
       others AS (SELECT DISTINCT term_id FROM parts ANTI JOIN held USING (stem))
  SELECT ${TERM_COLUMNS}
  FROM model_terms m JOIN terms USING (term_id) ANTI JOIN others USING (term_id)
  ORDER BY term_id`;
const WORDS = `
  SELECT coalesce(sum(occurrences), 0)::DOUBLE
  FROM model_terms`;
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

/** The assignment of each paper before the user's decisions, in the order of their rows. */
async function readFound(connection: DuckDBConnection): Promise<Assignment[]> {
  const shown = await readJson<Assignment>(connection, ASSIGNMENTS);
  const found = await readJson<Assignment>(connection, UNCURATED);
  const byPaper = new Map(found.map((assignment) => [assignment.paperId, assignment]));
  return shown.map((assignment) => byPaper.get(assignment.paperId) ?? assignment);
}

async function readState(connection: DuckDBConnection): Promise<StoredState> {
  const [[state] = []] = await rowsOf(connection, STATE);
  return JSON.parse(String(state)) as StoredState;
}

/** The rows of terms that are made of some stems alone, or of all terms. */
async function readTermRows(connection: DuckDBConnection, stems: readonly string[] | null) {
  if (stems === null) return rowsOf(connection, TERMS);
  const values = {stems: listValue(stems)};
  const reader = await connection.runAndReadAll(TERMS_OF_STEMS, values, {stems: LIST(VARCHAR)});
  return reader.getRows();
}

/** The model as far as it is about some terms. */
async function readKnownTerms(
  connection: DuckDBConnection,
  scalars: StoredState['model'],
  stems: readonly string[] | null
): Promise<KnownTerms> {
  const rows = await readTermRows(connection, stems);
  const [[words] = []] = await rowsOf(connection, WORDS);
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
    words: numberOf(words) ?? 0,
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

/** Reads of an analysis file of this version what the next analysis goes on from; its terms when they are asked for. */
export async function openStored(
  connection: DuckDBConnection
): Promise<StoredAnalysis & Pick<StoredState, 'base'>> {
  const earlier = await readIdentity(connection);
  if (!earlier) throw new Error('the analysis tells of no run; analyse again');
  const {found, model, base} = await readState(connection);
  const assignments = await readFound(connection);
  const readTerms = (stems: readonly string[] | null) => readKnownTerms(connection, model, stems);
  return {earlier, base, found: {...found, assignments}, readTerms};
}

/** The same with all terms. */
export async function readStored(
  connection: DuckDBConnection
): Promise<StoredAnalysis & Pick<StoredState, 'base'> & KnownTerms> {
  const stored = await openStored(connection);
  return {...stored, ...(await stored.readTerms(null))};
}
