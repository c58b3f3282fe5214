import {boolean, double, integer} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const themeCountTrialsTable: AnalysisTable = {
  name: 'theme_count_trials',
  columns: `
    themes INTEGER PRIMARY KEY,
    silhouette DOUBLE NOT NULL,
    stability DOUBLE,
    inertia DOUBLE NOT NULL,
    chosen BOOLEAN NOT NULL`,
  rows: ({trials, themes}) =>
    trials.map((trial) => [
      integer(trial.themes),
      double(trial.silhouette),
      double(trial.stability),
      double(trial.inertia),
      boolean(trial.themes === themes.length)
    ])
};
