import {readMapPicture, readMapPoints, rowsWithin} from '$lib/server/map.ts';
import {areaList} from '$lib/server/queries/area-list.ts';
import {papersByRow} from '$lib/server/queries/map-points.ts';
import {themeShades} from '$lib/server/queries/theme-shades.ts';
import {runQuery, type RowOf} from '$lib/server/query.ts';
import {type Asked, read} from '$lib/server/read.ts';
import {readPeriods} from '$lib/server/trends.ts';
import {isWeak} from '$lib/view/doubt.ts';
import {readArea} from '$lib/view/map-area.ts';
import {CONTEXT_COLOUR, themeLook} from '$lib/view/palette.ts';

const MOST_LISTED = 50;

/** A weak theme is grey, as on every chart, unless it was chosen. */
const mapColour = (theme: RowOf<typeof themeShades>, chosen: readonly number[]): string =>
  isWeak(theme) && !chosen.includes(theme.theme_id) ? CONTEXT_COLOUR : themeLook(theme).colour;

/** The papers within the stretch that the address marks; null when it marks none. */
async function readMarked({connection, parameters}: Asked, problems: string[]) {
  const text = parameters.get('within') ?? '';
  if (text === '') return null;
  const corners = readArea(text);
  if (!corners) {
    problems.push('What is marked is no stretch of the map, so nothing is listed.');
    return null;
  }
  const rows = rowsWithin(await readMapPoints(connection), corners);
  const papers = await runQuery(connection, papersByRow, {rows, limit: MOST_LISTED});
  return {within: text, corners, total: rows.length, papers};
}

export const load = ({url}) =>
  read(url, async (asked) => {
    const {connection, run, filters} = asked;
    const problems = [...asked.problems];
    const known = await runQuery(connection, themeShades, {});
    const themes = known.filter(
      ({theme_id, hidden}) => !hidden || filters.themes.includes(theme_id)
    );
    const chosen = themes
      .filter(({area_id}) => filters.areas.includes(area_id))
      .map(({theme_id}) => theme_id)
      .concat(filters.themes);
    const drawn = themes
      .map((theme) => ({...theme, colour: mapColour(theme, filters.themes)}))
      .sort((a, b) => b.papers - a.papers || a.theme_id - b.theme_id);
    const periods = await readPeriods(connection, {unit: 'week', from: null, to: null});
    return {
      run,
      filters,
      title: 'Map',
      chosen,
      themes: drawn,
      areas: await runQuery(connection, areaList, {}),
      weeks: periods.map(({period}) => period),
      picture: await readMapPicture(connection),
      marked: await readMarked(asked, problems),
      problems
    };
  });
