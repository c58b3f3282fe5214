import type {WordTable} from './table.ts';

/** Every word by its search form, and the number of papers that hold it. */
export const wordsTable: WordTable = {
  name: 'words',
  columns: `
    word_id INTEGER NOT NULL,
    word VARCHAR NOT NULL,
    papers INTEGER NOT NULL`,
  entries: ({first, words, papers}) => [papers.map((_, index) => first + index), words, papers]
};
