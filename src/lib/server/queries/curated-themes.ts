import {defineQuery} from '../query.ts';

/** Every theme with what the user has decided about it, hidden ones too, by name. */
export const curatedThemes = defineQuery({
  sql: `
    SELECT theme_id, theme, own_name, papers, hidden, pinned
    FROM themes
    ORDER BY lower(theme), theme_id`,
  parameters: {},
  columns: {
    theme_id: 'INTEGER',
    theme: 'VARCHAR',
    own_name: 'VARCHAR?',
    papers: 'INTEGER',
    hidden: 'BOOLEAN',
    pinned: 'BOOLEAN'
  }
});
