import {formatCount, formatP, formatPapers, formatShare, formatShareRange} from './format.ts';

/** Attention to a theme against its volume, as it is read. */
export interface AttentionRow {
  readonly voted_papers: number;
  readonly vote_volume: number;
  readonly vote_share: number;
  readonly vote_percentile: number;
  readonly percentile_lower: number;
  readonly percentile_upper: number;
  readonly adjusted_p: number | null;
  readonly attention: string;
  readonly weeks: number;
  readonly weeks_same_age: number;
}

const WORDS: Record<string, string> = {
  more: 'more votes than usual',
  less: 'fewer votes than usual',
  'no clear difference': 'no clear difference from other papers'
};

function describeAges({weeks, weeks_same_age: same}: AttentionRow): string {
  if (same === 0) return 'Votes are compared within the week of listing, as they were last seen.';
  return (
    `Votes are compared within the week of listing: at seven days of age in ${formatCount(same)} of ` +
    `${formatCount(weeks)} weeks, as they were last seen in the others.`
  );
}

/** How the votes for the papers of a theme compare with their number, in two or three sentences; empty without votes. */
export function describeAttention(row: AttentionRow): string {
  if (row.voted_papers === 0) return '';
  const shares =
    `Its ${formatPapers(row.voted_papers)} with votes are ${formatShare(row.vote_volume)} of all that have, ` +
    `and took ${formatShare(row.vote_share)} of the votes of their weeks.`;
  if (row.adjusted_p === null) return `${shares} Too few to tell more. ${describeAges(row)}`;
  const interval = formatShareRange({lower: row.percentile_lower, upper: row.percentile_upper});
  return (
    `${shares} On average one outdoes ${formatShare(row.vote_percentile)} of the papers of its week ` +
    `(95 % interval ${interval}; adjusted p ${formatP(row.adjusted_p)}): ` +
    `${WORDS[row.attention] ?? row.attention}. ${describeAges(row)}`
  );
}
