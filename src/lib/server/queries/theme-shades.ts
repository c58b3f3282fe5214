import {defineQuery} from '../query.ts';

/** Every theme by id, with its size and what fixes its colour: the shade is its place in its area by rising id. */
export const themeShades = defineQuery({
  sql: `
    SELECT theme_id, theme, papers, area_id, confidence, hidden,
           (row_number() OVER (PARTITION BY area_id ORDER BY theme_id) - 1)::INTEGER AS shade
    FROM themes
    ORDER BY theme_id`,
  parameters: {},
  columns: {
    theme_id: 'INTEGER',
    theme: 'VARCHAR',
    papers: 'INTEGER',
    area_id: 'INTEGER',
    confidence: 'DOUBLE',
    hidden: 'BOOLEAN',
    shade: 'INTEGER'
  }
});
