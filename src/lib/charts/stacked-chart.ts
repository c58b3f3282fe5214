import {CONTEXT_COLOUR, type Look} from '../view/palette.ts';
import {completeRuns, type Series} from '../view/series.ts';
import {type CourseOptions, valueOf} from './frame.ts';
import {endNames, fullAxis, fullFrame, isNarrow, totals} from './full-frame.ts';
import {tag, through} from './markup.ts';
import {
  hatched,
  readingRule,
  type TimeFrame,
  timeSvg,
  valueAxis,
  valueScale
} from './time-frame.ts';

interface Band {
  readonly name: string;
  readonly look: Look;
  /** Where it begins and ends in each period. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

const OTHERS = {theme: 'Other themes', look: {colour: CONTEXT_COLOUR, dash: 'none'}};
/** Half of the width of a period alone, in steps. */
const HALF = 0.4;

/** The themes in colour from the bottom up, and on top of them all others as one. */
function stack(
  series: readonly Series[],
  {context, measure, periods}: CourseOptions
): readonly Band[] {
  const valuesOf = ({points}: Series) => points.map((point) => valueOf(point, measure));
  const sums = context.map(valuesOf);
  const others = periods.map((_, index) => sums.reduce((sum, row) => sum + (row[index] ?? 0), 0));
  const rows = series.map((one) => ({theme: one.theme, look: one.look, values: valuesOf(one)}));
  if (context.length > 0) rows.push({...OTHERS, values: others});
  let floor = periods.map(() => 0);
  return rows.map(({theme: name, look, values}) => {
    const lower = floor;
    const upper = lower.map((value, index) => value + (values[index] ?? 0));
    floor = upper;
    return {name, look, lower, upper};
  });
}

/** The outline of a band over neighbouring periods; one alone is a bar. */
function outline(
  {lower, upper}: Band,
  run: readonly number[],
  {x, y}: {x: TimeFrame['x']; y: (value: number) => number}
) {
  const asides = run.length > 1 ? [0] : [-HALF, HALF];
  const edge = (values: readonly number[]) =>
    run.flatMap((index) =>
      asides.map((aside) => [x(index + aside), y(values[index] ?? 0)] as const)
    );
  return `${through([...edge(upper), ...edge(lower).reverse()])}Z`;
}

/** The themes on top of each other: how much of all papers they are together, in each complete period. */
export function stackedChart(series: readonly Series[], options: CourseOptions): string {
  const {measure, width, periods, context} = options;
  const frame = fullFrame(periods, {width, height: isNarrow(width) ? 320 : 440});
  const bands = stack(series, options);
  const points = [...series, ...context][0]?.points ?? [];
  const runs = completeRuns(points).map((run) => run.map((point) => points.indexOf(point)));
  const shown = runs.flat();
  const top = Math.max(
    measure === 'share' ? 0.01 : 1,
    ...shown.map((index) => bands.at(-1)?.upper[index] ?? 0)
  );
  const scale = valueScale(frame, top, 5);
  const place = {x: frame.x, y: scale.y};
  const areas = bands.map((band) =>
    tag('path', {
      d: runs.map((run) => outline(band, run, place)).join(''),
      fill: band.look.colour,
      stroke: 'var(--paper)',
      'stroke-width': '0.8'
    })
  );
  const last = shown.at(-1);
  const names = bands.flatMap(({name, look, lower, upper}) =>
    last === undefined
      ? []
      : [{name, look, y: scale.y(((lower[last] ?? 0) + (upper[last] ?? 0)) / 2)}]
  );
  return timeSvg(
    frame,
    valueAxis(frame, scale, measure) +
      tag('g', {'data-mark': 'areas'}, areas.join('')) +
      hatched(periods, frame, true) +
      endNames(names, frame) +
      fullAxis(periods, frame) +
      totals(periods, frame) +
      readingRule(frame)
  );
}
