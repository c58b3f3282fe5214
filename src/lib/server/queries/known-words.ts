import {defineQuery, type RowOf} from '../query.ts';

/**
 * The words that some paper holds, with the parts of BM25 that are the same for every paper: the inverse document
 * frequency, in the form that is never negative, and the usual length of a paper.
 */
export const knownWords = defineQuery({
  sql: `
    SELECT word, word_id, words.papers,
           ln(1 + (corpus.papers - words.papers + 0.5) / (words.papers + 0.5)) AS rarity,
           corpus.length AS usual_length
    FROM words, (SELECT count(*) AS papers, greatest(avg(words), 1) AS length FROM papers) AS corpus
    WHERE word IN (SELECT unnest($words))
    ORDER BY word`,
  parameters: {words: 'VARCHAR[]'},
  columns: {
    word: 'VARCHAR',
    word_id: 'INTEGER',
    papers: 'INTEGER',
    rarity: 'DOUBLE',
    usual_length: 'DOUBLE'
  }
});

export type KnownWord = RowOf<typeof knownWords>;
