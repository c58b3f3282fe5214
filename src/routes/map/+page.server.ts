import {mapChart} from '$lib/charts/map-chart.ts';
import {renderBoth} from '$lib/charts/render.ts';
import {readMapPoints, rowsWithin} from '$lib/server/map.ts';
import {areaList} from '$lib/server/queries/area-list.ts';
import {papersByRow} from '$lib/server/queries/map-points.ts';
import {themeShades} from '$lib/server/queries/theme-shades.ts';
import {runQuery, type RowOf} from '$lib/server/query.ts';
import {type Asked, read} from '$lib/server/read.ts';
import {readPeriods} from '$lib/server/trends.ts';
import {isWeak} from '$lib/view/doubt.ts';
import {readArea} from '$lib/view/map-area.ts';
import {type MapPoints, themeMiddles} from '$lib/view/map-points.ts';
import {CONTEXT_COLOUR, themeLook} from '$lib/view/palette.ts';

/** Pixels of the map beside the list of themes. */
const WIDE = 836;
const MOST_LISTED = 50;

/** A weak theme is grey, as on every chart, unless it was chosen. */
const mapColour = (theme: RowOf<typeof themeShades>, chosen: readonly number[]): string =>
  isWeak(theme) && !chosen.includes(theme.theme_id) ? CONTEXT_COLOUR : themeLook(theme).colour;

/** The papers within the stretch that the address marks; null when it marks none. */
async function readMarked({connection, parameters}: Asked, points: MapPoints, problems: string[]) {
  const text = parameters.get('within') ?? '';
  if (text === '') return null;
  const corners = readArea(text);
  if (!corners) {
    problems.push('What is marked is no stretch of the map, so nothing is listed.');
    return null;
  }
  const rows = rowsWithin(points, corners);
  const papers = await runQuery(connection, papersByRow, {rows, limit: MOST_LISTED});
  return {within: text, corners, total: rows.length, papers};
}

export const load = ({url}) =>
  read(url, async (asked) => {
    const {connection, run, filters} = asked;
    const problems = [...asked.problems];
    const points = await readMapPoints(connection);
    const known = await runQuery(connection, themeShades, {});
    const themes = known.filter(
      ({theme_id, hidden}) => !hidden || filters.themes.includes(theme_id)
    );
    const chosen = themes
      .filter(({area_id}) => filters.areas.includes(area_id))
      .map(({theme_id}) => theme_id)
      .concat(filters.themes);
    const lit = (id: number) => chosen.length === 0 || chosen.includes(id);
    const drawn = themes
      .map((theme) => ({...theme, colour: mapColour(theme, filters.themes)}))
      .sort((a, b) => b.papers - a.papers || a.theme_id - b.theme_id);
    const shown = drawn.map((theme) =>
      lit(theme.theme_id) ? theme : {...theme, colour: CONTEXT_COLOUR}
    );
    const middles = themeMiddles(points);
    const periods = await readPeriods(connection, {unit: 'week', from: null, to: null});
    return {
      run,
      filters,
      title: 'Map',
      chosen,
      themes: drawn,
      areas: await runQuery(connection, areaList, {}),
      weeks: periods.map(({period}) => period),
      papers: points.row.length,
      marked: await readMarked(asked, points, problems),
      problems,
      chart: renderBoth((document, width) => mapChart(points, shown, {width, document, middles}), {
        wide: WIDE
      })
    };
  });
