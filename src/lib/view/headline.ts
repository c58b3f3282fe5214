import {type Mover, rankedChanges} from './change.ts';
import {noteOnWeak} from './doubt.ts';
import {
  formatList,
  formatPapers,
  formatPeriod,
  formatPeriodName,
  formatShare,
  formatUnits
} from './format.ts';
import {lastCompletePair, type Period, type Unit} from './period.ts';
import type {Point, Series} from './series.ts';
import {sumUp, sumUpQuiet, TEST_IN_WORDS} from './verdicts.ts';

/** The news of the newest complete period, in words that claim no more than the tests can. */
export interface Headline {
  readonly sentence: string;
  /** What the sentence compares, with n, and how; empty when something is missing for a comparison. */
  readonly basis: string;
}

/** Themes that are named in each direction; the others are counted. */
const MOST_NAMED = 2;

/** "3.1 % (6 papers)"; a share of nothing is no share. */
const side = ({share, papers}: Point) =>
  papers === 0 ? 'no paper' : `${formatShare(share)} (${formatPapers(papers)})`;

const course = ({change: {from, to}}: Mover) => `from ${side(from)} to ${side(to)}`;

/** Those with a verdict, largest first: "A rose from … to …". */
function told(ranked: readonly Mover[], verdict: 'rose' | 'fell'): string[] {
  const found = ranked.filter(({change}) => change.verdict === verdict);
  const named = (verdict === 'rose' ? found : found.reverse()).slice(0, MOST_NAMED);
  return named.map((mover) => `${mover.theme} ${verdict} ${course(mover)}`);
}

/** When no test found a change, the columns under the headline tell which themes moved most; here it would be said twice. */
function sentenceOf(latest: Period, ranked: readonly Mover[]): string {
  const when = `In ${formatPeriod(latest)}`;
  if (ranked.length === 0) return `${when}, no theme is sure enough to speak of its change.`;
  const news = [...told(ranked, 'rose'), ...told(ranked, 'fell')];
  const verdicts = ranked.map(({change}) => change.verdict);
  if (news.length > 0) return `${when}, ${formatList(news)}; ${sumUp(verdicts)}.`;
  if (verdicts.every((verdict) => verdict === 'too few papers')) {
    return `${when}, too few papers to tell whether any theme changed.`;
  }
  if (ranked.every(({change}) => change.difference === 0)) {
    return `${when}, no theme changed its share.`;
  }
  return `${when}, no theme changed beyond chance: ${sumUpQuiet(verdicts)}.`;
}

function tooShort(periods: readonly Period[], unit: Unit): string {
  const complete = periods.filter((period) => period.complete);
  const [only] = complete;
  if (periods.length === 0) return 'No dated paper lies in the range shown.';
  const have = only ? `only ${formatPeriod(only)} is complete` : `no ${unit} is complete`;
  return `Two complete ${unit}s are needed to tell what changed; of the ${formatUnits(periods.length, unit)} shown ${have}.`;
}

/** Says which themes rose and fell between the last two complete periods, or that none did beyond chance. */
export function headline(
  series: readonly Series[],
  periods: readonly Period[],
  unit: Unit
): Headline {
  const pair = lastCompletePair(periods);
  if (!pair) {
    return {sentence: tooShort(periods, unit), basis: ''};
  }
  const [previous, latest] = pair;
  const ranked = rankedChanges(series);
  const n = ({papers}: Period) => formatPapers(papers);
  return {
    sentence: sentenceOf(latest, ranked),
    basis:
      `Shares of the papers of ${formatPeriodName(latest)} (${n(latest)}) against ` +
      `${formatPeriodName(previous)} (${n(previous)}).${noteOnWeak(series)} ${TEST_IN_WORDS}`
  };
}
