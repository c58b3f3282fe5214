import {formatPapers, formatPeriod, formatShare, formatShareRange} from './format.ts';
import {isCapped} from './period.ts';
import {type Series, shareInterval} from './series.ts';

/** What the charts say of one period. */
export interface Reading {
  /** "2026-W15, 6–12 April" */
  readonly title: string;
  /** "154 papers in all" */
  readonly total: string;
  readonly themes: readonly {
    readonly themeId: number;
    readonly theme: string;
    readonly colour: string;
    /** "3.1 % (2.0–4.8), 6 papers" */
    readonly text: string;
  }[];
}

/** Themes that a box can hold. */
const MOST = 8;

/** The share with its 95 % interval, and n, of the themes in one period; the largest of them when there are too many. */
export function readAt(series: readonly Series[], index: number): Reading | null {
  const period = series[0]?.points[index]?.period;
  if (!period) return null;
  const found = series.flatMap(({themeId, theme, look, points}) => {
    const point = points[index];
    return point ? [{themeId, theme, colour: look.colour, point}] : [];
  });
  const shown =
    found.length > MOST
      ? found.toSorted((a, b) => b.point.papers - a.point.papers || a.themeId - b.themeId)
      : found;
  const notes = [
    ...(period.complete ? [] : ['partial']),
    ...(isCapped(period) ? ['probably more'] : [])
  ];
  return {
    title: formatPeriod(period),
    total: [`${formatPapers(period.papers)} in all`, ...notes].join(', '),
    themes: shown.slice(0, MOST).map(({point, ...theme}) => ({
      ...theme,
      text: `${formatShare(point.share)} (${formatShareRange(shareInterval(point))}), ${formatPapers(point.papers)}`
    }))
  };
}

/** What a reader who cannot see the box hears: "2026-W15, 6–12 April: 154 papers in all; World Models 3.1 % (2.0–4.8), 6 papers". */
export const sayReading = ({title, total, themes}: Reading): string =>
  [`${title}: ${total}`, ...themes.map(({theme, text}) => `${theme} ${text}`)].join('; ');

/** The place that is read first: the last complete period, as a partial one tells least; the last without any. */
export function firstRead(series: readonly Series[]): number {
  const points = series[0]?.points ?? [];
  const complete = points.findLastIndex(({period}) => period.complete);
  return Math.max(0, complete >= 0 ? complete : points.length - 1);
}
