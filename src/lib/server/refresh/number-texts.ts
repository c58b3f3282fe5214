import {DuckDBIntegerVector, type DuckDBConnection} from '@duckdb/node-api';
import {appendColumns} from '../append-columns.ts';

/** A table whose texts are numbered, and which of its columns hold text and number. */
export interface NumberedTexts {
  readonly table: string;
  readonly text: string;
  readonly id: string;
}

/** The ids of some texts, and those that are new: they have the next ids, in their order. */
export interface Numbered {
  readonly ids: Int32Array;
  /** Places of the new texts among all, and the id of each. */
  readonly added: {readonly places: readonly number[]; readonly ids: Int32Array};
}

const ASKED = 'CREATE OR REPLACE TEMP TABLE asked (place INTEGER, text VARCHAR)';

/** Reads the ids of the texts that are known, by their places; −1 for the others. */
async function readIds(
  connection: DuckDBConnection,
  {table, text, id}: NumberedTexts,
  count: number
): Promise<Int32Array> {
  const result = await connection.stream(
    `SELECT place, ${id} FROM asked JOIN ${table} ON ${table}.${text} = asked.text ORDER BY place`
  );
  const ids = new Int32Array(count).fill(-1);
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const [places, numbers] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
    if (!(places instanceof DuckDBIntegerVector && numbers instanceof DuckDBIntegerVector)) {
      throw new TypeError(`expected whole numbers in ${table}.${id}`);
    }
    for (let row = 0; row < chunk.rowCount; row++) {
      ids[places.getItem(row) ?? -1] = numbers.getItem(row) ?? -1;
    }
  }
  return ids;
}

/** Numbers texts as a table does, those that it does not hold yet from its highest number on; nothing is added to it. */
export async function numberTexts(
  connection: DuckDBConnection,
  numbered: NumberedTexts,
  texts: readonly string[]
): Promise<Numbered> {
  const {table, id} = numbered;
  await connection.run(ASKED);
  await appendColumns(connection, 'asked', [[Int32Array.from(texts, (_, place) => place), texts]]);
  const ids = await readIds(connection, numbered, texts.length);
  const reader = await connection.runAndReadAll(
    `SELECT (coalesce(max(${id}), -1) + 1)::INTEGER FROM ${table}`
  );
  const next = Number(reader.getRows()[0]?.[0]);
  const places = [...texts.keys()].filter((place) => ids[place] === -1);
  places.forEach((place, index) => (ids[place] = next + index));
  return {ids, added: {places, ids: Int32Array.from(places, (_, index) => next + index)}};
}
