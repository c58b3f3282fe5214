import type {WordTable} from './table.ts';

/** The places of each word in each paper; by word, so that a phrase reads few rows. */
export const wordPlacesTable: WordTable = {
  name: 'word_places',
  columns: `
    word_id INTEGER NOT NULL,
    paper_row INTEGER NOT NULL,
    place INTEGER NOT NULL`,
  entries: ({places}) => [places.word, places.paper, places.place]
};
