import {rowOf} from '../../pipeline/numeric/matrix.ts';
import {blob, integer} from '../append.ts';
import {packFloats} from '../model-bytes.ts';
import type {AnalysisTable} from './table.ts';

/** Where the themes of the fit lie in the latent space. */
export const modelThemesTable: AnalysisTable = {
  name: 'model_themes',
  columns: `
    label INTEGER PRIMARY KEY,
    theme_id INTEGER NOT NULL,
    centroid BLOB NOT NULL`,
  rows: ({model: {themeIds, centroids}}) =>
    themeIds.map((id, label) => [
      integer(label),
      integer(id),
      blob(packFloats(rowOf(centroids, label)))
    ])
};
