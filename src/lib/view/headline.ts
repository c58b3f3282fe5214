import {movers, type Mover} from './change.ts';
import {
  formatChange,
  formatPapers,
  formatPeriod,
  formatPeriodName,
  formatShare,
  formatUnits
} from './format.ts';
import {lastCompletePair, type Period, type Unit} from './period.ts';
import type {Series} from './series.ts';

/** The news of the newest complete period, in words that claim no more than counts can. */
export interface Headline {
  readonly sentence: string;
  /** What the sentence compares, with n, or what is missing for a comparison. */
  readonly basis: string;
  readonly gained: readonly Mover[];
  readonly lost: readonly Mover[];
}

const told = ({theme, change}: Mover) =>
  `${theme} (${formatChange(change.difference)}, to ${formatShare(change.to.share)})`;

function sentenceOf(latest: Period, gained?: Mover, lost?: Mover): string {
  const when = `In ${formatPeriod(latest)}`;
  if (gained && lost) return `${when}, ${told(gained)} gained most and ${told(lost)} lost most.`;
  if (gained) return `${when}, ${told(gained)} gained most; no theme lost.`;
  if (lost) return `${when}, ${told(lost)} lost most; no theme gained.`;
  return `${when}, no theme changed its share.`;
}

function tooShort(periods: readonly Period[], unit: Unit): string {
  const complete = periods.filter((period) => period.complete);
  const [only] = complete;
  if (periods.length === 0) return 'No dated paper lies in the range shown.';
  const have = only ? `only ${formatPeriod(only)} is complete` : `no ${unit} is complete`;
  return `Two complete ${unit}s are needed to tell what changed; of the ${formatUnits(periods.length, unit)} shown ${have}.`;
}

/** Says which themes gained and lost most between the last two complete periods. */
export function headline(
  series: readonly Series[],
  periods: readonly Period[],
  unit: Unit
): Headline {
  const pair = lastCompletePair(periods);
  if (!pair) {
    return {sentence: tooShort(periods, unit), basis: '', gained: [], lost: []};
  }
  const [previous, latest] = pair;
  const {gained, lost} = movers(series);
  const n = ({papers}: Period) => formatPapers(papers);
  return {
    sentence: sentenceOf(latest, gained[0], lost[0]),
    basis:
      `Shares of the papers of ${formatPeriodName(latest)} (${n(latest)}) against ` +
      `${formatPeriodName(previous)} (${n(previous)}). Differences of counts, not tested: ` +
      'where a theme has few papers a week, chance alone moves it by a point or more.',
    gained,
    lost
  };
}
