import type {AnalysisTable} from './table.ts';

/**
 * The theme that each paper had in the analysis before the last fit, 0 for none; papers that it did not have are
 * missing, and all are where it was the first. A refresh and decisions of the user leave it as it is.
 */
export const formerThemesTable: AnalysisTable = {
  name: 'former_themes',
  columns: `
    paper_row INTEGER NOT NULL,
    theme_id INTEGER NOT NULL`,
  numbers: ({formerThemes: {paper, theme}}) => [[paper, theme]],
  integrity: [
    `SELECT count(*)::INTEGER FROM former_themes ANTI JOIN papers USING (paper_row)`,
    `SELECT (count(*) - count(DISTINCT paper_row))::INTEGER FROM former_themes`
  ]
};
