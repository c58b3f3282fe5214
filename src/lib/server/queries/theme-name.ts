import {defineQuery, type RowOf} from '../query.ts';

/** Why a theme bears its name: the shares of papers that hold it word for word, and other names. */
export const themeName = defineQuery({
  sql: `
    SELECT inside, outside, runners_up
    FROM theme_names
    WHERE theme_id = $theme
    ORDER BY theme_id`,
  parameters: {theme: 'INTEGER'},
  columns: {inside: 'DOUBLE', outside: 'DOUBLE', runners_up: 'VARCHAR[]'}
});

/** The papers most typical of a theme that hold its name. */
export const themeCarriers = defineQuery({
  sql: `
    SELECT p.paper_id, p.title, p.url
    FROM papers p
    WHERE p.paper_id IN (SELECT unnest(carriers) FROM theme_names WHERE theme_id = $theme)
    ORDER BY p.similarity DESC, p.paper_id`,
  parameters: {theme: 'INTEGER'},
  columns: {paper_id: 'VARCHAR', title: 'VARCHAR', url: 'VARCHAR?'}
});

export type ThemeName = RowOf<typeof themeName>;
export type ThemeCarrier = RowOf<typeof themeCarriers>;
