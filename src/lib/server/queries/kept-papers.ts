import {defineStatement} from '../query.ts';

// Views, so that each query reads only the columns that it needs; the filters are variables of the connection.

/** What queries may ask of found and kept papers; texts are in `papers`. */
export const FOUND_COLUMNS = `paper_row, paper_id, theme_id, week_start, listed_on, published_on, organisation, upvotes,
           similarity`;

/** What the lists tell of each theme, with numbers of some papers alone; the shares are of all papers given second. */
export const overviewsOf = (own: string, all: string): string => `
    SELECT theme_overviews.* REPLACE (
             coalesce(own.papers, 0)::INTEGER AS papers,
             coalesce(own.papers, 0) / greatest((SELECT count(*) ${all}), 1) AS share,
             own.first_week AS first_week,
             own.last_week AS last_week
           )
    FROM theme_overviews LEFT JOIN (
      SELECT theme_id, count(*) AS papers,
             min(week_start) AS first_week, max(week_start) AS last_week
      ${own}
      GROUP BY theme_id
    ) AS own USING (theme_id)`;

/** Without filters all papers are kept, and the batch job has counted them. */
export const OPEN_SELECTION = `
  CREATE TEMP VIEW found_papers AS
    SELECT ${FOUND_COLUMNS}, NULL::DOUBLE AS score, false AS by_organisation, false AS by_votes
    FROM papers;
  CREATE TEMP VIEW kept_papers AS FROM found_papers;
  CREATE TEMP VIEW kept_weeks AS FROM theme_weeks;
  CREATE TEMP VIEW kept_months AS FROM theme_months;
  CREATE TEMP VIEW kept_themes AS FROM theme_overviews;
  CREATE TEMP VIEW kept_places AS FROM theme_places`;

/** The papers that some SELECT finds, with the marks of what leaves them out. */
const papersOver = (found: string): string => `
  CREATE OR REPLACE TEMP VIEW found_papers AS ${found};
  CREATE OR REPLACE TEMP VIEW kept_papers AS
    FROM found_papers WHERE NOT (by_organisation OR by_votes)`;

/** What the papers that are kept come to. */
const COUNTS = `
  CREATE OR REPLACE TEMP VIEW kept_weeks AS
    SELECT week_start, theme_id, coalesce(kept.papers, 0)::INTEGER AS papers
    FROM theme_weeks LEFT JOIN (
      SELECT week_start, theme_id, count(*) AS papers FROM kept_papers GROUP BY ALL
    ) kept USING (week_start, theme_id);
  CREATE OR REPLACE TEMP VIEW kept_months AS
    SELECT date_trunc('month', date)::DATE AS month_start, theme_id, sum(papers)::INTEGER AS papers
    FROM (
      SELECT coalesce(listed_on, published_on) AS date, theme_id, count(*) AS papers
      FROM kept_papers
      WHERE week_start IS NOT NULL AND theme_id IS NOT NULL
      GROUP BY ALL
    )
    GROUP BY ALL;
  CREATE OR REPLACE TEMP VIEW kept_themes AS ${overviewsOf('FROM kept_papers', 'FROM papers')};
  CREATE OR REPLACE TEMP VIEW kept_places AS
    SELECT coalesce(theme_id, 0)::INTEGER AS theme_id, count(*)::INTEGER AS papers,
           quantile_disc(x, 0.5)::DOUBLE AS x, quantile_disc(y, 0.5)::DOUBLE AS y
    FROM paper_positions JOIN kept_papers USING (paper_row)
    GROUP BY ALL`;

/** For pages that only list papers: asking for what these come to fails, rather than that it tells of all papers. */
const NO_COUNTS = `
  DROP VIEW kept_weeks;
  DROP VIEW kept_months;
  DROP VIEW kept_themes;
  DROP VIEW kept_places`;

/** The views over what some SELECT finds; what the papers come to is left out where nothing asks for it. */
export const selectionOver = (found: string, {counted = true} = {}): string =>
  `${papersOver(found)}; ${counted ? COUNTS : NO_COUNTS}`;

/** Which filters there are. */
interface Narrowing {
  readonly searched: boolean;
  readonly organisations: boolean;
  readonly votes: boolean;
}

/** The papers that a search has found, or all when nothing is searched for, marked by the variables of the other filters. */
export const foundPapers = ({searched, organisations, votes}: Narrowing): string => `
    SELECT ${FOUND_COLUMNS}, ${searched ? 'score' : 'NULL::DOUBLE AS score'},
           ${organisations ? `NOT coalesce(list_contains(getvariable('organisations'), organisation), false)` : 'false'}
             AS by_organisation,
           ${votes ? `coalesce(upvotes, 0) < getvariable('votes')` : 'false'} AS by_votes
    FROM papers ${searched ? 'JOIN scores USING (paper_row)' : ''}`;

/** The chosen organisations. */
export const setOrganisations = defineStatement({
  sql: 'SET VARIABLE organisations = $organisations',
  parameters: {organisations: 'VARCHAR[]'}
});

/** The least number of votes. */
export const setVotes = defineStatement({
  sql: 'SET VARIABLE votes = $votes',
  parameters: {votes: 'INTEGER'}
});
