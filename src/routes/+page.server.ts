import {panelChart} from '$lib/charts/panel-chart.ts';
import {renderBoth, renderChart} from '$lib/charts/render.ts';
import {topOf} from '$lib/charts/frame.ts';
import {totalsChart} from '$lib/charts/totals-chart.ts';
import {trendChart} from '$lib/charts/trend-chart.ts';
import {read} from '$lib/server/read.ts';
import {readTrends, type Trends} from '$lib/server/trends.ts';
import {movers, rankedChanges} from '$lib/view/change.ts';
import type {Filters, Measure} from '$lib/view/filters.ts';
import {headline} from '$lib/view/headline.ts';
import {coloured, noteOnColours} from '$lib/view/palette.ts';
import type {ThemeRow} from '$lib/view/theme-table.ts';

const PANEL_WIDTH = 280;

/** One small chart per theme, the largest gain first; those listed as largest changes are in colour. */
function drawPanels({rows, series}: Trends, measure: Measure) {
  const {gained, lost} = movers(rankedChanges(series));
  const news = new Set([...gained, ...lost].map(({themeId}) => themeId));
  const gain = (row: ThemeRow) => row.change?.difference ?? 0;
  const top = topOf(series, measure);
  return [...rows]
    .sort((a, b) => gain(b) - gain(a) || a.theme_id - b.theme_id)
    .map((row) => {
      const colour = news.has(row.theme_id) ? row.series.look.colour : 'var(--ink-2)';
      const chart = renderChart((document) =>
        panelChart(row.series, {measure, width: PANEL_WIDTH, top, colour, document})
      );
      const {theme_id: themeId, theme, confidence, change} = row;
      return {themeId, theme, confidence, change, chart};
    });
}

/** The chosen themes on one axis, the first eight in colour, all others behind them in grey. */
function drawLines({series}: Trends, {themes, measure}: Filters) {
  const chosen = coloured(themes);
  const context = series.filter(({themeId}) => !chosen.has(themeId));
  const top = topOf(series, measure);
  return renderBoth((document, width) =>
    trendChart(
      series.filter(({themeId}) => chosen.has(themeId)),
      {measure, width, top, context, document}
    )
  );
}

export const load = ({url}) =>
  read(url, async ({connection, run, filters: asked, problems}) => {
    const trends = await readTrends(connection, {...asked, themes: []});
    const {periods, series, rows} = trends;
    const chosen = rows.filter(({theme_id}) => asked.themes.includes(theme_id));
    const unknown = asked.themes.filter((id) => !rows.some(({theme_id}) => theme_id === id));
    const filters = {...asked, themes: chosen.map(({theme_id}) => theme_id).sort((a, b) => a - b)};
    const some = chosen.length > 0;
    const drawable = periods.length > 0;
    return {
      run,
      title: 'Overview',
      filters,
      problems: [
        ...problems,
        ...unknown.map((id) => `There is no theme ${id} in this analysis.`),
        ...noteOnColours(chosen.length)
      ],
      periods,
      rows: some ? chosen : rows,
      themes: series.map(({themeId, theme}) => ({themeId, theme})),
      headline: headline(series, periods, filters.unit),
      panels: drawable && !some ? drawPanels(trends, filters.measure) : [],
      lines: drawable && some ? drawLines(trends, filters) : null,
      totals: drawable
        ? renderBoth((document, width) => totalsChart(periods, {width, document}))
        : null
    };
  });
