import {defineQuery, type RowOf} from '../query.ts';
import {PAPER_COLUMNS, PAPER_COLUMN_TYPES, THEMES_OF_PAPERS} from './paper-columns.ts';

/** Everything that is known of one paper, its theme and the runner-up included. */
export const paperFacts = defineQuery({
  sql: `
    SELECT ${PAPER_COLUMNS},
           abstract, strftime(week_start, '%G-W%V') AS week
    FROM papers ${THEMES_OF_PAPERS}
    WHERE paper_id = $id
    ORDER BY paper_id`,
  parameters: {id: 'VARCHAR'},
  columns: {...PAPER_COLUMN_TYPES, abstract: 'VARCHAR', week: 'VARCHAR?'}
});

export type PaperFacts = RowOf<typeof paperFacts>;

/**
 * The terms of a paper that speak for its theme: those that more of its papers hold than of all others, by their part of
 * the Kullback-Leibler divergence between the two, inside × ln(inside / outside) with half a paper added to each count.
 */
export const paperReasons = defineQuery({
  sql: `
    WITH inner_terms AS (
      FROM held_terms WHERE theme_id = $theme
    ), own AS MATERIALIZED (
      SELECT term_id FROM inner_terms JOIN papers USING (paper_row) WHERE paper_id = $id
    ), sizes AS (
      SELECT count(*) FILTER (theme_id = $theme) AS inside,
             count(*) FILTER (theme_id IS DISTINCT FROM $theme) AS outside
      FROM papers
    ), held AS (
      SELECT term_id, count(*) AS inside
      FROM inner_terms JOIN own USING (term_id)
      GROUP BY term_id
      HAVING count(*) > 1
    ), counts AS (
      SELECT term, held.inside, document_frequency - held.inside AS outside
      FROM held JOIN terms USING (term_id)
    ), shares AS (
      SELECT term,
             counts.inside / sizes.inside AS inside,
             counts.outside / greatest(sizes.outside, 1) AS outside,
             (counts.inside + 0.5) / (sizes.inside + 1) AS smooth_inside,
             (counts.outside + 0.5) / (sizes.outside + 1) AS smooth_outside
      FROM counts, sizes
    )
    SELECT term, inside, outside
    FROM shares
    WHERE smooth_inside > smooth_outside
    ORDER BY smooth_inside * ln(smooth_inside / smooth_outside) DESC, term
    LIMIT 8`,
  parameters: {id: 'VARCHAR', theme: 'INTEGER'},
  columns: {term: 'VARCHAR', inside: 'DOUBLE', outside: 'DOUBLE'}
});

/** Papers that share the rarest terms with a paper: by the sum of ln(papers / papers with the term) over shared terms. */
export const paperNeighbours = defineQuery({
  sql: `
    WITH paper AS MATERIALIZED (
      SELECT paper_row, coalesce(theme_id, 0) AS theme_id
      FROM papers
      WHERE paper_id = $id
    ), own AS MATERIALIZED (
      SELECT term_id, ln((SELECT count(*) FROM papers) / document_frequency) AS rarity
      FROM held_terms JOIN paper USING (theme_id, paper_row) JOIN terms USING (term_id)
    ), shared AS (
      SELECT paper_row, sum(rarity) AS likeness
      FROM paper_terms JOIN own USING (term_id)
      WHERE paper_row NOT IN (SELECT paper_row FROM paper)
      GROUP BY paper_row
      ORDER BY likeness DESC, paper_row
      LIMIT 5
    ), like_it AS MATERIALIZED (
      SELECT paper_id, likeness FROM shared JOIN papers USING (paper_row)
    )
    SELECT paper_id, title, theme_id, theme
    FROM like_it JOIN papers USING (paper_id) LEFT JOIN themes USING (theme_id)
    ORDER BY likeness DESC, paper_id`,
  parameters: {id: 'VARCHAR'},
  columns: {paper_id: 'VARCHAR', title: 'VARCHAR', theme_id: 'INTEGER?', theme: 'VARCHAR?'}
});
