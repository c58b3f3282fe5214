import type {DuckDBConnection} from '@duckdb/node-api';
import type {Curation, Paper} from '../../model.ts';
import type {Curated} from '../../pipeline/curation/recurate.ts';
import type {FoundThemes} from '../../pipeline/complete-analysis.ts';
import {toPaper} from '../paper-row.ts';
import {readStored} from '../refresh/read-stored.ts';

/** Version and sources of a paper are not kept by an analysis. */
const PAPERS = `
  SELECT paper_id, title, abstract, published_on, listed_on, authors, author_count, organisation,
         upvotes, comments, url, 0, []::VARCHAR[], early_upvotes
  FROM papers
  ORDER BY paper_row`;

/** The papers of an analysis, in the order of their rows. */
export async function readAnalysedPapers(connection: DuckDBConnection): Promise<Paper[]> {
  const reader = await connection.runAndReadAll(PAPERS);
  return reader.getRows().map(toPaper);
}

/** A published analysis: what other decisions change, and what was found. */
export type StoredCurated = Curated & {
  readonly found: Omit<FoundThemes, 'papers'>;
  readonly curation: Curation;
};

/** Reads of an analysis file what other decisions of the user start from. */
export async function readCurated(connection: DuckDBConnection): Promise<StoredCurated> {
  const {earlier, found, terms, model, base} = await readStored(connection);
  const {themes, areas, assignments, fitId, dataHash} = found;
  return {
    papers: await readAnalysedPapers(connection),
    uncurated: {themes, areas, assignments},
    curation: earlier.curation ?? {operations: []},
    ...{base, earlier, terms, model, fitId, dataHash, found}
  };
}
