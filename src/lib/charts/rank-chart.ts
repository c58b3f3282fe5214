import {ranksOf} from '../view/ranks.ts';
import {CONTEXT_COLOUR} from '../view/palette.ts';
import type {Series} from '../view/series.ts';
import type {CourseOptions} from './frame.ts';
import {endNames, fullAxis, fullFrame, isNarrow, totals} from './full-frame.ts';
import {px, tag, textTag, through} from './markup.ts';
import {hatched, readingRule, type TimeFrame, timeSvg} from './time-frame.ts';

/** Ranks shown at least, if there are so many, and every how many a number stands at the axis. */
const FEWEST = 10;
const STEP = 5;

type Ranks = readonly (number | null)[];

/** Runs of neighbouring periods that have a rank, as points of a line. */
function linesOf(ranks: Ranks, frame: TimeFrame, y: (rank: number) => number): string {
  const runs: [number, number][][] = [];
  ranks.forEach((rank, index) => {
    if (rank === null) return;
    if (ranks[index - 1] === null || index === 0) runs.push([]);
    runs.at(-1)?.push([frame.x(index), y(rank)]);
  });
  return runs.map(through).join('');
}

/** The place of a theme among all in each complete period, the one with most papers first; the rest in grey. */
export function rankChart(series: readonly Series[], options: CourseOptions): string {
  const {width, periods, context} = options;
  const frame = fullFrame(periods, {width, height: isNarrow(width) ? 340 : 480, left: 30});
  const ranks = ranksOf([...series, ...context]);
  const own = series.map(({themeId}) => ranks.get(themeId) ?? []);
  const lowest = Math.max(Math.min(FEWEST, ranks.size), ...own.flat().map((rank) => rank ?? 0));
  const y = (rank: number) =>
    frame.top + ((rank - 1) / Math.max(lowest - 1, 1)) * (frame.bottom - frame.top - 10) + 4;
  const within = (row: Ranks): Ranks =>
    row.map((rank) => (rank !== null && rank <= lowest ? rank : null));
  const grey = context
    .map(({themeId}) => linesOf(within(ranks.get(themeId) ?? []), frame, y))
    .join('');
  const lines = series.map(({look}, index) =>
    tag('path', {
      d: linesOf(own[index] ?? [], frame, y),
      stroke: look.colour,
      'stroke-dasharray': look.dash,
      'stroke-width': 2
    })
  );
  const last = periods.findLastIndex(({complete}) => complete);
  const names = series.flatMap(({theme, look}, index) => {
    const rank = own[index]?.[last] ?? null;
    return rank === null ? [] : [{name: `${rank} ${theme}`, look, y: y(rank)}];
  });
  const steps = Array.from({length: lowest}, (_, at) => at + 1).filter(
    (rank) => rank === 1 || rank % STEP === 0
  );
  const grid = steps.map((rank) => `M${frame.left},${px(y(rank))}H${px(frame.right)}`).join('');
  const labels = steps.map((rank) =>
    textTag(String(rank), {x: frame.left - 8, y: y(rank) + 4, 'text-anchor': 'end'})
  );
  const line = {fill: 'none', 'stroke-linejoin': 'round'};
  return timeSvg(
    frame,
    hatched(periods, frame, true) +
      tag('path', {d: grid, stroke: 'var(--grid)'}) +
      tag('g', {'data-mark': 'ticks'}, labels.join('')) +
      tag('g', {'data-mark': 'context', ...line}, tag('path', {d: grey, stroke: CONTEXT_COLOUR})) +
      tag('g', {'data-mark': 'line', ...line}, lines.join('')) +
      endNames(names, frame) +
      fullAxis(periods, frame) +
      totals(periods, frame) +
      readingRule(frame)
  );
}
