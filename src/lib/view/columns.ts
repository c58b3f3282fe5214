import {column, type Column, type Cell, type CellKind} from './column.ts';
import {DATA_COLUMNS} from './data-columns.ts';

export type {Cell, CellKind, Column};

const THEME = [
  column('theme_id', 'integer', 'Permanent number of the theme, the same in every analysis.'),
  column('theme', 'text', 'Name of the theme.')
];

const COUNTS = [
  column('papers', 'integer', 'Papers of the theme in that time.'),
  column('total', 'integer', 'Papers of all themes in that time.'),
  column('share', 'fraction', 'papers / total, 0 to 1; 0 where total is 0.'),
  column('complete', 'boolean', 'Whether the data covers all of that time.')
];

/** The columns of each exported table, in their order. */
export const EXPORT_COLUMNS = {
  papers: [
    column('paper_id', 'text', 'arXiv identifier, DOI or the identifier of the source.'),
    column('title', 'text', 'Title.'),
    column('published_on', 'day', 'Day of the first version.'),
    column('listed_on', 'day', 'Day on which a list such as Daily Papers showed it first.'),
    column('authors', 'list', 'Names in their order, separated by "; ".'),
    column('organisation', 'text', 'Organisation that the source names.'),
    column('upvotes', 'integer', 'Votes on the day of collection.'),
    column('comments', 'integer', 'Comments on the day of collection.'),
    column('url', 'text', 'Page of the paper.'),
    ...THEME,
    column('similarity', 'fraction', 'Cosine similarity to the centre of its theme, −1 to 1.'),
    column(
      'strength',
      'fraction',
      'How clearly it belongs to its theme, 0 to 1; above 0.5 is clear.'
    ),
    column('runner_up_id', 'integer', 'The most similar theme that is not its own.'),
    column('runner_up', 'text', 'Name of that theme.'),
    column('runner_up_similarity', 'fraction', 'Cosine similarity to its centre, −1 to 1.'),
    column('unassigned', 'text', 'Why it has no theme: no terms, or fits no theme; else blank.')
  ],
  themes: [
    ...THEME,
    column('papers', 'integer', 'Papers of the theme in the range, with undated ones when open.'),
    column('share', 'fraction', 'papers / papers of all themes in the range, 0 to 1.'),
    column('area_id', 'integer', 'Area that the theme belongs to, 1 for the largest.'),
    column('area', 'text', 'Name of the area.'),
    column(
      'confidence',
      'fraction',
      'Overlap with its best match in samples of the papers, 0 to 1; empty for a theme merged or split off by hand.'
    ),
    column(
      'confidence_level',
      'text',
      'firm (from 0.75), fair (from 0.6) or weak; or why it was not measured.'
    ),
    column('first_week', 'day', 'Monday of the first week with a paper of the theme.'),
    column('last_week', 'day', 'Monday of the last week with a paper of the theme.'),
    column('top_terms', 'list', 'Terms that tell it from the other themes, separated by "; ".'),
    column('first_seen', 'day', 'Monday of the first week that starts four with three papers.'),
    column('since_start', 'boolean', 'Whether that is within the first four weeks of the data.'),
    column(
      'rising',
      'boolean',
      'Whether it is rising at the end of the data, as the README defines it.'
    ),
    column('bursts', 'list', 'Weeks of its bursts, first and last, such as 2026-W15..2026-W17.'),
    column('voted_papers', 'integer', 'Papers of the theme with votes, over the whole analysis.'),
    column('vote_volume', 'fraction', 'Their share of all papers with votes, 0 to 1.'),
    column(
      'vote_share',
      'fraction',
      'Their share of the votes of their weeks, weighed by the papers of the weeks, 0 to 1.'
    ),
    column(
      'vote_percentile',
      'fraction',
      'Share of the papers of its week that one outdoes on average; 0.5 is usual.'
    ),
    column('attention', 'text', 'more, less, no clear difference, or too few papers (not tested).'),
    column('change', 'fraction', 'Share of the last complete period minus that of the one before.'),
    column('change_from', 'text', 'The earlier period of that change.'),
    column('change_to', 'text', 'The later period of that change.'),
    column('verdict', 'text', 'rose, fell, no clear change, or too few papers (not tested).')
  ],
  weeks: [
    column('week', 'text', 'ISO 8601 week, such as 2026-W15.'),
    column('week_start', 'day', 'Its Monday.'),
    ...THEME,
    ...COUNTS
  ],
  months: [
    column('month', 'text', 'Calendar month, such as 2026-04.'),
    column('month_start', 'day', 'Its first day.'),
    ...THEME,
    ...COUNTS
  ],
  lineage: [
    column('step', 'integer', 'Number of the later of two analyses, counted from the first.'),
    column('run_id', 'text', 'Its run id.'),
    column('data_until', 'day', 'The last day of its papers.'),
    column(
      'kind',
      'text',
      'continued, split, merged, retired, born; or moved: papers that changed their theme.'
    ),
    column('from_id', 'integer', 'Theme of the earlier analysis; blank for one that was born.'),
    column('from_theme', 'text', 'Its name there.'),
    column('to_id', 'integer', 'Theme of the later analysis; blank for one that retired.'),
    column('to_theme', 'text', 'Its name there.'),
    column('papers', 'integer', 'Papers that both hold; of a theme born or retired, all.'),
    column(
      'share_from',
      'fraction',
      'papers / those of the earlier theme that the later analysis has, 0 to 1.'
    ),
    column(
      'share_to',
      'fraction',
      'papers / those of the later theme that the earlier analysis had, 0 to 1.'
    )
  ],
  comparison: [
    ...THEME,
    column(
      'confidence',
      'fraction',
      'How surely the theme is there, 0 to 1; below 0.6 it is weak and no change of it is put forward. Empty for a theme made by hand.'
    ),
    column('a', 'text', 'The earlier week, month or range, such as 2026-W14..2026-W17.'),
    column('a_papers', 'integer', 'Papers of the theme in a.'),
    column('a_total', 'integer', 'Papers of all themes in a.'),
    column('a_share', 'fraction', 'a_papers / a_total, 0 to 1.'),
    column('a_complete', 'boolean', 'Whether the data covers all of a.'),
    column('b', 'text', 'The later week, month or range.'),
    column('b_papers', 'integer', 'Papers of the theme in b.'),
    column('b_total', 'integer', 'Papers of all themes in b.'),
    column('b_share', 'fraction', 'b_papers / b_total, 0 to 1.'),
    column('b_complete', 'boolean', 'Whether the data covers all of b.'),
    column('change', 'fraction', 'b_share − a_share.'),
    column(
      'difference_lower',
      'fraction',
      'Lower end of its 95 % interval; blank when not tested.'
    ),
    column(
      'difference_upper',
      'fraction',
      'Upper end of its 95 % interval; blank when not tested.'
    ),
    column(
      'p',
      'fraction',
      'Two-sided p-value of the change, to six decimals; blank when not tested.'
    ),
    column('adjusted_p', 'fraction', 'p adjusted for all themes at once; blank when not tested.'),
    column('verdict', 'text', 'rose, fell, no clear change, or too few papers (not tested).')
  ],
  ...DATA_COLUMNS
} as const satisfies Record<string, readonly Column[]>;

/** A table that can be exported. */
export type Dataset = keyof typeof EXPORT_COLUMNS;

/** A row of an exported table. */
export type ExportRow = Readonly<Record<string, Cell>>;
