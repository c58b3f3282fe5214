import {LIST, listValue, VARCHAR, type DuckDBConnection} from '@duckdb/node-api';
import type {Curation, FittedModel, Paper, PaperFacts} from '../../model.ts';
import type {TextSource} from '../../pipeline/curation/decision-texts.ts';
import type {Curated} from '../../pipeline/curation/recurate.ts';
import type {FoundThemes} from '../../pipeline/complete-analysis.ts';
import {readStoredPapers, SELECT_ANALYSED_PAPERS} from '../read-papers.ts';
import {day, number, select, streamRows, text, type RowReader} from '../read-rows.ts';
import {openStored} from '../refresh/read-stored.ts';
import {streamTexts} from '../stream-texts.ts';

const FACTS = `
  ${select([
    ...[text('paper_id'), day('published_on'), day('listed_on')],
    ...[number('upvotes'), number('early_upvotes')]
  ])}
  FROM papers
  ORDER BY paper_row`;
const NAMED = `
  ${SELECT_ANALYSED_PAPERS}
  FROM papers
  WHERE paper_id IN (SELECT unnest($ids))
  ORDER BY paper_row`;
const MEMBERS = `
  ${SELECT_ANALYSED_PAPERS}
  FROM papers
  WHERE theme_id = $theme
  ORDER BY paper_row`;

/** An analysis does not keep the sources of its papers. */
function readFactsRow(row: RowReader): PaperFacts {
  const facts = {
    id: row.text() ?? '',
    published: row.day(),
    listed: row.day(),
    upvotes: row.number(),
    sources: []
  };
  const early = row.number();
  return early === null ? facts : {...facts, earlyUpvotes: early};
}

async function readFacts(connection: DuckDBConnection): Promise<PaperFacts[]> {
  const facts: PaperFacts[] = [];
  for await (const part of streamRows(connection, FACTS, readFactsRow)) facts.push(...part);
  return facts;
}

/** Some papers of an analysis, in the order of their ids here. */
async function readNamed(connection: DuckDBConnection, ids: readonly string[]): Promise<Paper[]> {
  const parameters = {values: {ids: listValue(ids)}, types: {ids: LIST(VARCHAR)}};
  const read = await readStoredPapers(connection, NAMED, parameters);
  const papers = new Map(read.map(({paper}) => [paper.id, paper]));
  return ids.flatMap((id) => papers.get(id) ?? []);
}

/** The papers of a theme as it is shown, in the order of their rows. */
export async function readMembers(connection: DuckDBConnection, theme: number): Promise<Paper[]> {
  const read = await readStoredPapers(connection, MEMBERS, {values: {theme}});
  return read.map(({paper}) => paper);
}

/** A published analysis: what other decisions change, what was found, and where they find the texts that they ask for. */
export type StoredCurated = Curated & {
  readonly found: Omit<FoundThemes, 'papers'>;
  readonly curation: Curation;
  readonly source: TextSource;
  /** Without its terms. */
  readonly model: FittedModel;
};

/** Reads of an analysis file what other decisions of the user start from. */
export async function readCurated(connection: DuckDBConnection): Promise<StoredCurated> {
  const {earlier, found, base, readTerms} = await openStored(connection);
  const {themes, areas, assignments, fitId, dataHash} = found;
  // No table that decisions change asks for a term.
  const {model} = await readTerms([]);
  const papers = await readFacts(connection);
  return {
    uncurated: {themes, areas, assignments},
    curation: earlier.curation ?? {operations: []},
    source: {
      ...{papers, assignments},
      readTexts: (ids) => readNamed(connection, ids),
      streamTexts: () => streamTexts(connection, 'papers'),
      readTerms: () => readTerms(null)
    },
    ...{papers, base, earlier, fitId, dataHash, found, model}
  };
}
