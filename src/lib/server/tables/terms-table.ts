import {boolean, integer, text} from '../append.ts';
import type {TextTable} from './table.ts';

/** The terms of the papers: every word that says something by itself, and every phrase of the vocabulary. */
export const termsTable: TextTable = {
  name: 'terms',
  columns: `
    term_id INTEGER PRIMARY KEY,
    term VARCHAR NOT NULL,
    stem_key VARCHAR NOT NULL,
    document_frequency INTEGER NOT NULL,
    weighed BOOLEAN NOT NULL`,
  *texts({terms: {terms}}) {
    for (const [id, {term, stemKey, documentFrequency, weighed}] of terms.entries()) {
      yield [integer(id), text(term), text(stemKey), integer(documentFrequency), boolean(weighed)];
    }
  }
};
