import type {DuckDBConnection} from '@duckdb/node-api';
import type {Paper} from '../../model.ts';
import {appendItems, type ColumnOf} from '../append.ts';
import {collectGarbage} from '../collect-garbage.ts';
import {PAPER_COLUMNS} from '../library.ts';
import {readStoredPapers, SELECT_PAPERS} from '../read-papers.ts';

const STAGE = `
  CREATE OR REPLACE TEMP TABLE by_title AS SELECT 0 AS place, * FROM papers LIMIT 0;
  CREATE OR REPLACE TEMP TABLE lost_titles (title_key VARCHAR)`;

// Their votes are not what the file tells.
const TAKE_OVER = `
  INSERT INTO by_title
  SELECT $own + row_number() OVER () - 1, * REPLACE (NULL AS upvotes) FROM papers
  WHERE starts_with(paper_id, 'title:') AND title_key IN (
    SELECT title_key FROM papers
    WHERE NOT starts_with(paper_id, 'title:') AND title_key IN (
      SELECT title_key FROM papers WHERE starts_with(paper_id, 'title:')
    )
    UNION ALL FROM lost_titles
  )`;
const COUNT = 'SELECT count(*)::INTEGER FROM by_title';
const PART = `
  ${SELECT_PAPERS} FROM by_title
  WHERE place >= $start AND place < $start + $size
  ORDER BY place`;

const KEY: readonly ColumnOf<string>[] = [['text', (key) => key]];

/** Records that are known by their title alone: who owns a title is known only at the end of their file. */
export class RecordsByTitle {
  readonly #connection: DuckDBConnection;
  /** Those of the file. */
  #own = 0;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(connection: DuckDBConnection): Promise<RecordsByTitle> {
    await connection.run(STAGE);
    return new RecordsByTitle(connection);
  }

  async add(records: readonly Paper[]): Promise<void> {
    const place: ColumnOf<Paper> = ['integer', (_, index) => this.#own + index];
    await appendItems(this.#connection, ['by_title', [place, ...PAPER_COLUMNS]], records);
    this.#own += records.length;
  }

  /**
   * Gives them, so many at a time, and with how many of these are records of the file: the others are papers of the
   * library that are known by a title which a paper has now, or had and has lost.
   */
  async *portions(
    size: number,
    lostKeys: readonly string[]
  ): AsyncGenerator<{readonly records: Paper[]; readonly own: number}> {
    await appendItems(this.#connection, ['lost_titles', KEY], lostKeys);
    await this.#connection.run(TAKE_OVER, {own: this.#own});
    const reader = await this.#connection.runAndReadAll(COUNT);
    const all = Number(reader.getRows()[0]?.[0]);
    for (let start = 0; start < all; start += size) {
      // As after each portion of a file.
      if (start > 0) collectGarbage();
      const stored = await readStoredPapers(this.#connection, PART, {values: {start, size}});
      const own = Math.max(0, Math.min(size, this.#own - start));
      yield {records: stored.map(({paper}) => paper), own};
    }
  }
}
