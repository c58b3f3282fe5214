import {read} from '$lib/server/read.ts';
import {readTrends} from '$lib/server/trends.ts';
import {chooseThemes, readThemeChoice} from '$lib/view/theme-choice.ts';

export const load = ({url}) =>
  read(url, async ({connection, run, filters, parameters, problems}) => {
    const {rows} = await readTrends(connection, {...filters, themes: []});
    const {choice, problems: more} = readThemeChoice(parameters);
    return {
      run,
      title: 'Themes',
      filters: {...filters, themes: []},
      choice,
      problems: [...problems, ...more],
      all: rows.length,
      rows: chooseThemes(rows, choice)
    };
  });
