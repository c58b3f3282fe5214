import {defineQuery} from '../query.ts';
import {overviewsOf} from './kept-papers.ts';

const COLUMNS = `theme_id, theme, area_id, area, shade, confidence, hand_made, papers, share,
           first_week, last_week, top_terms, first_seen, since_start, rising, bursts,
           own_name, hidden, pinned, voted_papers, vote_volume, vote_share, vote_percentile, attention`;

const COLUMN_TYPES = {
  theme_id: 'INTEGER',
  theme: 'VARCHAR',
  area_id: 'INTEGER',
  area: 'VARCHAR',
  shade: 'INTEGER',
  confidence: 'DOUBLE',
  hand_made: 'VARCHAR?',
  papers: 'INTEGER',
  share: 'DOUBLE',
  first_week: 'DATE?',
  last_week: 'DATE?',
  top_terms: 'VARCHAR[]',
  first_seen: 'DATE?',
  since_start: 'BOOLEAN',
  rising: 'BOOLEAN',
  bursts: 'VARCHAR[]',
  own_name: 'VARCHAR?',
  hidden: 'BOOLEAN',
  pinned: 'BOOLEAN',
  voted_papers: 'INTEGER',
  vote_volume: 'DOUBLE',
  vote_share: 'DOUBLE',
  vote_percentile: 'DOUBLE',
  attention: 'VARCHAR'
} as const;

/**
 * The themes and their size, without the papers left out; papers without a date count too, and a share is of all papers.
 * When a theme was first seen, its bursts (first and last week) and whether it is rising are of the whole analysis.
 */
export const themeList = defineQuery({
  sql: `
    SELECT ${COLUMNS}
    FROM kept_themes
    ORDER BY theme_id`,
  parameters: {},
  columns: COLUMN_TYPES
});

const IN_RANGE = `
      WHERE ($from IS NULL OR coalesce(listed_on, published_on) >= $from)
        AND ($to IS NULL OR coalesce(listed_on, published_on) <= $to)`;

/** The same of a range of days, of which one end may be open; papers without a date are not there. */
export const themeListWithin = defineQuery({
  sql: `
    SELECT ${COLUMNS}
    FROM (${overviewsOf(`FROM kept_papers ${IN_RANGE}`, `FROM papers ${IN_RANGE}`)})
    ORDER BY theme_id`,
  parameters: {from: 'DATE?', to: 'DATE?'},
  columns: COLUMN_TYPES
});
