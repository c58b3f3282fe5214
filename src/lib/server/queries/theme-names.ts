import {defineQuery} from '../query.ts';

/** Every theme by id and name, largest first. */
export const themeNames = defineQuery({
  sql: `
    SELECT theme_id, theme
    FROM themes
    ORDER BY papers DESC, theme_id`,
  parameters: {},
  columns: {theme_id: 'INTEGER', theme: 'VARCHAR'}
});
