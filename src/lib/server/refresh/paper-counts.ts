import type {DuckDBConnection} from '@duckdb/node-api';
import {grown} from '../../pipeline/int-list.ts';
import {appendColumns} from '../append-columns.ts';

/** A table whose rows count papers. */
export interface CountingTable {
  readonly table: string;
  readonly id: string;
  /** The column that counts. */
  readonly papers: string;
}

/** How many papers come to each row of a table, until the table is told. */
export class PaperCounts {
  #papers = new Int32Array(1024);

  add(ids: Int32Array, papers: Int32Array): void {
    const last = ids.reduce((most, id) => Math.max(most, id), -1);
    if (last >= this.#papers.length) this.#papers = grown(this.#papers, 2 * (last + 1));
    ids.forEach((id, place) => {
      this.#papers[id] = (this.#papers[id] ?? 0) + (papers[place] ?? 0);
    });
  }

  /** Adds the counts to those in the table. */
  async write(connection: DuckDBConnection, {table, id, papers}: CountingTable): Promise<void> {
    const ids = Int32Array.from(this.#papers.keys()).filter((each) => this.#papers[each] !== 0);
    await connection.run('CREATE OR REPLACE TEMP TABLE come (id INTEGER, papers INTEGER)');
    await appendColumns(connection, 'come', [[ids, ids.map((each) => this.#papers[each] ?? 0)]]);
    await connection.run(
      `UPDATE ${table} SET ${papers} = ${table}.${papers} + come.papers FROM come WHERE come.id = ${table}.${id}`
    );
    await connection.run('DROP TABLE come');
  }
}
