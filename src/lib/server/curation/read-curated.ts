import {
  DuckDBDateValue,
  DuckDBListValue,
  type DuckDBConnection,
  type DuckDBValue
} from '@duckdb/node-api';
import type {Curation, Paper} from '../../model.ts';
import type {Curated} from '../../pipeline/curation/recurate.ts';
import type {FoundThemes} from '../../pipeline/complete-analysis.ts';
import {readStored} from '../refresh/read-stored.ts';

const PAPERS = `
  SELECT paper_id, title, abstract, published_on, listed_on, authors, author_count, organisation,
         upvotes, comments, url, early_upvotes
  FROM papers
  ORDER BY paper_row`;

const asText = (value: DuckDBValue | undefined) => (typeof value === 'string' ? value : null);
const asNumber = (value: DuckDBValue | undefined) => (typeof value === 'number' ? value : null);
const asDay = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBDateValue ? value.toString() : null;
const asTexts = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBListValue ? value.items.map(String) : [];

function toPaper([id, title, abstract, published, listed, authors, ...rest]: DuckDBValue[]): Paper {
  const [authorCount, organisation, upvotes, comments, url, early] = rest;
  const earlyUpvotes = asNumber(early);
  return {
    id: asText(id) ?? '',
    title: asText(title) ?? '',
    abstract: asText(abstract) ?? '',
    published: asDay(published),
    listed: asDay(listed),
    authors: asTexts(authors),
    authorCount: asNumber(authorCount),
    organisation: asText(organisation),
    upvotes: asNumber(upvotes),
    comments: asNumber(comments),
    url: asText(url),
    // An analysis does not keep these.
    version: 0,
    sources: [],
    ...(earlyUpvotes === null ? {} : {earlyUpvotes})
  };
}

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
