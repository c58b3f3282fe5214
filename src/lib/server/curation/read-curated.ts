import type {DuckDBConnection} from '@duckdb/node-api';
import type {Curation, Paper} from '../../model.ts';
import type {Curated} from '../../pipeline/curation/recurate.ts';
import type {FoundThemes} from '../../pipeline/complete-analysis.ts';
import {readStoredPapers, SELECT_ANALYSED_PAPERS} from '../read-papers.ts';
import {readStored} from '../refresh/read-stored.ts';

const PAPERS = `${SELECT_ANALYSED_PAPERS} FROM papers ORDER BY paper_row`;

/** The papers of an analysis, in the order of their rows. */
export async function readAnalysedPapers(connection: DuckDBConnection): Promise<Paper[]> {
  const papers = await readStoredPapers(connection, PAPERS);
  return papers.map(({paper}) => paper);
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
