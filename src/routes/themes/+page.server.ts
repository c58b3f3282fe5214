import {read} from '$lib/server/read.ts';
import {areaList} from '$lib/server/queries/area-list.ts';
import {runQuery} from '$lib/server/query.ts';
import {readTrends} from '$lib/server/trends.ts';
import {slimRow} from '$lib/view/slim-row.ts';
import {chooseThemes, readThemeChoice} from '$lib/view/theme-choice.ts';

export const load = ({url}) =>
  read(url, async ({connection, run, filters, chosen, parameters, problems}) => {
    const {periods, rows} = await readTrends(connection, {...filters, themes: []});
    const asked = filters.areas.length > 0 ? chosen : [];
    const {choice, problems: more} = readThemeChoice(parameters);
    return {
      run,
      title: 'Themes',
      filters: {...filters, themes: []},
      periods,
      areas: await runQuery(connection, areaList, {}),
      choice,
      problems: [...problems, ...more],
      all: rows.length,
      rows: chooseThemes(rows, choice)
        .filter(({theme_id}) => asked.length === 0 || asked.includes(theme_id))
        .map(slimRow)
    };
  });
