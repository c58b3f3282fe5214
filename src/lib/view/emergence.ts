import {formatCount, formatList, formatShare, formatWeeks} from './format.ts';

/** Where a theme stands at the end of the data; weeks by name, null while there are too few of them. */
export interface EmergenceRow {
  readonly first_seen: string | null;
  readonly since_start: boolean;
  readonly rising: boolean;
  readonly verdict: string;
  readonly recent_from: string | null;
  readonly recent_to: string | null;
  readonly recent_papers: number | null;
  readonly recent_total: number | null;
  readonly before_from: string | null;
  readonly before_to: string | null;
  readonly before_papers: number | null;
  readonly before_total: number | null;
}

/** "6.0 % of the papers of 2026-W18–W21 (19 of 316)"; empty when the weeks are not known. */
function describeStretch(row: EmergenceRow, side: 'recent' | 'before'): string {
  const [from, to] = [row[`${side}_from`], row[`${side}_to`]];
  const [papers, total] = [row[`${side}_papers`] ?? 0, row[`${side}_total`] ?? 0];
  if (from === null || to === null || total === 0) return '';
  const counts = `${formatCount(papers)} of ${formatCount(total)}`;
  return `${formatShare(papers / total)} of the papers of ${formatWeeks(from, to)} (${counts})`;
}

function describeCourse(row: EmergenceRow): string[] {
  const [recent, before] = [describeStretch(row, 'recent'), describeStretch(row, 'before')];
  if (recent === '' || before === '')
    return ['Too few complete weeks to tell whether it is rising.'];
  const state = row.rising ? 'Rising' : 'Not rising';
  return [`${state}: ${recent} against ${before}: ${row.verdict}.`];
}

/** "2026-W15..2026-W17" as "2026-W15–W17". */
export function formatBurst(burst: string): string {
  const [first = burst, last = first] = burst.split('..');
  return formatWeeks(first, last);
}

function describeSeen({first_seen: seen, since_start: early}: EmergenceRow): string[] {
  if (seen === null) return ['Never three papers within four weeks.'];
  if (early) return ['There since the first weeks of the data.'];
  return [`First seen in ${seen}, which starts four weeks with at least three papers.`];
}

/** Whether a theme is rising and why, its bursts (`2026-W15..2026-W17`) and when it was first seen. */
export function describeEmergence(row: EmergenceRow, bursts: readonly string[]): string {
  const known = bursts.length > 0;
  const held = known
    ? [`In a burst (about twice its usual share) in ${formatList(bursts.map(formatBurst))}.`]
    : [];
  return [...describeCourse(row), ...held, ...describeSeen(row)].join(' ');
}

/** How rising is defined, for readers. */
export const RISING_IN_WORDS =
  'Rising: the share in the last four complete weeks lies above that in the up to 26 before by more than chance, ' +
  'adjusted for the number of themes; or a burst (Kleinberg) runs into the last complete week; and the confidence is not weak.';
