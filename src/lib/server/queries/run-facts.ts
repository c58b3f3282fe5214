import {defineQuery, type RowOf} from '../query.ts';

/** What is known of the run that made an analysis: shown under every page. */
export const runFacts = defineQuery({
  sql: `
    SELECT run_id, pipeline_version,
           strftime(created_at, '%Y-%m-%d') AS analysed_on,
           data_hash, settings, seed, papers, themes, weeks,
           by_listing_date, by_publication_date, undated, unassigned, without_terms, without_abstract,
           fit_papers, fit_from,
           first_day, last_day,
           (SELECT count(*) FROM themes WHERE hidden)::INTEGER AS hidden
    FROM run
    ORDER BY run_id`,
  parameters: {},
  columns: {
    run_id: 'VARCHAR',
    pipeline_version: 'VARCHAR',
    analysed_on: 'VARCHAR',
    data_hash: 'VARCHAR',
    settings: 'VARCHAR',
    seed: 'INTEGER',
    papers: 'INTEGER',
    themes: 'INTEGER',
    weeks: 'INTEGER',
    by_listing_date: 'INTEGER',
    by_publication_date: 'INTEGER',
    undated: 'INTEGER',
    unassigned: 'INTEGER',
    without_terms: 'INTEGER',
    without_abstract: 'INTEGER',
    fit_papers: 'INTEGER',
    fit_from: 'INTEGER',
    first_day: 'DATE?',
    last_day: 'DATE?',
    hidden: 'INTEGER'
  }
});

export type RunFacts = RowOf<typeof runFacts>;
