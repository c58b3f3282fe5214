import type {Day} from '../model.ts';
import {formatCount, formatDay, formatPapers} from './format.ts';

/** What of the papers of a theme the analysis before had, in one sentence. */
export function describeStay({
  until,
  stayed,
  fresh
}: {
  readonly until: Day | null;
  readonly stayed: number;
  readonly fresh: number;
}): string {
  const before = `The analysis before${until === null ? '' : ` had papers up to ${formatDay(until)}`}`;
  return `${before}: ${formatPapers(stayed)} of it stayed, and ${formatCount(fresh)} ${fresh === 1 ? 'is' : 'are'} new since.`;
}
