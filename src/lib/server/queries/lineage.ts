import {defineQuery} from '../query.ts';

/** What became of themes from each analysis to the next, oldest first; $theme NULL means all. */
export const lineage = defineQuery({
  sql: `
    SELECT step, h.run_id, h.data_until, l.kind, from_id, from_name, to_id, to_name,
           l.papers, share_from, share_to
    FROM lineage l JOIN history h USING (step)
    WHERE $theme IS NULL OR from_id = $theme OR to_id = $theme
    ORDER BY step, l.kind = 'born', l.kind = 'retired', from_id, to_id`,
  parameters: {theme: 'INTEGER?'},
  columns: {
    step: 'INTEGER',
    run_id: 'VARCHAR',
    data_until: 'DATE?',
    kind: 'VARCHAR',
    from_id: 'INTEGER?',
    from_name: 'VARCHAR?',
    to_id: 'INTEGER?',
    to_name: 'VARCHAR?',
    papers: 'INTEGER',
    share_from: 'DOUBLE?',
    share_to: 'DOUBLE?'
  }
});
