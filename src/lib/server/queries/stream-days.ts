import {defineQuery, type RowOf} from '../query.ts';

/** Every day from the first to the last of the stream, and what the data tells of it. */
export const streamDays = defineQuery({
  sql: `
    SELECT day, papers, state
    FROM days
    ORDER BY day`,
  parameters: {},
  columns: {day: 'DATE', papers: 'INTEGER', state: 'VARCHAR'}
});

export type StreamDayRow = RowOf<typeof streamDays>;
