import type {ChartKind} from '../view/filters.ts';
import type {Series} from '../view/series.ts';
import type {CourseOptions} from './frame.ts';
import {heatChart} from './heat-chart.ts';
import {linesChart} from './lines-chart.ts';
import {rankChart} from './rank-chart.ts';
import {stackedChart} from './stacked-chart.ts';

/** The charts that draw all themes in one picture. */
export const COURSE_CHARTS: Record<
  Exclude<ChartKind, 'multiples'>,
  (series: readonly Series[], options: CourseOptions) => string
> = {lines: linesChart, stacked: stackedChart, rank: rankChart, heat: heatChart};
