import {defineQuery, type RowOf} from '../query.ts';

/** The areas that the themes belong to, the largest first, over the whole analysis. */
export const areaList = defineQuery({
  sql: `
    SELECT area_id, area, papers, share, themes
    FROM areas
    ORDER BY area_id`,
  parameters: {},
  columns: {
    area_id: 'INTEGER',
    area: 'VARCHAR',
    papers: 'INTEGER',
    share: 'DOUBLE',
    themes: 'INTEGER'
  }
});

export type AreaRow = RowOf<typeof areaList>;
