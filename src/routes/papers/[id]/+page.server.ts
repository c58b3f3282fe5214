import {paperFacts, paperNeighbours, paperReasons} from '$lib/server/queries/paper-page.ts';
import {runQuery} from '$lib/server/query.ts';
import {read} from '$lib/server/read.ts';
import {error} from '@sveltejs/kit';

export const load = ({url, params}) =>
  read(url, async ({connection, run, filters, problems}) => {
    const {id} = params;
    const [paper] = await runQuery(connection, paperFacts, {id});
    if (!paper) {
      error(404, {
        message: `There is no paper ${id.slice(0, 60)} in this analysis.`,
        advice: 'Search for it among the papers: another source may have given it another id.'
      });
    }
    const {theme_id: theme} = paper;
    return {
      run,
      filters,
      problems,
      title: paper.title,
      paper,
      reasons: theme === null ? [] : await runQuery(connection, paperReasons, {id, theme}),
      neighbours: await runQuery(connection, paperNeighbours, {id})
    };
  });
