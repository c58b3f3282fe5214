import {topOf} from '$lib/charts/frame.ts';
import {renderBoth} from '$lib/charts/render.ts';
import {trendChart} from '$lib/charts/trend-chart.ts';
import {paperList} from '$lib/server/queries/paper-list.ts';
import {themeCarriers, themeName} from '$lib/server/queries/theme-name.ts';
import {themeTerms} from '$lib/server/queries/theme-terms.ts';
import {runQuery} from '$lib/server/query.ts';
import {read, type Asked} from '$lib/server/read.ts';
import {daysOf, readTrends} from '$lib/server/trends.ts';
import {readPaging} from '$lib/view/paging.ts';
import type {ThemeRow} from '$lib/view/theme-table.ts';
import {error} from '@sveltejs/kit';

/** Pixels of the column that the chart stands in. */
const COLUMN = 836;
const advice = 'The themes of this analysis are listed on the overview.';

/** The theme, and its neighbours by size. */
function find(rows: readonly ThemeRow[], id: string) {
  const index = rows.findIndex(({theme_id}) => String(theme_id) === id);
  const row = rows[index];
  if (!row) error(404, {message: `There is no theme ${id.slice(0, 20)}.`, advice});
  const name = (other: ThemeRow | undefined) =>
    other ? {themeId: other.theme_id, theme: other.theme} : null;
  return {row, larger: name(rows[index - 1]), smaller: name(rows[index + 1])};
}

async function readTheme({connection, filters, parameters}: Asked, wanted: string) {
  const {periods, rows} = await readTrends(connection, {
    ...filters,
    themes: [],
    sort: '-papers'
  });
  const theme = find(rows, wanted);
  const paging = readPaging(parameters, theme.row.papers);
  const papers = await runQuery(connection, paperList, {
    ...daysOf(periods, filters),
    themes: [theme.row.theme_id],
    sort: paging.order,
    limit: paging.size,
    offset: paging.offset
  });
  const id = {theme: theme.row.theme_id};
  const terms = await runQuery(connection, themeTerms, id);
  const [proof = null] = await runQuery(connection, themeName, id);
  const carriers = await runQuery(connection, themeCarriers, id);
  return {...theme, periods, paging, papers, terms, proof, carriers};
}

export const load = ({url, params}) =>
  read(url, async (asked) => {
    const {run, filters, problems} = asked;
    const theme = await readTheme(asked, params.id);
    const {series} = theme.row;
    const {measure} = filters;
    return {
      ...theme,
      run,
      filters,
      problems: [...problems, ...theme.paging.problems],
      title: theme.row.theme,
      chart:
        theme.periods.length > 0
          ? renderBoth(
              (document, width) =>
                trendChart([series], {measure, width, top: topOf([series], measure), document}),
              {wide: COLUMN}
            )
          : null
    };
  });
