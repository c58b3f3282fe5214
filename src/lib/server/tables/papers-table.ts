import type {Analysis, Assignment} from '../../model.ts';
import {weekStart} from '../../pipeline/calendar.ts';
import {dayOfPaper} from '../../pipeline/weeks.ts';
import {boolean, day, double, integer, text, type Cell} from '../append.ts';
import {factCells} from '../paper-cells.ts';
import type {TextTable} from './table.ts';

/** The cells from `theme_id` to `fitted`. */
export const membershipCells = (assignment: Assignment | undefined): Cell[] => [
  integer(assignment?.themeId ?? null),
  double(assignment?.similarity ?? null),
  integer(assignment?.runnerUpId ?? null),
  double(assignment?.runnerUpSimilarity ?? null),
  double(assignment?.strength ?? null),
  text(assignment?.unassigned ?? null),
  boolean(assignment?.fitted ?? false)
];

/** The rows of papers, the first of which stands at a given place among all; each is made when it is its turn. Without assignments no theme is known yet. */
export function* paperRows(
  {
    papers,
    assignments = [],
    lengths
  }: Pick<Analysis, 'papers' | 'lengths'> & Partial<Pick<Analysis, 'assignments'>>,
  first: number
): Generator<Cell[]> {
  for (const [index, paper] of papers.entries()) {
    const dated = dayOfPaper(paper);
    yield [
      text(paper.id),
      text(paper.title),
      text(paper.abstract),
      day(paper.published),
      day(paper.listed),
      day(dated === null ? null : weekStart(dated)),
      ...factCells(paper),
      integer(paper.earlyUpvotes ?? null),
      ...membershipCells(assignments[index]),
      integer(first + index),
      integer(lengths[index] ?? 0)
    ];
  }
}

/**
 * `early_upvotes` are the votes seven days after listing, where they are known.
 * `fitted` tells whether the paper was among those in which the themes were found; it came later if not.
 * `paper_row` is the place among the papers, from 0: tables with many rows for a paper go by it. `words` is the
 * number of words of title and abstract that can be searched for.
 */
export const papersTable: TextTable = {
  name: 'papers',
  columns: `
    paper_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    abstract VARCHAR NOT NULL,
    published_on DATE,
    listed_on DATE,
    week_start DATE,
    authors VARCHAR[] NOT NULL,
    author_count INTEGER,
    organisation VARCHAR,
    upvotes INTEGER,
    comments INTEGER,
    url VARCHAR,
    early_upvotes INTEGER,
    theme_id INTEGER,
    similarity DOUBLE,
    runner_up_id INTEGER,
    runner_up_similarity DOUBLE,
    strength DOUBLE,
    unassigned VARCHAR,
    fitted BOOLEAN NOT NULL,
    paper_row INTEGER NOT NULL,
    words INTEGER NOT NULL`,
  texts: ({papers, words: {lengths}}) => paperRows({papers, lengths}, 0),
  integrity: [
    `SELECT count(*)::INTEGER FROM papers LEFT JOIN themes USING (theme_id)
       WHERE papers.theme_id IS NOT NULL AND themes.theme IS NULL`,
    `SELECT count(*)::INTEGER FROM papers LEFT JOIN themes ON runner_up_id = themes.theme_id
       WHERE runner_up_id IS NOT NULL AND themes.theme IS NULL`,
    `SELECT count(*)::INTEGER FROM papers
       WHERE (theme_id IS NULL) <> (unassigned IS NOT NULL)
          OR (theme_id IS NULL) <> (similarity IS NULL)
          OR (theme_id IS NULL) <> (strength IS NULL)
          OR theme_id = runner_up_id`
  ]
};
