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
    SELECT run_id, fit_id, highest_theme_id
    FROM run
    ORDER BY run_id`,
  parameters: {},
  columns: {run_id: 'VARCHAR', fit_id: 'VARCHAR', highest_theme_id: 'INTEGER'}
});

/** The same of an analysis of this version: what it was made of, the user's decisions too. */
export const publishedRun = defineQuery({
  sql: `
    SELECT fit_id, data_hash, settings, curation
    FROM run
    ORDER BY run_id`,
  parameters: {},
  columns: {fit_id: 'VARCHAR', data_hash: 'VARCHAR', settings: 'VARCHAR', curation: 'VARCHAR'}
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

/** Where papers lay before the user's decisions, those that lie elsewhere now. */
export const uncuratedPlacements = defineQuery({
  sql: `
    SELECT paper_id, theme_id
    FROM uncurated
    ORDER BY paper_id`,
  parameters: {},
  columns: {paper_id: 'VARCHAR', theme_id: 'INTEGER?'}
});

/** The state that a refresh goes on from, as JSON. */
export const analysisState = defineQuery({
  sql: `
    SELECT state
    FROM state
    ORDER BY state`,
  parameters: {},
  columns: {state: 'VARCHAR'}
});
