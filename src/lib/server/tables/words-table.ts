import {integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

/** Every word by its search form, and the number of papers that hold it. */
export const wordsTable: AnalysisTable = {
  name: 'words',
  columns: `
    word_id INTEGER NOT NULL,
    word VARCHAR NOT NULL,
    papers INTEGER NOT NULL`,
  rows: ({wordIndex}) =>
    wordIndex.words.map(({word, papers}, index) => [integer(index), text(word), integer(papers)])
};
