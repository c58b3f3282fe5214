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

/** What one paper adds to its theme. */
interface Part {
  readonly themeId: number | null;
  /** Its share of the week's votes times the papers of the week. */
  readonly weighed: number;
  readonly percentile: number;
}

function partsOf(papers: readonly ThemeVotes[]): Part[] {
  const attention = weeklyAttention(papers);
  const sizes = new Map<Day, number>();
  for (const {listedWeek} of papers) sizes.set(listedWeek, (sizes.get(listedWeek) ?? 0) + 1);
  return papers.flatMap(({paperId, listedWeek, themeId}) => {
    const found = attention.get(paperId);
    if (!found || found.share === null) return [];
    const weighed = found.share * (sizes.get(listedWeek) ?? 0);
    return {themeId, weighed, percentile: found.percentile};
  });
}

type Measured = Omit<ThemeAttention, 'adjustedP' | 'verdict'>;

function measure(themeId: number, parts: readonly Part[], all: number): Measured {
  const papers = parts.length;
  const percentile = papers === 0 ? 0.5 : sum(parts.map((part) => part.percentile)) / papers;
  const error = STANDARD_DEVIATION / Math.sqrt(Math.max(1, papers));
  const half = error * normalQuantile((1 + LEVEL) / 2);
  const z = Math.abs(percentile - 0.5) / error;
  return {
    themeId,
    papers,
    volume: all === 0 ? 0 : papers / all,
    attention: all === 0 ? 0 : sum(parts.map(({weighed}) => weighed)) / all,
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
  const parts = partsOf(papers);
  const groups = new Map<number, Part[]>(themeIds.map((themeId) => [themeId, []]));
  for (const part of parts) groups.get(part.themeId ?? Number.NaN)?.push(part);
  const measured = [...groups].map(([themeId, own]) => measure(themeId, own, parts.length));
  const adjusted = adjustPValues(measured.flatMap(({p}) => p ?? []));
  let next = 0;
  return measured.map((theme) => {
    const adjustedP = theme.p === null ? null : (adjusted[next++] ?? null);
    return {...theme, adjustedP, verdict: verdictOf(theme, adjustedP)};
  });
}
