import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {inTransaction, limitMemory, writeDatabase} from '../../src/lib/server/database.ts';
import {temporaryHome} from './home.ts';

const file = () => join(temporaryHome().root, 'written.duckdb');

describe('a file that is opened anew while it is written', () => {
  it('holds what was committed, and takes more', async () => {
    const rows = await writeDatabase(file(), async (connection, reopen) => {
      await inTransaction(connection, () => connection.run('CREATE TABLE one AS SELECT 1 AS n'));
      await reopen();
      await connection.run('INSERT INTO one VALUES (2)');
      await reopen();
      const reader = await connection.runAndReadAll('FROM one ORDER BY n');
      return reader.getRows();
    });
    expect(rows).toEqual([[1], [2]]);
  });

  it('keeps limits and temporary tables', async () => {
    const limits = `SELECT current_setting('memory_limit'), current_setting('threads')::INTEGER`;
    await writeDatabase(file(), async (connection, reopen) => {
      await connection.run('SET threads = 1');
      await limitMemory(connection, '64MiB');
      await connection.run('CREATE TEMP TABLE aside AS SELECT 3 AS n');
      await reopen();
      expect((await connection.runAndReadAll(limits)).getRows()).toEqual([['64.0 MiB', 1]]);
      expect((await connection.runAndReadAll('FROM aside')).getRows()).toEqual([[3]]);
    });
  });
});
