import type {Verdict} from '../stats/change-verdict.ts';
import {formatCount} from './format.ts';

export type {Verdict} from '../stats/change-verdict.ts';

/** Whether a change may be spoken of: anything else is drawn in grey. */
export const isClear = (verdict: Verdict) => verdict === 'rose' || verdict === 'fell';

/** "rose", "no clear change", "too few papers (4)"; the papers are those of both periods together. */
export const formatVerdict = (verdict: Verdict, papers: number) =>
  verdict === 'too few papers' ? `${verdict} (${formatCount(papers)})` : verdict;

/** "2 rose, 1 fell, 19 no clear change, 2 too few papers to tell" */
export function countVerdicts(verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict) =>
    formatCount(verdicts.filter((verdict) => verdict === wanted).length);
  return `${count('rose')} rose, ${count('fell')} fell, ${count('no clear change')} no clear change, ${count('too few papers')} too few papers to tell`;
}

/** "2 themes rose, 1 fell", "1 theme fell", "No theme changed beyond chance", or that none could be tested. */
export function titleOfVerdicts(verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const told = (['rose', 'fell'] as const).filter((verdict) => count(verdict) > 0);
  if (told.length > 0) {
    const parts = told.map((verdict, index) => {
      const themes = count(verdict) === 1 ? ' theme' : ' themes';
      return `${formatCount(count(verdict))}${index === 0 ? themes : ''} ${verdict}`;
    });
    return parts.join(', ');
  }
  return count('no clear change') > 0
    ? 'No theme changed beyond chance'
    : 'Too few papers to tell what changed';
}

/** "4 themes rose, 2 fell, 14 no clear change", with those that have too few papers where there are any. */
export function sumUp(verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const [rose, fell, few] = [count('rose'), count('fell'), count('too few papers')];
  return [
    `${formatCount(rose)} ${rose === 1 ? 'theme' : 'themes'} rose`,
    `${formatCount(fell)} fell`,
    `${formatCount(count('no clear change'))} no clear change`,
    ...(few > 0 ? [`${formatCount(few)} too few papers to tell`] : [])
  ].join(', ');
}

/** The same where none rose or fell: "14 with no clear change, 3 with too few papers to tell". */
export function sumUpQuiet(verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const [unclear, few] = [count('no clear change'), count('too few papers')];
  const themes = `${formatCount(unclear)} ${unclear === 1 ? 'theme' : 'themes'} with no clear change`;
  return few > 0 ? `${themes}, ${formatCount(few)} with too few papers to tell` : themes;
}

/** How a verdict is reached, for readers who know no statistics. */
export const TEST_IN_WORDS =
  'A two-sided test asks of each theme whether its two shares differ by more than chance. ' +
  'Its p is adjusted for looking at so many themes at once (Benjamini and Hochberg). ' +
  'Rose or fell: adjusted p below 5 % and a 95 % interval of the difference that leaves out 0.';

/** What the two other verdicts do not say. */
export const DOUBT_IN_WORDS =
  'No clear change: chance alone may explain the difference, which is no proof that there is none. ' +
  'Each interval is of one theme by itself: it may leave out 0 and the adjusted p still be above 5 %. ' +
  'Too few papers: fewer than five in both periods together, so not tested.';
