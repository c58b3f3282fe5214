import {dumbbellChart} from '$lib/charts/dumbbell-chart.ts';
import {renderBoth} from '$lib/charts/render.ts';
import {readComparison} from '$lib/server/exports.ts';
import {read} from '$lib/server/read.ts';
import {readPeriods} from '$lib/server/trends.ts';
import {
  type ComparedTheme,
  type Comparison,
  readOnly,
  splitByClarity
} from '$lib/view/comparison.ts';
import {presets} from '$lib/view/range.ts';
import {pickSides} from '$lib/view/sides.ts';

/** One chart of the themes that rose or fell and one of the others; null for none. */
function drawCharts(comparison: Comparison) {
  const draw = (themes: readonly ComparedTheme[]) =>
    themes.length > 0
      ? renderBoth((document, width) => dumbbellChart(comparison, {width, document, themes}))
      : null;
  const {clear, unclear, weak} = splitByClarity(comparison.themes);
  return {clear: draw(clear), unclear: draw(unclear), weak: draw(weak)};
}

export const load = ({url}) =>
  read(url, async ({connection, run, filters, chosen, problems, parameters}) => {
    const periods = await readPeriods(connection, {unit: filters.unit, from: null, to: null});
    const picked = pickSides(periods, parameters);
    const {onlyChanges, problems: wrong} = readOnly(parameters);
    const comparison = picked.pair ? await readComparison(connection, picked.pair, chosen) : null;
    return {
      run,
      title: 'Compare',
      filters,
      problems: [...problems, ...picked.problems, ...wrong],
      onlyChanges,
      periods,
      presets: presets(periods, filters.unit),
      comparison,
      charts: comparison && comparison.themes.length > 0 ? drawCharts(comparison) : null
    };
  });
