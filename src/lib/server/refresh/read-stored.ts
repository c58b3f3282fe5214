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
import {packedSize, unpackDirection, unpackFloats} from '../model-bytes.ts';
import {readJson} from '../read-json.ts';
import type {StoredState} from '../tables/state-table.ts';

const ASSIGNMENT = `{
  "paperId": paper_id, "themeId": theme_id, similarity: similarity,
  "runnerUpId": runner_up_id, "runnerUpSimilarity": runner_up_similarity,
  strength: strength, unassigned: unassigned, fitted: fitted
}`;
const ASSIGNMENTS = `
  SELECT to_json(list(${ASSIGNMENT} ORDER BY paper_row))
  FROM papers
  GROUP BY paper_row // 2048
  ORDER BY paper_row // 2048`;
const UNCURATED = `
  SELECT coalesce(to_json(list(${ASSIGNMENT} ORDER BY paper_id)), '[]')
  FROM uncurated`;
const WITHOUT_ABSTRACT = `
  SELECT without_abstract
  FROM run`;
/** Terms as JSON and beside it their directions in one text, since a blob for each is read slowly. */
const TERM_PART = `
  SELECT to_json(list({
           "stemKey": stem_key, weighed: weighed,
           "documentFrequency": m.document_frequency, occurrences: m.occurrences
         } ORDER BY term_id)),
         coalesce(string_agg(hex(m.direction), '' ORDER BY term_id), '')`;
const TERMS = `
  ${TERM_PART}
  FROM model_terms m JOIN terms USING (term_id)
  GROUP BY term_id // 2048
  ORDER BY term_id // 2048`;
const TERMS_OF_STEMS = `
  WITH parts AS (SELECT term_id, unnest(string_split(stem_key, ' ')) AS stem FROM terms),
       held AS (SELECT unnest($stems) AS stem),
       others AS (SELECT DISTINCT term_id FROM parts ANTI JOIN held USING (stem))
  ${TERM_PART}
  FROM model_terms m JOIN terms USING (term_id) ANTI JOIN others USING (term_id)
  GROUP BY term_id // 2048
  ORDER BY term_id // 2048`;
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

interface StoredTerm {
  readonly stemKey: string;
  readonly weighed: boolean;
  readonly documentFrequency: number;
  /** Null for a term that is not weighed. */
  readonly occurrences: number | null;
}

/** Terms that are made of some stems alone, or all terms, and the directions of those that are weighed. */
async function readTerms(connection: DuckDBConnection, stems: readonly string[] | null) {
  const reader =
    stems === null
      ? await connection.runAndReadAll(TERMS)
      : await connection.runAndReadAll(
          TERMS_OF_STEMS,
          {stems: listValue(stems)},
          {stems: LIST(VARCHAR)}
        );
  const parts = reader.getRows();
  return {
    terms: parts.flatMap(([terms]) => JSON.parse(String(terms)) as StoredTerm[]),
    directions: Buffer.concat(parts.map(([, directions]) => Buffer.from(String(directions), 'hex')))
  };
}

/** The model as far as it is about some terms. */
async function readKnownTerms(
  connection: DuckDBConnection,
  scalars: StoredState['model'],
  stems: readonly string[] | null
): Promise<KnownTerms> {
  const {terms, directions: packed} = await readTerms(connection, stems);
  const [[words] = []] = await rowsOf(connection, WORDS);
  const themes = await rowsOf(connection, THEMES);
  const centroids = themes.map(([, centroid]) => unpackFloats(bytesOf(centroid)));
  const columns = centroids[0]?.length ?? 0;
  const weighed = terms.filter((term) => term.weighed).length;
  const directions = zeros(weighed, columns);
  const size = packedSize(columns);
  for (let term = 0; term < weighed; term++) {
    unpackDirection(packed.subarray(term * size, (term + 1) * size), rowOf(directions, term));
  }
  const model: FittedModel = {
    ...scalars,
    documentFrequency: Int32Array.from(terms, (term) => term.documentFrequency),
    words: numberOf(words) ?? 0,
    occurrences: Int32Array.from(terms.slice(0, weighed), (term) => term.occurrences ?? 0),
    directions,
    centroids: {
      rows: centroids.length,
      columns,
      values: Float32Array.from(centroids.flatMap((row) => [...row]))
    },
    themeIds: themes.map(([id]) => numberOf(id) ?? 0)
  };
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
  const [[count] = []] = await rowsOf(connection, WITHOUT_ABSTRACT);
  const withoutAbstract = numberOf(count) ?? 0;
  const ofStems = (stems: readonly string[] | null) => readKnownTerms(connection, model, stems);
  return {earlier, base, found: {...found, assignments, withoutAbstract}, readTerms: ofStems};
}

/** The same with all terms. */
export async function readStored(
  connection: DuckDBConnection
): Promise<StoredAnalysis & Pick<StoredState, 'base'> & KnownTerms> {
  const stored = await openStored(connection);
  return {...stored, ...(await stored.readTerms(null))};
}
