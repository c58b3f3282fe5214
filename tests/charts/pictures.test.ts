// Every chart as a picture: tests/charts/pictures holds what was looked at and found right. Open them in a browser;
// `npx vitest run tests/charts/pictures.test.ts -u` draws them anew after a change that is meant.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {alluvialChart} from '../../src/lib/charts/alluvial-chart.ts';
import {COURSE_CHARTS} from '../../src/lib/charts/course-chart.ts';
import {dumbbellChart} from '../../src/lib/charts/dumbbell-chart.ts';
import {topOf} from '../../src/lib/charts/frame.ts';
import {mapChart} from '../../src/lib/charts/map-chart.ts';
import {panelChart} from '../../src/lib/charts/panel-chart.ts';
import {totalsChart} from '../../src/lib/charts/totals-chart.ts';
import {trendChart} from '../../src/lib/charts/trend-chart.ts';
import {compare} from '../../src/lib/view/comparison.ts';
import {themeMiddles} from '../../src/lib/view/map-points.ts';
import type {Series} from '../../src/lib/view/series.ts';
import {seriesOf, weeks} from '../view/fixture.ts';
import {document} from './svg.ts';

const LONG = 'Retrieval-Augmented Generation of Very Long Scientific Documents for Patient Readers';
const sixty = Object.fromEntries(
  Array.from({length: 60}, (_, theme) => [
    `Theme ${theme + 1}`,
    Array.from({length: 6}, (__, week) => ((theme + 3) * (week + 5)) % 11)
  ])
);

const CASES: Record<string, readonly Series[]> = {
  empty: [],
  'one theme': seriesOf(weeks([148, 160, 155, 140]), {'World Models': [15, 18, 9, 22]}),
  gap: seriesOf(weeks([90, 80, 0, 85, 95]), {
    'KV Cache': [9, 0, 0, 12, 10],
    Video: [20, 25, 0, 18, 19]
  }),
  'incomplete week': seriesOf(weeks([30, 150, 160, 40], [0, 3]), {
    Audio: [6, 12, 20, 9],
    Agents: [3, 14, 15, 2]
  }),
  'long names': seriesOf(weeks([120, 130]), {[LONG]: [20, 25], [`${LONG} Again`]: [21, 24]}),
  '60 themes': seriesOf(weeks([300, 310, 305, 320, 290, 300]), sixty)
};

const periodsOf = (series: readonly Series[]) => series[0]?.points.map(({period}) => period) ?? [];
const totalOf = (series: readonly Series[], at: number) => periodsOf(series).at(at);

function dumbbells(series: readonly Series[], width: number): Element | null {
  const [a, b] = [totalOf(series, -2), totalOf(series, -1)];
  if (!a || !b) return null;
  const counts = series.map(({themeId, theme, points}) => ({
    theme_id: themeId,
    theme,
    confidence: 1,
    a_papers: points.at(-2)?.papers ?? 0,
    b_papers: points.at(-1)?.papers ?? 0
  }));
  return dumbbellChart(compare([a, b], counts), {width, document});
}

/** Nine papers of each theme around a place of its own; the places lie on a spiral. */
function mapOf(series: readonly Series[], width: number): string {
  const papers = series.flatMap((_, theme) =>
    Array.from({length: 9}, (__, at) => {
      const [angle, radius] = [2.4 * theme, Math.sqrt((theme + 0.5) / series.length) * 8500];
      return {
        theme: theme + 1,
        x: Math.round(radius * Math.cos(angle) + ((at % 3) - 1) * 420),
        y: Math.round(radius * Math.sin(angle) + (Math.floor(at / 3) - 1) * 420)
      };
    })
  );
  const points = {
    row: papers.map((_, at) => at),
    x: papers.map(({x}) => x),
    y: papers.map(({y}) => y),
    theme: papers.map(({theme}) => theme),
    week: papers.map(() => 0)
  };
  const themes = series.map(({themeId, theme, look}) => ({
    ...{theme_id: themeId, theme, colour: look.colour}
  }));
  return mapChart(points, themes, {width, middles: themeMiddles(points)});
}

