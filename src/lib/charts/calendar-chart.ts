import {calendarGrid, type CalendarCell, type CalendarDay} from '../view/calendar-grid.ts';
import {formatCount, formatPapers} from '../view/format.ts';
import {hatchPath} from './hatch.ts';
import {svgElement, svgText} from './svg.ts';

/** One calendar of the chart: all sources together, or one of them. */
export interface Calendar {
  readonly name: string;
  readonly days: readonly CalendarDay[];
}

/** Steps of ink from few papers to the most. */
const STEPS = 5;
const LEFT = 30;
const HEAD = 40;
const FOOT = 18;
/** Smaller cells could not be told apart, larger ones tell nothing more. */
const CELL = {least: 5, most: 16} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH_ROOM = 30;

/** Pixels of a cell, and the first week that there is room for. */
function fit(weeks: number, width: number): {cell: number; from: number} {
  const room = width - LEFT;
  const cell = Math.min(CELL.most, Math.max(CELL.least, Math.floor(room / Math.max(weeks, 1))));
  return {cell, from: Math.max(0, weeks - Math.floor(room / cell))};
}

interface Grid {
  readonly cell: number;
  readonly from: number;
  readonly top: number;
}

const boxOf = ({column, row}: CalendarCell, {cell, from, top}: Grid) => {
  const left = LEFT + (column - from) * cell;
  const up = top + row * cell;
  return {left, top: up, right: left + cell - 1, bottom: up + cell - 1};
};

const boxPath = (cell: CalendarCell, grid: Grid): string => {
  const {left, top, right, bottom} = boxOf(cell, grid);
  return `M${left},${top}H${right}V${bottom}H${left}Z`;
};

/** One path for all days that look alike: a mark for each day would make the page many times as large. */
function marks(document: Document, cells: readonly CalendarCell[], grid: Grid): SVGElement[] {
  const most = cells.reduce((top, {papers}) => Math.max(top, papers), 1);
  const stepOf = ({papers}: CalendarCell) => Math.ceil((papers / most) * STEPS);
  const filled = Array.from({length: STEPS}, (_, index) =>
    cells.filter((cell) => stepOf(cell) === index + 1)
  );
  const path = (name: string, d: string, attributes: Record<string, string | number>) =>
    svgElement(document, 'path', {'data-mark': name, d, ...attributes});
  const join = (some: readonly CalendarCell[]) => some.map((cell) => boxPath(cell, grid)).join('');
  const of = (state: string) => cells.filter((cell) => cell.state === state);
  const hatched = of('missing').map((cell) => hatchPath(boxOf(cell, grid), 4));
  const outline = {fill: 'none', stroke: 'var(--loss)', 'stroke-width': 1.2};
  return [
    path('empty', join(cells.filter(({papers}) => papers === 0)), {fill: 'var(--mark)'}),
    ...filled.map((some, index) =>
      path('covered', join(some), {fill: 'var(--accent)', 'fill-opacity': (index + 1) / STEPS})
    ),
    path('missing', join(of('missing')) + hatched.join(''), outline),
    path('capped', join(of('capped')), outline)
  ].filter((one) => one.getAttribute('d') !== '');
}

/** Names of months where a new one begins, as far apart as they need. */
function monthLabels(document: Document, cells: readonly CalendarCell[], grid: Grid): SVGElement[] {
  let free = -Infinity;
  return cells.flatMap((cell) => {
    if (!cell.day.endsWith('-01')) return [];
    const {left} = boxOf(cell, grid);
    if (left < free) return [];
    free = left + MONTH_ROOM;
    const month = Number(cell.day.slice(5, 7));
    const text = month === 1 ? cell.day.slice(0, 4) : (MONTHS[month - 1] ?? '');
    return [
      svgText(document, text, {x: left, y: grid.top - 5, 'font-size': 11, fill: 'var(--ink-2)'})
    ];
  });
}

function drawCalendar(document: Document, {name, days}: Calendar, grid: Grid): SVGElement {
  const group = svgElement(document, 'g', {'data-mark': 'calendar'});
  const cells = calendarGrid(days).filter(({column}) => column >= grid.from);
  const papers = cells.reduce((sum, cell) => sum + cell.papers, 0);
  const most = cells.reduce((top, cell) => Math.max(top, cell.papers), 0);
  const title = `${name}: ${formatPapers(papers)}, at most ${formatCount(most)} a day`;
  group.append(
    svgText(document, title, {x: 0, y: grid.top - 24, 'font-size': 13, fill: 'var(--ink)'}),
    ...monthLabels(document, cells, grid),
    ...['Mon', 'Wed', 'Fri', 'Sun'].map((day, index) =>
      svgText(document, day, {
        x: 0,
        y: grid.top + (index * 2 + 0.5) * grid.cell + 3,
        'font-size': Math.min(11, grid.cell * 1.7),
        fill: 'var(--ink-2)'
      })
    ),
    ...marks(document, cells, grid)
  );
  return group;
}

/**
 * Papers of each day, a column for each week: the more, the darker. Days that were probably cut off are outlined, missing
 * ones hatched too. Where there is no room for all weeks, the latest are shown.
 */
export function calendarChart(
  calendars: readonly Calendar[],
  {width, document}: {width: number; document: Document}
): Element {
  const days = calendars[0]?.days ?? [];
  const weeks = (calendarGrid(days).at(-1)?.column ?? 0) + 1;
  const {cell, from} = fit(weeks, width);
  const step = HEAD + 7 * cell + FOOT;
  const height = Math.max(1, calendars.length * step);
  const chart = svgElement(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'aria-hidden': 'true'
  });
  chart.append(
    ...calendars.map((calendar, index) =>
      drawCalendar(document, calendar, {cell, from, top: HEAD + index * step})
    )
  );
  return chart;
}
