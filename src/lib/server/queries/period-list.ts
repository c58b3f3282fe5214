import {defineQuery} from '../query.ts';

/** All weeks or months that a range touches, without gaps, oldest first; the papers are all of the time, whatever is left out. */
export const periodList = defineQuery({
  sql: `
    SELECT period, period_start, period_end, papers, complete, thin, capped
    FROM periods
    WHERE unit = $unit
      AND ($from IS NULL OR period_end >= $from) AND ($to IS NULL OR period_start <= $to)
    ORDER BY period_start`,
  parameters: {unit: 'VARCHAR', from: 'DATE?', to: 'DATE?'},
  columns: {
    period: 'VARCHAR',
    period_start: 'DATE',
    period_end: 'DATE',
    papers: 'INTEGER',
    complete: 'BOOLEAN',
    thin: 'BOOLEAN',
    capped: 'INTEGER'
  }
});
