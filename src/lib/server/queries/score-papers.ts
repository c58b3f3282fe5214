import {defineStatement} from '../query.ts';

/**
 * Fills the temporary table `scores` with the papers that a search finds and their BM25 (Robertson and Zaragoza 2009,
 * "The Probabilistic Relevance Framework", with k1 = 1.2 and b = 0.75; the inverse document frequency is the one that
 * is never negative). A word of the title counts twice, as in the analysis; names count too, but not for the length.
 *
 * One entry of $words, $clauses, $skips and $fields for each word: a paper is found when it holds $least of the words of
 * positive clauses; those of a clause in $phrases must stand side by side; papers that fit a negative clause are left out.
 */
export const scorePapers = defineStatement({
  sql: `
    INSERT INTO scores
    WITH asked AS (
      SELECT unnest($words) AS word, unnest($clauses) AS clause,
             unnest($skips) AS skip, unnest($fields) AS field
    ), clauses AS (
      SELECT clause, count(*) AS places, list_contains($phrases, clause) AS phrase
      FROM asked
      GROUP BY clause
    ), corpus AS MATERIALIZED (
      SELECT count(*) AS papers, greatest(avg(words), 1) AS length FROM papers
    ), known AS MATERIALIZED (
      SELECT DISTINCT clause, field, word_id, corpus.length AS usual_length,
             ln(1 + (corpus.papers - words.papers + 0.5) / (words.papers + 0.5)) AS rarity
      FROM asked JOIN words USING (word), corpus
    ), hits AS NOT MATERIALIZED (
      SELECT clause, paper_row, length, usual_length, rarity,
             CASE field WHEN 'title' THEN in_title
                        WHEN 'author' THEN in_authors
                        WHEN 'organisation' THEN in_organisation
                        ELSE 2 * in_title::INTEGER + in_abstract + in_authors + in_organisation END AS frequency
      FROM word_papers JOIN known USING (word_id)
      WHERE frequency > 0
    ), scored AS MATERIALIZED (
      SELECT paper_row,
             sum(rarity * frequency * (1.2 + 1)
               / (frequency + 1.2 * (1 - 0.75 + 0.75 * length / usual_length))) AS score
      FROM hits
      WHERE clause > 0
      GROUP BY paper_row
      HAVING count(*) >= $least
      UNION ALL
      SELECT paper_row, 0 FROM papers WHERE $least = 0
    ), side_by_side AS MATERIALIZED (
      SELECT DISTINCT clause, paper_row
      FROM (
        SELECT clause, paper_row, place - skip AS start
        FROM asked JOIN clauses USING (clause) JOIN words USING (word) JOIN word_places USING (word_id)
        WHERE phrase AND paper_row IN (SELECT paper_row FROM scored)
      ) JOIN clauses USING (clause)
      GROUP BY clause, paper_row, start, places
      HAVING count(*) = places
    ), in_phrases AS (
      SELECT paper_row FROM side_by_side WHERE clause > 0
      GROUP BY paper_row
      HAVING count(*) = (SELECT count(*) FROM clauses WHERE phrase AND clause > 0)
    ), unwanted AS (
      SELECT paper_row FROM side_by_side WHERE clause < 0
      UNION ALL
      SELECT paper_row
      FROM hits JOIN clauses USING (clause)
      WHERE clause < 0 AND NOT phrase
    )
    SELECT paper_row, score
    FROM scored
    WHERE paper_row NOT IN (SELECT paper_row FROM unwanted)
      AND (NOT EXISTS (FROM clauses WHERE phrase AND clause > 0) OR paper_row IN (SELECT paper_row FROM in_phrases))`,
  parameters: {
    words: 'VARCHAR[]',
    clauses: 'INTEGER[]',
    skips: 'INTEGER[]',
    fields: 'VARCHAR[]',
    phrases: 'INTEGER[]',
    least: 'INTEGER'
  }
});
