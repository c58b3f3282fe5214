import {readInsideChange} from '$lib/server/inside-change.ts';
import {readListed} from '$lib/server/listed-papers.ts';
import {lineage} from '$lib/server/queries/lineage.ts';
import {themeCarriers, themeName} from '$lib/server/queries/theme-name.ts';
import {themeAttention} from '$lib/server/queries/theme-attention.ts';
import {themeEmergence} from '$lib/server/queries/theme-emergence.ts';
import {themeTerms} from '$lib/server/queries/theme-terms.ts';
import {runQuery} from '$lib/server/query.ts';
import {read, type Asked} from '$lib/server/read.ts';
import {readThemeMoves} from '$lib/server/theme-moves.ts';
import {daysOf, readPeriods, readTrends} from '$lib/server/trends.ts';
import {describeAttention} from '$lib/view/attention.ts';
import {describeEmergence} from '$lib/view/emergence.ts';
import {describeEnd, describeLineage} from '$lib/view/lineage.ts';
import {readPaging} from '$lib/view/paging.ts';
import {slimRow} from '$lib/view/slim-row.ts';
import type {ThemeRow} from '$lib/view/theme-table.ts';
import type {DuckDBConnection} from '@duckdb/node-api';
import {error} from '@sveltejs/kit';

const advice = 'The themes of this analysis are listed on the overview.';

/** Says that there is no such theme, and what became of it if there once was. */
async function noTheme(connection: DuckDBConnection, id: string): Promise<never> {
  const wanted = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null;
  const past = wanted && describeEnd(await runQuery(connection, lineage, {theme: wanted}), wanted);
  error(404, {message: `There is no theme ${id.slice(0, 20)}.`, advice: past || advice});
}

/** The theme, and its neighbours by size; null when there is none. */
function find(rows: readonly ThemeRow[], id: string) {
  const index = rows.findIndex(({theme_id}) => String(theme_id) === id);
  const row = rows[index];
  if (!row) return null;
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
  const all = await readPeriods(connection, {unit: filters.unit, from: null, to: null});
  const theme = find(rows, wanted) ?? (await noTheme(connection, wanted));
  const paging = readPaging(parameters, theme.row.papers);
  const listed = await readListed(connection, {
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
  const past = describeLineage(await runQuery(connection, lineage, id), id.theme);
  const [found] = await runQuery(connection, themeEmergence, id);
  const emergence = found ? describeEmergence(found, theme.row.bursts) : '';
  const [votes] = await runQuery(connection, themeAttention, id);
  const attention = votes ? describeAttention(votes) : '';
  const inside = await readInsideChange(connection, id.theme, {unit: filters.unit, parameters});
  const moves = await readThemeMoves(connection, id.theme);
  const told = {past, emergence, attention, inside, moves};
  const papers = listed.map(({paper}) => paper);
  return {...theme, all, periods, paging, papers, terms, proof, carriers, ...told};
}

export const load = ({url, params}) =>
  read(url, async (asked) => {
    const {run, filters, problems} = asked;
    const theme = await readTheme(asked, params.id);
    return {
      ...theme,
      row: slimRow(theme.row),
      run,
      filters,
      problems: [...problems, ...theme.paging.problems],
      title: theme.row.theme
    };
  });
