import {wilsonInterval} from '../../src/lib/stats/intervals.ts';
import {shareOf, type Proportion} from '../../src/lib/stats/proportion.ts';
import {markdownTable} from '../eval/table.ts';
import type {Outcome} from './expectations.ts';
import type {Kept} from './judge.ts';

/** What the replays of one corpus have shown. */
export interface Finding extends Kept {
  readonly corpus: string;
  /** Number of themes asked for; null when it was chosen. */
  readonly k: number | null;
  readonly replays: number;
  readonly falseAlarms: Proportion;
}

const percent = (share: number, decimals = 0) => `${(100 * share).toFixed(decimals)} %`;

/** "86 % (60–96), 12 of 14" */
function formatKept(proportion: Proportion): string {
  if (proportion.total === 0) return 'none';
  const {lower, upper} = wilsonInterval(proportion);
  const interval = `${(100 * lower).toFixed(0)}–${(100 * upper).toFixed(0)}`;
  return `${percent(shareOf(proportion))} (${interval}), ${proportion.count} of ${proportion.total}`;
}

function formatFalse(proportion: Proportion): string {
  const {lower, upper} = wilsonInterval(proportion);
  const ends = [lower, upper].map((end) => (100 * end).toFixed(2)).join('–');
  return `${percent(shareOf(proportion), 2)} (${ends})`;
}

/** Most false alarms that are borne, as the share of themes called rising on shuffled dates. */
const BOUND = 0.05;

/** What the replays have shown, and what came of the expectations, as tables. */
export function backtestTables(findings: readonly Finding[], outcomes: readonly Outcome[]): string {
  const kept = markdownTable(
    ['corpus', 'k', 'replays', 'rising kept rising', 'any theme', 'false alarms', '≤ 5 %'],
    findings.map((found) => [
      found.corpus,
      found.k === null ? 'chosen' : String(found.k),
      String(found.replays),
      formatKept(found.rising),
      formatKept(found.all),
      formatFalse(found.falseAlarms),
      shareOf(found.falseAlarms) <= BOUND ? 'met' : 'not met'
    ])
  );
  if (outcomes.length === 0) return kept;
  const facts = markdownTable(
    ['corpus', 'term', 'its theme', 'expected', 'rising in', 'verdict'],
    outcomes.map(({corpus, term, theme, course, weeks, met}) => [
      corpus,
      term,
      theme ?? 'none of its own',
      course === 'rise' ? 'to rise' : 'not to rise',
      weeks.length > 0 ? weeks.join(', ') : 'no replay',
      met ? 'met' : 'not met'
    ])
  );
  return `${kept}\n\n### What is known to have happened\n\n${facts}`;
}
