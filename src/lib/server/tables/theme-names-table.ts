import {double, integer, texts} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const themeNamesTable: AnalysisTable = {
  name: 'theme_names',
  columns: `
    theme_id INTEGER PRIMARY KEY,
    inside DOUBLE NOT NULL,
    outside DOUBLE NOT NULL,
    runners_up VARCHAR[] NOT NULL,
    carriers VARCHAR[] NOT NULL`,
  rows: ({themes}) =>
    themes.map(({id, proof}) => [
      integer(id),
      double(proof.inside),
      double(proof.outside),
      texts(proof.runnersUp),
      texts(proof.carriers)
    ])
};
