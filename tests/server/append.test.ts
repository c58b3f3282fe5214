import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  appendItems,
  appendRows,
  blob,
  boolean,
  day,
  double,
  integer,
  moment,
  text,
  texts,
  type Cell,
  type ColumnOf
} from '../../src/lib/server/append.ts';

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

/** What DuckDB holds, as text, once rows have been added to an empty table. */
async function stored(columns: string, rows: readonly (readonly Cell[])[]): Promise<unknown[][]> {
  await connection.run(`CREATE OR REPLACE TABLE x (${columns})`);
  await appendRows(connection, 'x', rows);
  return (await connection.runAndReadAll('SELECT * FROM x')).getRowsJson();
}

describe('rows', () => {
  it('hold values of every kind, and nothing where there is none', async () => {
    const columns = 't VARCHAR, i INTEGER, d DOUBLE, b BOOLEAN, y DATE, m TIMESTAMP, l VARCHAR[]';
    const at = moment(new Date('2026-06-01T12:00:00.5Z'));
    expect(
      await stored(columns, [
        [
          text('α'),
          integer(-1),
          double(0.5),
          boolean(true),
          day('2026-02-28'),
          at,
          texts(['a', ''])
        ],
        [text(null), integer(null), double(null), boolean(false), day(null), at, texts([])]
      ])
    ).toEqual([
      ['α', -1, 0.5, true, '2026-02-28', '2026-06-01 12:00:00.5', ['a', '']],
      [null, null, null, false, null, '2026-06-01 12:00:00.5', []]
    ]);
  });

  it('are read as they were written, more than fit one chunk too', async () => {
    const row = fc.tuple(
      fc.option(fc.string({unit: 'grapheme'})),
      fc.option(fc.integer()),
      fc.array(fc.string({unit: 'grapheme'}), {maxLength: 5})
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, {maxLength: 50}), fc.nat(100), async (some, times) => {
        const rows = Array.from({length: times}, () => some).flat();
        const cells = rows.map(([name, count, list]) => [text(name), integer(count), texts(list)]);
        expect(await stored('t VARCHAR, i INTEGER, l VARCHAR[]', cells)).toEqual(rows);
      }),
      {numRuns: 30}
    );
  });

  it('hold bytes as they are', async () => {
    const bytes = [blob(Uint8Array.of(0, 255, 65))];
    expect(await stored('b BLOB', [bytes])).toEqual([['\\x00\\xFFA']]);
  });

  it('may be none', async () => expect(await stored('t VARCHAR', [])).toEqual([]));

  it('have cells of one kind in each column', async () =>
    expect(stored('t VARCHAR', [[text('a')], [integer(1)]])).rejects.toThrow(
      'row 1, column 0: integer, expected text'
    ));
});

describe('items', () => {
  it('are added as rows are, more than fit one chunk too, and a text that stays the same', async () => {
    const names = Array.from({length: 5_000}, (_, row) => `name ${row}`);
    await connection.run(
      'CREATE OR REPLACE TABLE y (t VARCHAR, s VARCHAR, l VARCHAR[], i INTEGER)'
    );
    const columns: ColumnOf<string>[] = [
      ['text', (name) => name],
      ['text', () => 'the same text in every row'],
      ['texts', (name) => [name, 'both']],
      ['integer', (_, index) => (index === 4_999 ? null : index)]
    ];
    await appendItems(connection, ['y', columns], names);
    const rows = (await connection.runAndReadAll('SELECT * FROM y')).getRowsJson();
    expect(rows).toEqual(
      names.map((name, row) => [
        name,
        'the same text in every row',
        [name, 'both'],
        row === 4_999 ? null : row
      ])
    );
  });
});
