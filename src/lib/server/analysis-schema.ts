/** The tables of an analysis file; a change that old readers cannot take raises the version. */
export const SCHEMA_VERSION = 1;

/** Statements that create the tables of an empty analysis file. */
export const ANALYSIS_SCHEMA: readonly string[] = [
  `CREATE TABLE run (
     run_id VARCHAR PRIMARY KEY,
     schema_version INTEGER NOT NULL,
     pipeline_version VARCHAR NOT NULL,
     created_at TIMESTAMP NOT NULL,
     data_hash VARCHAR NOT NULL,
     settings JSON NOT NULL,
     seed INTEGER NOT NULL,
     papers INTEGER NOT NULL,
     themes INTEGER NOT NULL,
     weeks INTEGER NOT NULL,
     by_listing_date INTEGER NOT NULL,
     by_publication_date INTEGER NOT NULL,
     undated INTEGER NOT NULL,
     unassigned INTEGER NOT NULL,
     without_abstract INTEGER NOT NULL,
     vocabulary INTEGER NOT NULL,
     explained_variance DOUBLE NOT NULL,
     first_day DATE,
     last_day DATE
   )`,
  `CREATE TABLE themes (
     theme_id INTEGER PRIMARY KEY,
     theme VARCHAR NOT NULL,
     papers INTEGER NOT NULL,
     share DOUBLE NOT NULL,
     cohesion DOUBLE NOT NULL,
     first_week DATE,
     last_week DATE
   )`,
  `CREATE TABLE theme_names (
     theme_id INTEGER PRIMARY KEY,
     inside DOUBLE NOT NULL,
     outside DOUBLE NOT NULL,
     runners_up VARCHAR[] NOT NULL,
     carriers VARCHAR[] NOT NULL
   )`,
  `CREATE TABLE theme_terms (
     theme_id INTEGER NOT NULL,
     rank INTEGER NOT NULL,
     term VARCHAR NOT NULL,
     score DOUBLE NOT NULL,
     papers INTEGER NOT NULL
   )`,
  `CREATE TABLE papers (
     paper_id VARCHAR PRIMARY KEY,
     title VARCHAR NOT NULL,
     abstract VARCHAR NOT NULL,
     published_on DATE,
     listed_on DATE,
     week_start DATE,
     authors VARCHAR[] NOT NULL,
     author_count INTEGER,
     organisation VARCHAR,
     upvotes INTEGER,
     comments INTEGER,
     url VARCHAR,
     theme_id INTEGER,
     similarity DOUBLE
   )`,
  `CREATE TABLE weeks (
     week_start DATE PRIMARY KEY,
     week VARCHAR NOT NULL,
     papers INTEGER NOT NULL,
     days_expected INTEGER NOT NULL,
     days_covered INTEGER NOT NULL
   )`,
  `CREATE TABLE theme_weeks (
     week_start DATE NOT NULL,
     theme_id INTEGER NOT NULL,
     papers INTEGER NOT NULL
   )`,
  `CREATE TABLE theme_count_trials (
     themes INTEGER PRIMARY KEY,
     silhouette DOUBLE NOT NULL,
     inertia DOUBLE NOT NULL,
     chosen BOOLEAN NOT NULL
   )`
];
