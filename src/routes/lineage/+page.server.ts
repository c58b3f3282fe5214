import {alluvialChart} from '$lib/charts/alluvial-chart.ts';
import {renderBoth} from '$lib/charts/render.ts';
import {analysisHistory} from '$lib/server/queries/earlier-analysis.ts';
import {areaList} from '$lib/server/queries/area-list.ts';
import {lineage} from '$lib/server/queries/lineage.ts';
import {themeShades} from '$lib/server/queries/theme-shades.ts';
import {runQuery} from '$lib/server/query.ts';
import {read} from '$lib/server/read.ts';
import {
  alluvium,
  changesOf,
  countEvents,
  describeEvents,
  describeGaps
} from '$lib/view/alluvium.ts';
import {withoutThemes} from '$lib/view/lineage.ts';

/** Analyses that there is room for. */
const MOST = {wide: 6, narrow: 3} as const;
/** Pixels under which a drawing is for a narrow screen. */
const NARROW = 600;
/** Changes on the page; the CSV has all. */
const MOST_CHANGES = 200;

export const load = ({url}) =>
  read(url, async ({connection, run, filters, problems}) => {
    const steps = await runQuery(connection, analysisHistory, {});
    const all = await runQuery(connection, lineage, {theme: null});
    const known = await runQuery(connection, themeShades, {});
    const isLeft = (theme: {theme_id: number; hidden: boolean}) =>
      theme.hidden && !filters.themes.includes(theme.theme_id);
    const left = new Set(known.filter(isLeft).map(({theme_id}) => theme_id));
    const rows = withoutThemes(all, left);
    const newest = known.filter(({theme_id}) => !left.has(theme_id));
    const chosen = newest
      .filter(({area_id}) => filters.areas.includes(area_id))
      .map(({theme_id}) => theme_id)
      .concat(filters.themes);
    const flowOf = (side: keyof typeof MOST) => alluvium({steps, rows, newest}, MOST[side]);
    const draw = (document: Document, width: number) =>
      alluvialChart(flowOf(width < NARROW ? 'narrow' : 'wide'), {width, document, chosen});
    const isAsked = (id: number | null) => id !== null && chosen.includes(id);
    const changes = changesOf(rows).filter(
      ({from_id, to_id}) => chosen.length === 0 || isAsked(from_id) || isAsked(to_id)
    );
    return {
      run,
      filters,
      problems,
      title: 'Lineage',
      chosen,
      themes: newest,
      areas: await runQuery(connection, areaList, {}),
      steps: steps.map((step) => ({...step, ...countEvents(all, step.step)})).reverse(),
      news: describeEvents(countEvents(all, steps.at(-1)?.step ?? 0)),
      gaps: describeGaps(flowOf('wide')),
      changes: changes.slice(0, MOST_CHANGES),
      hidden: Math.max(0, changes.length - MOST_CHANGES),
      chart: steps.length > 1 ? renderBoth(draw) : null
    };
  });
