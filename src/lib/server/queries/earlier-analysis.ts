import {defineQuery} from '../query.ts';

/** The version of the tables of a file: the first thing to ask of one that an older program may have written. */
export const schemaVersion = defineQuery({
  sql: `
    SELECT schema_version
    FROM run
    ORDER BY schema_version`,
  parameters: {},
  columns: {schema_version: 'INTEGER'}
});

/** What an analysis was made of, and the ids that it has used. */
export const earlierRun = defineQuery({
  sql: `
    SELECT run_id, fit_id, data_hash, settings, highest_theme_id
    FROM run
    ORDER BY run_id`,
  parameters: {},
  columns: {
    run_id: 'VARCHAR',
    fit_id: 'VARCHAR',
    data_hash: 'VARCHAR',
    settings: 'VARCHAR',
    highest_theme_id: 'INTEGER'
  }
});

/** The themes of an analysis with their size. */
export const earlierThemes = defineQuery({
  sql: `
    SELECT theme_id, theme, papers
    FROM themes
    ORDER BY theme_id`,
  parameters: {},
  columns: {theme_id: 'INTEGER', theme: 'VARCHAR', papers: 'INTEGER'}
});

/** The terms of all themes with their scores. */
export const earlierTerms = defineQuery({
  sql: `
    SELECT theme_id, term, score
    FROM theme_terms
    ORDER BY theme_id, rank`,
  parameters: {},
  columns: {theme_id: 'INTEGER', term: 'VARCHAR', score: 'DOUBLE'}
});

/** The theme of each paper. */
export const earlierPlacements = defineQuery({
  sql: `
    SELECT paper_id, theme_id
    FROM papers
    ORDER BY paper_id`,
  parameters: {},
  columns: {paper_id: 'VARCHAR', theme_id: 'INTEGER?'}
});

/** The chain of analyses up to this one. */
export const analysisHistory = defineQuery({
  sql: `
    SELECT step, run_id, kind, data_until, papers, themes
    FROM history
    ORDER BY step`,
  parameters: {},
  columns: {
    step: 'INTEGER',
    run_id: 'VARCHAR',
    kind: 'VARCHAR',
    data_until: 'DATE?',
    papers: 'INTEGER',
    themes: 'INTEGER'
  }
});
