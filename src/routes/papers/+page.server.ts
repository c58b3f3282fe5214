import {renderBoth} from '$lib/charts/render.ts';
import {totalsChart} from '$lib/charts/totals-chart.ts';
import {readPapersPage} from '$lib/server/papers-page.ts';
import {read} from '$lib/server/read.ts';

/** Pixels of the column of the list. */
const COLUMN = 836;

export const load = ({url}) =>
  read(url, async (asked) => {
    const {run, filters, problems} = asked;
    const page = await readPapersPage(asked);
    const {weeks} = page.facets;
    return {
      ...page,
      run,
      filters,
      title: 'Papers',
      problems: [...problems, ...page.problems],
      chart:
        weeks.length > 0
          ? renderBoth((document, width) => totalsChart(weeks, {width, document}), {wide: COLUMN})
          : null
    };
  });
