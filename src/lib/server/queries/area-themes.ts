import {defineQuery} from '../query.ts';

/** The themes of some areas. */
export const areaThemes = defineQuery({
  sql: `
    SELECT theme_id, area_id
    FROM themes
    WHERE list_contains($areas, area_id)
    ORDER BY theme_id`,
  parameters: {areas: 'INTEGER[]'},
  columns: {theme_id: 'INTEGER', area_id: 'INTEGER'}
});
