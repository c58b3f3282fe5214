import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../model.ts';
import {select, streamRows, text} from './read-rows.ts';

const TEXTS = select([text('paper_id'), text('title'), text('abstract')]);

/** Gives the texts of a table of papers in no order, a part of them at a time: sorted, they would be held all at once. */
export const streamTexts = (
  connection: DuckDBConnection,
  table: 'papers' | 'library.papers'
): AsyncGenerator<Pick<Paper, 'id' | 'title' | 'abstract'>[]> =>
  streamRows(connection, `${TEXTS} FROM ${table}`, (row) => ({
    id: row.text() ?? '',
    title: row.text() ?? '',
    abstract: row.text() ?? ''
  }));
