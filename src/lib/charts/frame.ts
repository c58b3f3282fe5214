import type {Measure} from '../view/filters.ts';
import {formatCount, formatPercentTick, formatShare} from '../view/format.ts';
import type {Period} from '../view/period.ts';
import type {Point, Series} from '../view/series.ts';

/** What every chart over time is told. */
export interface TimeOptions {
  readonly measure: Measure;
  /** Pixels. */
  readonly width: number;
  /** Largest value of the shared axis. */
  readonly top: number;
}

/** What the charts of many themes over time are told. */
export interface CourseOptions {
  readonly measure: Measure;
  /** Pixels. */
  readonly width: number;
  readonly periods: readonly Period[];
  /** Other themes, drawn in grey or as one. */
  readonly context: readonly Series[];
}

/** Below this a single paper moves the line visibly, so each point is shown as what it is: a handful. */
export const FEW_PAPERS = 10;

/** The value that a chart draws. */
export const valueOf = (point: Point, measure: Measure) =>
  measure === 'share' ? point.share : point.papers;

/** A value in words: "3.1 %" or "6". */
export const formatValue = (value: number, measure: Measure) =>
  measure === 'share' ? formatShare(value) : formatCount(value);

/** A value for the axis: "3 %" or "6". */
export const formatTick = (value: number, measure: Measure) =>
  measure === 'share' ? `${formatPercentTick(value)} %` : formatCount(value);

/** The largest value of some series, so that charts beside each other share one scale. */
export const topOf = (series: readonly Series[], measure: Measure) =>
  series.reduce(
    (top, {points}) => points.reduce((most, point) => Math.max(most, valueOf(point, measure)), top),
    measure === 'share' ? 0.01 : 1
  );

/** Every how many periods there is room for a label of so many pixels. */
export const labelStep = (count: number, width: number, room: number) =>
  Math.max(1, Math.ceil((room * count) / Math.max(width, 1)));

/** Text and ground come from the page, so that one drawing serves light and dark. */
export const PAGE_STYLE = {
  background: 'none',
  color: 'var(--ink-2)',
  fontFamily: 'inherit',
  fontSize: '12px',
  overflow: 'visible'
};
