import {integer, text, texts} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const mergedPapersTable: AnalysisTable = {
  name: 'merged_papers',
  columns: `
    position INTEGER PRIMARY KEY,
    paper_id VARCHAR NOT NULL,
    records INTEGER NOT NULL,
    record_ids VARCHAR[] NOT NULL,
    files VARCHAR[] NOT NULL`,
  rows: ({papers}, _createdAt, {merged}) => {
    // The library may hold papers that lie outside the range of the analysis.
    const known = new Set(papers.map(({id}) => id));
    return merged
      .filter(({paperId}) => known.has(paperId))
      .map(({paperId, records, recordIds, files}, index) => [
        integer(index + 1),
        text(paperId),
        integer(records),
        texts(recordIds),
        texts(files)
      ]);
  },
  integrity: [
    `SELECT count(*)::INTEGER FROM merged_papers LEFT JOIN papers USING (paper_id)
       WHERE papers.title IS NULL`
  ]
};
