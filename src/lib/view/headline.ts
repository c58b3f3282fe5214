import {type Mover, movers, rankedChanges} from './change.ts';
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
import type {Series} from './series.ts';
import {sumUp, TEST_IN_WORDS} from './verdicts.ts';

/** The news of the newest complete period, in words that claim no more than the tests can. */
export interface Headline {
  readonly sentence: string;
  /** What the sentence compares, with n, and how; empty when something is missing for a comparison. */
  readonly basis: string;
}

/** Themes that are named in each direction; the others are counted. */
const MOST_NAMED = 2;

const course = ({change: {from, to}}: Mover) =>
  `from ${formatShare(from.share)} (${formatPapers(from.papers)}) to ` +
  `${formatShare(to.share)} (${formatPapers(to.papers)})`;

/** Those with a verdict, largest first: "A rose from … to …". */
function told(ranked: readonly Mover[], verdict: 'rose' | 'fell'): string[] {
  const found = ranked.filter(({change}) => change.verdict === verdict);
  const named = (verdict === 'rose' ? found : found.reverse()).slice(0, MOST_NAMED);
  return named.map((mover) => `${mover.theme} ${verdict} ${course(mover)}`);
}

/** A change that proves nothing, with the reason. */
function doubted(what: 'gain' | 'loss', mover: Mover | undefined): string {
  if (!mover) return '';
  const few = mover.change.verdict === 'too few papers';
  const reason = few ? 'too few papers to tell' : 'within chance';
  return ` Largest ${what}, ${reason}: ${mover.theme}, ${course(mover)}.`;
}

function sentenceOf(latest: Period, ranked: readonly Mover[]): string {
  const when = `In ${formatPeriod(latest)}`;
  if (ranked.length === 0) return `${when}, no theme is sure enough to speak of its change.`;
  const news = [...told(ranked, 'rose'), ...told(ranked, 'fell')];
  const sum = sumUp(ranked.map(({change}) => change.verdict));
  if (news.length > 0) return `${when}, ${formatList(news)}; ${sum}.`;
  const {gained, lost} = movers(ranked, 1);
  const largest = doubted('gain', gained[0]) + doubted('loss', lost[0]);
  if (ranked.every(({change}) => change.verdict === 'too few papers')) {
    return `${when}, too few papers to tell whether any theme changed.${largest}`;
  }
  if (largest === '') return `${when}, no theme changed its share.`;
  return `${when}, no theme changed beyond chance: ${sum}.${largest}`;
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