/** Two analyses: the first week and the last as sizes of the themes, of which every third ends and is taken by the first. */
function flowsOf(series: readonly Series[], width: number): Element {
  const sizes = series.map(({themeId, theme, points}) => ({
    ...{themeId, theme, before: points[0]?.papers ?? 0, after: points.at(-1)?.papers ?? 0},
    ends: themeId % 3 === 0
  }));
  const node = (step: number, {themeId, theme, ends}: (typeof sizes)[number], papers: number) => ({
    ...{key: `${step}:${themeId}`, step, column: step - 1, themeId, theme, papers},
    shade: ends
      ? null
      : {area_id: ((themeId - 1) % 8) + 1, shade: Math.floor((themeId - 1) / 8) % 8}
  });
  const steps = [1, 2].map((step) => ({
    ...{step, kind: 'fit', data_until: `2026-0${step}-28`, papers: 100, themes: series.length}
  }));
  const links = sizes
    .map(({themeId, before, after, ends}) => ({
      source: `1:${themeId}`,
      target: `2:${ends ? 1 : themeId}`,
      papers: ends ? before : Math.min(before, after)
    }))
    .filter(({papers}) => papers > 0);
  const nodes = [
    ...sizes.map((one) => node(1, one, one.before)),
    ...sizes.filter(({ends}) => !ends).map((one) => node(2, one, one.after))
  ];
  return alluvialChart({steps, nodes, links}, {width, document});
}

/** Every chart of the dashboard, for the first eight themes in colour and the others in grey. */
const CHARTS: Record<string, (series: readonly Series[], width: number) => string> = {
  panel: ([first], width) =>
    first
      ? panelChart(first, {
          measure: 'share',
          width: Math.min(width, 280),
          top: topOf([first], 'share'),
          colour: first.look.colour
        })
      : '',
  totals: (series, width) => totalsChart(periodsOf(series), {width}),
  trend: ([first], width) => (first ? trendChart(first, {measure: 'share', width}) : ''),
  dumbbell: (series, width) => dumbbells(series, width)?.outerHTML ?? '',
  map: (series, width) => mapOf(series, width),
  alluvial: (series, width) => flowsOf(series, width).outerHTML,
  ...Object.fromEntries(
    Object.entries(COURSE_CHARTS).map(([kind, chart]) => [
      kind,
      (series: readonly Series[], width: number) => {
        const most = kind === 'heat' ? series.length : 8;
        const options = {measure: 'share', width, periods: periodsOf(series)} as const;
        return chart(series.slice(0, most), {...options, context: series.slice(most)});
      }
    ])
  )
};

const css = readFileSync('src/routes/tokens.css', 'utf8');
/** The colours that a picture uses, in light, so that it can be looked at by itself. */
const colours = (markup: string) =>
  [...new Set([...markup.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name))]
    .sort()
    .flatMap((name) => {
      const [, light] = new RegExp(`${name}: light-dark\\((#[\\da-f]{6})`).exec(css) ?? [];
      return light ? [`${name}: ${light};`] : [];
    })
    .join(' ');

/** One element a line, so that a change can be read. */
function picture(markup: string): string {
  if (markup === '') return '<!-- nothing to draw -->\n';
  const style = `<style>svg { ${colours(markup)} background: #fbfaf7; color: #5c5d60; font-family: sans-serif } .reading-rule { display: none }</style>`;
  const whole = markup
    .replace(/^(<svg[^>]*?) ?\/>$/, '$1></svg>')
    .replace(/^(<svg)( xmlns="[^"]*")?([^>]*>)/, `$1 xmlns="http://www.w3.org/2000/svg"$3${style}`);
  return `${whole.replace(/(\.\d{2})\d+/g, '$1').replaceAll('><', '>\n<')}\n`;
}

describe.each(Object.entries(CHARTS))('the picture of the chart “%s”', (name, draw) => {
  it.each(Object.entries(CASES))(
    'of the case “%s” is as it was when it was looked at',
    async (kind, series) => {
      await expect(picture(draw(series, 900))).toMatchFileSnapshot(
        `pictures/${name}-${kind.replaceAll(' ', '-')}.svg`
      );
    }
  );
  it('of long names is as it was on a narrow screen', async () => {
    await expect(picture(draw(CASES['long names'] ?? [], 358))).toMatchFileSnapshot(
      `pictures/${name}-long-names-narrow.svg`
    );
  });
});
