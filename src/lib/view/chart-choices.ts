import {CHARTS, type ChartKind, type Filters, writeFilters} from './filters.ts';

/** A choice among a few, as links. */
export interface LinkChoice {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

const NAMES: Record<ChartKind, string> = {
  multiples: 'Panels',
  lines: 'Lines',
  stacked: 'Stacked',
  rank: 'Rank',
  heat: 'Heat map'
};

/** The kinds of chart of the overview. */
export const chartChoices = (filters: Filters, current: ChartKind): LinkChoice[] =>
  CHARTS.map((chart) => ({
    text: NAMES[chart],
    href: `/${writeFilters({...filters, chart})}`,
    current: chart === current
  }));

/** The orders of the panels: by change where one is known, or under their areas, which is the order of the table too. */
export const orderChoices = (filters: Filters, compared: boolean): LinkChoice[] => {
  const grouped = filters.sort.endsWith('area');
  return [
    {
      text: compared ? 'By change' : 'By size',
      href: `/${writeFilters({...filters, sort: '-papers'})}`,
      current: !grouped
    },
    {text: 'By area', href: `/${writeFilters({...filters, sort: 'area'})}`, current: grouped}
  ];
};
