import {DuckDBDateValue, DuckDBListValue, type DuckDBValue} from '@duckdb/node-api';
import type {Paper} from '../model.ts';

const asText = (value: DuckDBValue | undefined) => (typeof value === 'string' ? value : null);
const asNumber = (value: DuckDBValue | undefined) => (typeof value === 'number' ? value : null);
const asDay = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBDateValue ? value.toString() : null;
const asTexts = (value: DuckDBValue | undefined) =>
  value instanceof DuckDBListValue ? value.items.map(String) : [];

/** The columns of the library that `toPaper` takes, in their order; `early_upvotes` may follow. */
export const PAPER_COLUMNS = `paper_id, title, abstract, published_on, listed_on, authors, author_count,
  organisation, upvotes, comments, url, version, sources`;

/** The paper of a row of the library or of an analysis, and its early upvotes where they are asked for. */
export function toPaper([
  id,
  title,
  abstract,
  published,
  listed,
  authors,
  ...rest
]: DuckDBValue[]): Paper {
  const [authorCount, organisation, upvotes, comments, url, version, sources, early] = rest;
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
    version: asNumber(version) ?? 0,
    sources: asTexts(sources),
    ...(earlyUpvotes === null ? {} : {earlyUpvotes})
  };
}
