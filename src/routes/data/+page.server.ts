import {calendarChart} from '$lib/charts/calendar-chart.ts';
import {renderBoth} from '$lib/charts/render.ts';
import {trialsChart} from '$lib/charts/trials-chart.ts';
import {readDataPage} from '$lib/server/data-page.ts';
import {read} from '$lib/server/read.ts';
import {measured, type Curve, type Trial} from '$lib/view/quality.ts';

/** A curve has half of the page. */
const HALF = 548;

function drawCurve(trials: readonly Trial[], curve: Curve) {
  if (measured(trials, curve).length === 0) return null;
  return renderBoth((document, width) => trialsChart(trials, curve, {width, document}), {wide: HALF});
}

export const load = ({url}) =>
  read(url, async (asked) => {
    const {calendars, ...page} = await readDataPage(asked);
    return {
      ...page,
      run: asked.run,
      title: 'Data',
      problems: [...asked.problems, ...page.problems],
      calendar:
        page.days.length > 0
          ? renderBoth((document, width) => calendarChart(calendars, {width, document}))
          : null,
      curves: {
        silhouette: drawCurve(page.trials, 'silhouette'),
        stability: drawCurve(page.trials, 'stability')
      }
    };
  });
