import {defineStatement, type Statement} from '../query.ts';

/**
 * Fills the temporary table `scores` with the papers that hold $least of the words, and their BM25 (Robertson and Zaragoza
 * 2009, "The Probabilistic Relevance Framework", with k1 = 1.2 and b = 0.75). One entry of each list for each word: how
 * rare it is, and how often each part of a paper counts. Names count, but not for the length.
 */
export const scorePapers = defineStatement({
  sql: `
    INSERT INTO scores
    SELECT paper_row, sum(rarity * frequency * 2.2::DOUBLE / (frequency + saturation)) AS score
    FROM (
      SELECT paper_row, rarity,
             (title * in_title + abstract * in_abstract + authors * in_authors
               + organisation * in_organisation)::DOUBLE AS frequency,
             0.3::DOUBLE + 0.9::DOUBLE / $usual_length * length AS saturation
      FROM word_papers JOIN (
        SELECT unnest($word_ids) AS word_id, unnest($rarities) AS rarity,
               unnest($titles) AS title, unnest($abstracts) AS abstract,
               unnest($authors) AS authors, unnest($organisations) AS organisation
      ) USING (word_id)
    )
    WHERE frequency > 0
    GROUP BY paper_row
    HAVING count(*) >= $least`,
  parameters: {
    word_ids: 'INTEGER[]',
    rarities: 'DOUBLE[]',
    titles: 'INTEGER[]',
    abstracts: 'INTEGER[]',
    authors: 'INTEGER[]',
    organisations: 'INTEGER[]',
    usual_length: 'DOUBLE',
    least: 'INTEGER'
  }
});

/** The part of the score that one word of several has. */
const scoreOf = (word: number): string => `(
      SELECT paper_row, $rarity${word} * frequency * 2.2::DOUBLE
               / (frequency + 0.3::DOUBLE + 0.9::DOUBLE / $usual_length * length) AS score${word}
      FROM (
        SELECT paper_row, length,
               ($title${word} * in_title + $abstract${word} * in_abstract + $authors${word} * in_authors
                 + $organisation${word} * in_organisation)::DOUBLE AS frequency
        FROM word_papers
        WHERE word_id = $word${word}
      )
      WHERE frequency > 0
    )`;

/** The same where all of so many words are wanted: they are joined one after the other, the first given first. */
export function scoreAll(words: number): Statement<Record<string, 'INTEGER' | 'DOUBLE'>> {
  const places = Array.from({length: words}, (_, place) => place);
  const sum = places.map((word) => `score${word}`).join(' + ');
  const joined = places.reduce(
    (from, word) =>
      word === 0 ? scoreOf(word) : `${from} JOIN ${scoreOf(word)} AS word${word} USING (paper_row)`,
    ''
  );
  return {
    sql: `INSERT INTO scores SELECT paper_row, ${sum} FROM ${joined}`,
    parameters: Object.fromEntries([
      ['usual_length', 'DOUBLE'],
      ...places.flatMap((word) => [
        [`rarity${word}`, 'DOUBLE'],
        ...['word', 'title', 'abstract', 'authors', 'organisation'].map((name) => [
          `${name}${word}`,
          'INTEGER'
        ])
      ])
    ])
  };
}

/** Fills it with the same papers without a score, where every part of a paper counts. */
export const holdWords = defineStatement({
  sql: `
    INSERT INTO scores
    SELECT paper_row, 0
    FROM word_papers JOIN (SELECT unnest($word_ids) AS word_id) USING (word_id)
    GROUP BY paper_row
    HAVING count(*) >= $least`,
  parameters: {word_ids: 'INTEGER[]', least: 'INTEGER'}
});

/** Fills it with all papers, where nothing is wanted and only some are left out. */
export const scoreNothing = defineStatement({
  sql: 'INSERT INTO scores SELECT paper_row, 0 FROM papers',
  parameters: {}
});

/** Takes out the papers that hold a word in a part that counts. */
export const leaveOutWord = defineStatement({
  sql: `
    DELETE FROM scores
    WHERE paper_row IN (
      SELECT paper_row
      FROM word_papers
      WHERE word_id = $word_id
        AND $title * in_title + $abstract * in_abstract + $authors * in_authors
          + $organisation * in_organisation > 0
    )`,
  parameters: {
    word_id: 'INTEGER',
    title: 'INTEGER',
    abstract: 'INTEGER',
    authors: 'INTEGER',
    organisation: 'INTEGER'
  }
});

/** Where a phrase begins, if the word at this place of it is one of its words. */
const startsOf = (word: number): string => `(
      SELECT paper_row, place - $skip${word} AS start
      FROM word_places
      WHERE word_id = $word${word} AND place >= $skip${word}
    )`;

/** What is done with the papers that hold a phrase of so many words: the first given is looked up first, so it should be the rarest. */
function phrase(
  words: number,
  done: (papers: string) => string
): Statement<Record<string, 'INTEGER'>> {
  const places = Array.from({length: words}, (_, place) => place);
  const starts = places.reduce(
    (within, word) =>
      word === 0
        ? startsOf(word)
        : `(SELECT * FROM ${startsOf(word)} AS word${word} SEMI JOIN ${within} AS before${word} USING (paper_row, start))`,
    ''
  );
  return {
    sql: done(`SELECT paper_row FROM ${starts} AS starts`),
    parameters: Object.fromEntries(
      places.flatMap((place) => [
        [`word${place}`, 'INTEGER'],
        [`skip${place}`, 'INTEGER']
      ])
    )
  };
}

/** Takes out the papers in which so many words do not stand side by side, each so many places behind the first. */
export const keepPhrase = (words: number) =>
  phrase(words, (papers) => `DELETE FROM scores WHERE paper_row NOT IN (${papers})`);

/** Takes out those in which they do. */
export const leaveOutPhrase = (words: number) =>
  phrase(words, (papers) => `DELETE FROM scores WHERE paper_row IN (${papers})`);

/** Fills the table with the papers in which they do, without a score. */
export const holdPhrase = (words: number) =>
  phrase(words, (papers) => `INSERT INTO scores SELECT DISTINCT paper_row, 0 FROM (${papers})`);
