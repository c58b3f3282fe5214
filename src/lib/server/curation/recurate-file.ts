import type {DuckDBConnection} from '@duckdb/node-api';
import type {Analysis, Curation} from '../../model.ts';
import {NO_TEXTS} from '../../pipeline/no-texts.ts';
import {withTexts} from '../../pipeline/curation/decision-texts.ts';
import {recurate, type Recurated} from '../../pipeline/curation/recurate.ts';
import {writeTable} from '../publish.ts';
import {movePapers} from '../refresh/carry-papers.ts';
import {COUNT_TERMS} from '../refresh/count-terms.ts';
import {REWRITTEN} from '../tables/grown-tables.ts';
import {sha256} from '../sha256.ts';
import {DERIVE} from '../tables/derived-tables.ts';
import {readCurated} from './read-curated.ts';

/** The tables that depend on which themes there are; all others stay as they are. */
const DECIDED = new Set([
  'history',
  'areas',
  'themes',
  'theme_names',
  'theme_terms',
  'lineage',
  'uncurated',
  'theme_weeks',
  'theme_emergence',
  'theme_bursts',
  'theme_attention',
  'theme_week_votes'
]);

/** What these tables ask nothing of. */
const UNTOUCHED = {
  ...NO_TEXTS,
  days: [],
  sourceDays: [],
  weekBasis: {listed: 0, published: 0, undated: 0},
  withoutAbstract: 0
} satisfies Partial<Analysis>;
const NO_PROVENANCE = {ledger: [], rejects: [], rejectReasons: [], merged: []};

const RUN = `
  UPDATE run SET run_id = $run_id, curation = $curation, themes = $themes, highest_theme_id = $highest`;

/** Turns a copy of the published analysis into one that follows other decisions. */
export async function recurateFile(
  connection: DuckDBConnection,
  curation: Curation,
  createdAt: Date
): Promise<Recurated> {
  const published = await readCurated(connection);
  const {papers, found, base, source, model} = published;
  const decided = await withTexts(source, [curation, base.curation], (texts) =>
    recurate(published, {curation, texts}, sha256)
  );
  const analysis = {...UNTOUCHED, ...found, papers, model, ...decided};
  await movePapers(connection, analysis);
  for (const table of REWRITTEN.filter(({name}) => DECIDED.has(name))) {
    await connection.run(`DROP TABLE ${table.name}`);
    await writeTable(connection, table, [analysis, {createdAt, provenance: NO_PROVENANCE}]);
  }
  await connection.run(COUNT_TERMS);
  await connection.run(DERIVE);
  await connection.run(RUN, {
    run_id: decided.runId,
    curation: JSON.stringify(curation),
    themes: decided.themes.length,
    highest: decided.highestThemeId
  });
  return decided;
}
