import {describe, expect, it} from 'vitest';
import {calendarChart} from '../../src/lib/charts/calendar-chart.ts';
import {trialsChart} from '../../src/lib/charts/trials-chart.ts';
import {document, texts, values} from './svg.ts';

const days = [
  {day: '2026-03-31', papers: 10, state: 'covered'},
  {day: '2026-04-01', papers: 50, state: 'capped'},
  {day: '2026-04-02', papers: 0, state: 'missing'},
  {day: '2026-04-03', papers: 0, state: 'quiet'}
];
const draw = (width = 1000, calendars = [{name: 'all', days}]) =>
  calendarChart(calendars, {width, document});
const marks = (chart: Element, name: string) => [...chart.querySelectorAll(`[data-mark=${name}]`)];
const boxes = (chart: Element, name: string) =>
  marks(chart, name).map((mark) => mark.getAttribute('d')?.match(/Z/g)?.length ?? 0);

describe('a calendar of days', () => {
  it('is the darker the more papers a day has', () => {
    const covered = marks(draw(), 'covered');
    expect(covered.map((mark) => mark.getAttribute('fill-opacity'))).toEqual(['0.2', '1']);
    expect(boxes(draw(), 'covered')).toEqual([1, 1]);
  });

  it('outlines days that were cut off and hatches missing ones', () => {
    expect(boxes(draw(), 'capped')).toEqual([1]);
    const [missing] = marks(draw(), 'missing');
    expect(missing?.getAttribute('d')?.match(/M/g)?.length).toBeGreaterThan(2);
  });

  it('names each source, its papers and the most a day has', () =>
    expect(texts(draw())).toEqual(
      expect.arrayContaining(['all: 60 papers, at most 50 a day', 'Mon', 'Apr'])
    ));

  it('has a calendar for each source, one under the other', () =>
    expect(
      marks(
        draw(1000, [
          {name: 'a', days},
          {name: 'b', days}
        ]),
        'calendar'
      )
    ).toHaveLength(2));

  it('shows the latest weeks where there is no room for all', () => {
    // 70 Mondays, of which 358 px hold (358 − 30) / 5 = 65.
    const mondays = Array.from({length: 70}, (_, index) => ({
      day: new Date(Date.UTC(2026, 0, 5 + index * 7)).toISOString().slice(0, 10),
      papers: 1,
      state: 'covered'
    }));
    expect(boxes(draw(358, [{name: 'all', days: mondays}]), 'covered')).toEqual([65]);
  });

  it('is drawn for no day', () => expect(boxes(draw(1000, []), 'covered')).toEqual([]));
});

describe('the curve of the number of themes', () => {
  const trials = [
    {themes: 2, silhouette: 0.1, stability: 0.5, chosen: false},
    {themes: 3, silhouette: 0.25, stability: 0.75, chosen: true}
  ];

  it('marks the number that was chosen and tells its value', () => {
    const chart = trialsChart(trials, 'silhouette', {width: 500, document});
    expect(texts(chart)).toContain('3 themes: 0.250');
    expect(values(chart, 'r')).toHaveLength(3);
  });

  it('has whole numbers of themes on its axis', () => {
    const chart = trialsChart(trials, 'silhouette', {width: 900, document});
    const axis = [...chart.querySelectorAll('[data-mark="x-axis tick label"] text')];
    expect(axis.map(({textContent}) => textContent)).toEqual(['2', '3']);
  });

  it('hangs the label of the chosen number inwards at either end', () => {
    const anchorAt = (place: number) => {
      const five = [2, 3, 4, 5, 6].map((themes) => ({
        ...{themes, silhouette: 0.5, stability: 0.5, chosen: themes === place}
      }));
      const chart = trialsChart(five, 'stability', {width: 500, document});
      const group = [...chart.querySelectorAll('[data-mark="text"]')].at(-1);
      return group?.getAttribute('text-anchor') ?? 'middle';
    };
    expect([2, 4, 6].map(anchorAt)).toEqual(['start', 'middle', 'end']);
  });

  it('is of the measure asked for', () =>
    expect(texts(trialsChart(trials, 'stability', {width: 500, document}))).toContain(
      '3 themes: 0.750'
    ));
});
