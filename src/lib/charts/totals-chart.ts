import {formatPapers, formatPeriod, formatShortPeriod, formatTotal} from '../view/format.ts';
import {isCapped, type Period} from '../view/period.ts';
import {labelStep} from './frame.ts';
import {px, tag, textTag} from './markup.ts';
import {hatched, readingRule, type TimeFrame, timeFrame, timeSvg} from './time-frame.ts';

const HEIGHT = 84;
/** Half of a bar, in steps. */
const HALF = 0.46;

function tellTotal(period: Period): string {
  const text = `${formatPeriod(period)}: ${formatPapers(period.papers)}`;
  return isCapped(period) ? `${text}, probably more on ${period.capped} days` : text;
}

/** A bar that tells its period when the pointer rests on it, fainter where the period is partial. */
function bar(
  period: Period,
  index: number,
  {x, bottom, y}: TimeFrame & {y: (papers: number) => number}
): string {
  const top = y(period.papers);
  return tag(
    'path',
    {
      d: `M${px(x(index - HALF))},${px(bottom)}V${px(top)}H${px(x(index + HALF))}V${px(bottom)}z`,
      'fill-opacity': period.complete ? '1' : '0.55'
    },
    tag('title', {}, tellTotal(period))
  );
}

/** How many papers each period has: what every share on the page is a share of. */
export function totalsChart(periods: readonly Period[], {width}: {width: number}): string {
  const frame = timeFrame(periods.length, {width, height: HEIGHT, margins: [18, 2, 20, 2]});
  const {x, left, right, top, bottom} = frame;
  const most = periods.reduce((largest, {papers}) => Math.max(largest, papers), 1);
  const y = (papers: number) => bottom - (papers / most) * (bottom - top);
  const every = labelStep(periods.length, width, 34);
  const labels = periods.flatMap((period, index) => {
    if (index % every !== 0) return [];
    const middle = {x: x(index), 'text-anchor': 'middle', 'font-size': 12};
    return [
      textTag(formatTotal(period), {...middle, y: y(period.papers) - 5, fill: 'var(--ink)'}),
      textTag(formatShortPeriod(period), {...middle, y: bottom + 16})
    ];
  });
  const bars = periods.map((period, index) => bar(period, index, {...frame, y}));
  return timeSvg(
    frame,
    hatched(periods, frame, false) +
      tag('g', {'data-mark': 'bars', fill: 'var(--context)'}, bars.join('')) +
      tag('path', {
        d: `M${left},${bottom}H${right}`,
        stroke: 'var(--ink-2)',
        'stroke-opacity': '0.5'
      }) +
      labels.join('') +
      readingRule(frame)
  );
}
