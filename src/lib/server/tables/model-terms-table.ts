import {rowOf} from '../../pipeline/numeric/matrix.ts';
import {blob, integer} from '../append.ts';
import {packDirection} from '../model-bytes.ts';
import type {AnalysisTable} from './table.ts';

/**
 * How many papers of the fit hold each term; of the terms that are weighed also how often they occur, and where each
 * points in the latent space.
 */
export const modelTermsTable: AnalysisTable = {
  name: 'model_terms',
  columns: `
    term_id INTEGER PRIMARY KEY,
    document_frequency INTEGER NOT NULL,
    occurrences INTEGER,
    direction BLOB`,
  *rows({model: {documentFrequency, occurrences, directions}}) {
    for (const [term, frequency] of documentFrequency.entries()) {
      yield [
        integer(term),
        integer(frequency),
        integer(occurrences[term] ?? null),
        blob(term < directions.rows ? packDirection(rowOf(directions, term)) : null)
      ];
    }
  },
  integrity: [
    `SELECT count(*)::INTEGER FROM model_terms LEFT JOIN terms USING (term_id)
       WHERE weighed IS NULL OR weighed <> (direction IS NOT NULL)`,
    `SELECT count(*)::INTEGER FROM terms LEFT JOIN model_terms USING (term_id)
       WHERE weighed AND direction IS NULL`
  ]
};
