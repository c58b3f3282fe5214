import type {Day} from '../model.ts';
import {weeklyAttention, type PaperVotes} from './attention.ts';
import {adjustPValues} from './false-discovery.ts';
import type {Interval} from './intervals.ts';
import {normalDistribution} from './normal-distribution.ts';
import {normalQuantile} from './normal-quantile.ts';
import {sum} from './sum.ts';

/** A paper with votes and its theme; null for none. */
export interface ThemeVotes extends PaperVotes {
  readonly listedWeek: Day;
  readonly upvotes: number;
  readonly themeId: number | null;
}

/** Whether the papers of a theme draw more votes than others of their week. */
export type AttentionVerdict = 'more' | 'less' | 'no clear difference' | 'too few papers';

/** The attention to a theme against its volume, both over weeks in which somebody voted. */
export interface ThemeAttention {
  readonly themeId: number;
  /** Its papers with votes. */
  readonly papers: number;
  /** Its share of the papers, and of the votes of each week weighed by the week's papers, 0 to 1. */
  readonly volume: number;
  readonly attention: number;
  /** Mean share of the papers of the same week that one of its papers outdoes, 0 to 1; 0.5 is usual. */
  readonly percentile: number;
  readonly interval: Interval;
  /** Two-sided, and adjusted for the themes tested; null when there are too few papers to test. */
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly verdict: AttentionVerdict;
}

const LEAST_PAPERS = 5;
const LEVEL = 0.95;
const FALSE_DISCOVERY_RATE = 0.05;
/** Of percentiles when no paper is favoured: they are uniform on 0 to 1; ties only make it smaller. */
const STANDARD_DEVIATION = Math.sqrt(1 / 12);

/** What papers add to their theme, one after the other. */
interface Parts {
  /** Its share of the week's votes times the papers of the week. */
  readonly weighed: number[];
  readonly percentiles: number[];
}

function byWeek(papers: readonly ThemeVotes[]): Iterable<readonly ThemeVotes[]> {
  const weeks = new Map<Day, ThemeVotes[]>();
  for (const paper of papers) {
    const week = weeks.get(paper.listedWeek);
    if (week) week.push(paper);
    else weeks.set(paper.listedWeek, [paper]);
  }
  return weeks.values();
}

/** What the papers of each theme add to it, and how many papers there are in weeks in which somebody voted. */
function partsOf(themeIds: readonly number[], papers: readonly ThemeVotes[]) {
  const parts = new Map<number, Parts>(themeIds.map((id) => [id, {weighed: [], percentiles: []}]));
  let all = 0;
  // A week at a time, as a million papers may be told of.
  for (const week of byWeek(papers)) {
    const attention = weeklyAttention(week);
    for (const {paperId, themeId} of week) {
      const found = attention.get(paperId);
      if (!found || found.share === null) continue;
      all++;
      const own = parts.get(themeId ?? Number.NaN);
      own?.weighed.push(found.share * week.length);
      own?.percentiles.push(found.percentile);
    }
  }
  return {parts, all};
}

type Measured = Omit<ThemeAttention, 'adjustedP' | 'verdict'>;

function measure(themeId: number, {weighed, percentiles}: Parts, all: number): Measured {
  const papers = percentiles.length;
  const percentile = papers === 0 ? 0.5 : sum(percentiles) / papers;
  const error = STANDARD_DEVIATION / Math.sqrt(Math.max(1, papers));
  const half = error * normalQuantile((1 + LEVEL) / 2);
  const z = Math.abs(percentile - 0.5) / error;
  return {
    themeId,
    papers,
    volume: all === 0 ? 0 : papers / all,
    attention: all === 0 ? 0 : sum(weighed) / all,
    percentile,
    interval: {lower: Math.max(0, percentile - half), upper: Math.min(1, percentile + half)},
    p: papers < LEAST_PAPERS ? null : 2 * normalDistribution(-z)
  };
}

function verdictOf({percentile}: Measured, adjustedP: number | null): AttentionVerdict {
  if (adjustedP === null) return 'too few papers';
  if (adjustedP >= FALSE_DISCOVERY_RATE) return 'no clear difference';
  return percentile > 0.5 ? 'more' : 'less';
}

/**
 * Attention to each theme, in the order given: the votes of a paper are set against those of the papers
 * of the same week, so that no theme gains by its papers being older. The shares tell how much, and one
 * paper may make them; the mean percentile tells whether it is so of its papers in general, tested as
 * the mean of uniform numbers (a rank test within weeks, as van Elteren's) with adjustment for the
 * number of themes.
 *
 * @throws RangeError when votes are negative or not finite
 */
export function themeAttention(
  themeIds: readonly number[],
  papers: readonly ThemeVotes[]
): ThemeAttention[] {
  const {parts, all} = partsOf(themeIds, papers);
  const measured = [...parts].map(([themeId, own]) => measure(themeId, own, all));
  const adjusted = adjustPValues(measured.flatMap(({p}) => p ?? []));
  let next = 0;
  return measured.map((theme) => {
    const adjustedP = theme.p === null ? null : (adjusted[next++] ?? null);
    return {...theme, adjustedP, verdict: verdictOf(theme, adjustedP)};
  });
}
