import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {appendColumns, type Column} from '../../src/lib/server/append-columns.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});
beforeEach(() =>
  connection.run(
    'CREATE OR REPLACE TABLE x (i INTEGER, u UTINYINT, f FLOAT, d DOUBLE, s INTEGER, t VARCHAR)'
  )
);

/** Rows from one number on, each telling its own; those of `s` lie in memory that threads share. */
function rowsFrom(first: number, count: number): Column[] {
  const rows = Array.from({length: count}, (_, row) => first + row);
  const shared = new Int32Array(new SharedArrayBuffer(4 * count));
  shared.set(rows);
  return [
    Int32Array.from(rows),
    Uint8Array.from(rows, (row) => row % 256),
    Float32Array.from(rows, (row) => row / 2),
    Float64Array.from(rows, (row) => row / 4),
    shared,
    rows.map((row) => `row ${row}`)
  ];
}

const AS_TOLD =
  "SELECT count(*)::INTEGER FROM x WHERE i = rowid AND u = rowid % 256 AND f = rowid / 2 AND d = rowid / 4 AND s = rowid AND t = 'row ' || rowid";

async function answer(sql: string): Promise<unknown> {
  return (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
}

describe('columns', () => {
  // A chunk of DuckDB has 2,048 rows: parts that end within, with, and beyond one.
  for (const parts of [[0], [1], [2048], [2047, 1, 1], [1500, 0, 3000, 7], [5000, 3192]]) {
    it(`are added whole, in parts of ${parts.join(', ')} rows`, async () => {
      const total = parts.reduce((sum, count) => sum + count, 0);
      const starts = parts.map((_, part) =>
        parts.slice(0, part).reduce((sum, count) => sum + count, 0)
      );
      await appendColumns(
        connection,
        'x',
        parts.map((count, part) => rowsFrom(starts[part] ?? 0, count))
      );
      expect(await answer('SELECT count(*)::INTEGER FROM x')).toBe(total);
      expect(await answer(AS_TOLD)).toBe(total);
    });
  }

  it('may begin in the middle of an array', async () => {
    await connection.run('CREATE OR REPLACE TABLE x (i INTEGER)');
    await appendColumns(connection, 'x', [[Int32Array.of(9, 9, 4, 5, 9).subarray(2, 4)]]);
    expect((await connection.runAndReadAll('SELECT i FROM x')).getRows()).toEqual([[4], [5]]);
  });

  it('of other lengths than the first are refused, with all lengths', async () => {
    await connection.run('CREATE OR REPLACE TABLE x (i INTEGER, j INTEGER)');
    await expect(
      appendColumns(connection, 'x', [[Int32Array.of(1, 2), Int32Array.of(1)]])
    ).rejects.toThrow('columns of x have 2, 1 rows, expected as many');
  });
});
