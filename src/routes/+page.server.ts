import {areaList} from '$lib/server/queries/area-list.ts';
import {runQuery} from '$lib/server/query.ts';
import {read} from '$lib/server/read.ts';
import {readStandouts} from '$lib/server/standouts.ts';
import {readPeriods, readTrends} from '$lib/server/trends.ts';
import {headline} from '$lib/view/headline.ts';
import {noteOnColours} from '$lib/view/palette.ts';
import {slimRow} from '$lib/view/slim-row.ts';

export const load = ({url}) =>
  read(url, async ({connection, run, filters: asked, chosen: wanted, problems}) => {
    const {periods, series, rows} = await readTrends(connection, {...asked, themes: []});
    const areas = await runQuery(connection, areaList, {});
    const all = await readPeriods(connection, {unit: asked.unit, from: null, to: null});
    const exists = (id: number) => series.some(({themeId}) => themeId === id);
    const chosen = wanted.filter(exists);
    const unknown = asked.themes.filter((id) => !exists(id));
    return {
      run,
      title: 'Overview',
      filters: {...asked, themes: asked.themes.filter(exists)},
      problems: [
        ...problems,
        ...unknown.map((id) => `There is no theme ${id} in this analysis.`),
        ...noteOnColours(chosen.length)
      ],
      periods,
      /** Of all themes: those that are not chosen are drawn in grey. */
      rows: rows.map(slimRow),
      chosen,
      areas,
      headline: headline(series, periods, asked.unit),
      columns: await readStandouts(connection, rows, periods),
      all
    };
  });
