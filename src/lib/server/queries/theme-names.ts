import {defineQuery} from '../query.ts';

/** Every theme that is not hidden by id and name, pinned ones first, then the largest. */
export const themeNames = defineQuery({
  sql: `
    SELECT theme_id, theme
    FROM themes
    WHERE NOT hidden
    ORDER BY pinned DESC, papers DESC, theme_id`,
  parameters: {},
  columns: {theme_id: 'INTEGER', theme: 'VARCHAR'}
});
