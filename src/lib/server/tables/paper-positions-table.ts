import type {AnalysisTable} from './table.ts';

/** Where papers lie on the map, −1 to 1; those without a term, and those added since the fit, lie nowhere. */
export const paperPositionsTable: AnalysisTable = {
  name: 'paper_positions',
  columns: `
    paper_row INTEGER NOT NULL,
    x FLOAT NOT NULL,
    y FLOAT NOT NULL`,
  numbers: ({positions: {paper, x, y}}) => [[paper, x, y]],
  integrity: [
    `SELECT count(*)::INTEGER FROM paper_positions ANTI JOIN papers USING (paper_row)`,
    `SELECT count(*)::INTEGER FROM paper_positions WHERE NOT isfinite(x) OR NOT isfinite(y)`,
    `SELECT (count(*) - count(DISTINCT paper_row))::INTEGER FROM paper_positions`
  ]
};
