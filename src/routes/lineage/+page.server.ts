import {alluvialChart} from '$lib/charts/alluvial-chart.ts';
import {renderChart, WIDTHS} from '$lib/charts/render.ts';
import {analysisHistory} from '$lib/server/queries/earlier-analysis.ts';
import {lineage} from '$lib/server/queries/lineage.ts';
import {themeShades} from '$lib/server/queries/theme-shades.ts';
import {runQuery} from '$lib/server/query.ts';
import {read} from '$lib/server/read.ts';
import {alluvium, changesOf, countEvents} from '$lib/view/alluvium.ts';

/** Analyses that there is room for. */
const MOST = {wide: 6, narrow: 3} as const;
/** Changes on the page; the CSV has all. */
const MOST_CHANGES = 200;

export const load = ({url}) =>
  read(url, async ({connection, run, filters, problems}) => {
    const steps = await runQuery(connection, analysisHistory, {});
    const rows = await runQuery(connection, lineage, {theme: null});
    const newest = await runQuery(connection, themeShades, {});
    const {themes: chosen} = filters;
    const draw = (side: keyof typeof MOST) => {
      const flow = alluvium({steps, rows, newest}, MOST[side]);
      return renderChart((document) =>
        alluvialChart(flow, {width: WIDTHS[side], document, chosen})
      );
    };
    const isAsked = (id: number | null) => id !== null && chosen.includes(id);
    const changes = changesOf(rows).filter(
      ({from_id, to_id}) => chosen.length === 0 || isAsked(from_id) || isAsked(to_id)
    );
    return {
      run,
      filters,
      problems,
      title: 'Lineage',
      themes: newest.map(({theme_id, theme}) => ({themeId: theme_id, theme})),
      steps: steps.map((step) => ({...step, ...countEvents(rows, step.step)})).reverse(),
      changes: changes.slice(0, MOST_CHANGES),
      hidden: Math.max(0, changes.length - MOST_CHANGES),
      chart: steps.length > 1 ? {wide: draw('wide'), narrow: draw('narrow')} : null
    };
  });
