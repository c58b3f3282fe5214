import type {Analysis, Assignment} from '../../model.ts';
import {text, type Cell} from '../append.ts';
import {membershipCells} from './papers-table.ts';
import type {AnalysisTable} from './table.ts';

const isSame = (a: Assignment, b: Assignment): boolean =>
  a === b ||
  (a.themeId === b.themeId &&
    a.runnerUpId === b.runnerUpId &&
    a.runnerUpSimilarity === b.runnerUpSimilarity);

function rowsOf({assignments, uncurated}: Pick<Analysis, 'assignments' | 'uncurated'>): Cell[][] {
  return uncurated.assignments.flatMap((found, row) => {
    const shown = assignments[row];
    if (shown && isSame(found, shown)) return [];
    return [[text(found.paperId), ...membershipCells(found)]];
  });
}

/** Where papers were found to lie that the user's splits and merges have put elsewhere. */
export const uncuratedTable: AnalysisTable = {
  name: 'uncurated',
  columns: `
    paper_id VARCHAR PRIMARY KEY,
    theme_id INTEGER,
    similarity DOUBLE,
    runner_up_id INTEGER,
    runner_up_similarity DOUBLE,
    strength DOUBLE,
    unassigned VARCHAR,
    fitted BOOLEAN NOT NULL`,
  rows: rowsOf,
  integrity: [`SELECT count(*)::INTEGER FROM uncurated ANTI JOIN papers USING (paper_id)`]
};
