import type {Series} from './series.ts';

/**
 * The place of each theme among all in each period, 1 for the one with most papers, by theme id; ties go to the lower
 * id. Null in an incomplete period and in one without papers.
 */
export function ranksOf(
  series: readonly Series[]
): ReadonlyMap<number, readonly (number | null)[]> {
  const ranks = new Map(series.map(({themeId}) => [themeId, [] as (number | null)[]]));
  const periods = series[0]?.points.map(({period}) => period) ?? [];
  periods.forEach((period, index) => {
    const papers = ({points}: Series) => points[index]?.papers ?? 0;
    const known = period.complete && period.papers > 0;
    const order = [...series].sort((a, b) => papers(b) - papers(a) || a.themeId - b.themeId);
    order.forEach(({themeId}, at) => ranks.get(themeId)?.push(known ? at + 1 : null));
  });
  return ranks;
}
