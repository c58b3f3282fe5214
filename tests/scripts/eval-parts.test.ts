import {describe, expect, it} from 'vitest';
import {readCorpus} from '../../scripts/eval/corpus.ts';
import type {Measurement} from '../../scripts/eval/measure.ts';
import {run} from '../../scripts/eval/run.ts';
import {score} from '../../scripts/eval/score.ts';
import {markdownTable} from '../../scripts/eval/table.ts';
import {verdicts} from '../../scripts/eval/targets.ts';
import {postingsOf} from '../../scripts/eval/topics.ts';
import {writeLines} from './eval-corpus.ts';

describe('reading a corpus', () => {
  it('keeps labels with their papers past blank lines, rejects and repeated ids', () => {
    const file = writeLines('some.jsonl', [
      {id: 'a', title: 'One', labels: ['x', 'y']},
      '',
      {id: 'b', labels: ['lost']},
      {id: 'a', title: 'One again', labels: ['z']},
      {id: 'c', title: 'Two'},
      {id: 'd', title: 'Three', labels: []},
      {id: 'e', title: 'Four', labels: [7]}
    ]);
    const {name, papers, lines, truth, rejected} = readCorpus(file);
    expect([name, rejected]).toEqual(['some', 1]);
    expect(papers.map(({title}) => title)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect([lines, truth]).toEqual([
      [0, 4, 5, 6],
      ['x', null, null, '7']
    ]);
  });

  it('refuses labels that are no list, with the line', () => {
    const file = writeLines('bad.jsonl', [{title: 'One', labels: 'x'}]);
    expect(() => readCorpus(file)).toThrow('bad.jsonl:1: labels is no list of texts');
  });

  it('refuses a line that is no JSON, with the line', () => {
    const file = writeLines('bad.jsonl', [{title: 'One'}, 'oops']);
    expect(() => readCorpus(file)).toThrow('bad.jsonl:2: the line is not JSON');
  });
});

describe('the score of the runs', () => {
  const papers = ['a', 'b', 'c', 'd'].map((id) => ({id})) as never;
  const corpus = {file: '', name: '', papers, lines: [0, 2, 3, 4], rejected: 0};
  const runs = [
    {
      labels: [1, null, 1, 2, null],
      seconds: 1,
      cpuSeconds: 4,
      peakBytes: 10,
      topics: [],
      stages: {},
      work: {}
    },
    {
      labels: [5, null, 5, 6, 6],
      seconds: 2,
      cpuSeconds: 2,
      peakBytes: 30,
      topics: [],
      stages: {},
      work: {}
    }
  ];

  it('takes means, medians and the most, and counts papers without a theme as a group', () => {
    const {ari, seconds, cpuSeconds, peakBytes, seedStability} = score(
      {...corpus, truth: ['x', 'x', 'y', 'y']},
      runs
    );
    // Of the six pairs {a, b} alone against {a, b} and {c, d}: (1 − 1/3) / (1.5 − 1/3) = 4/7.
    expect(ari).toBeCloseTo((4 / 7 + 1) / 2, 12);
    expect(seedStability).toBeCloseTo(4 / 7, 12);
    expect([seconds, cpuSeconds, peakBytes]).toEqual([1.5, 3, 30]);
  });

  it('agrees on the labelled papers alone, and with none on nothing', () => {
    expect(score({...corpus, truth: [null, 'x', 'y', null]}, runs).ari).toBe(1);
    expect(score({...corpus, truth: [null, null, null, null]}, runs).ami).toBe(null);
  });
});

describe('the terms of topics', () => {
  it('are found by stem, as whole words in a row within a sentence', () => {
    const papers = [
      {title: 'Reward model', abstract: ''},
      {title: 'Graphs', abstract: 'Reward models rule.'},
      {title: 'Graphs', abstract: 'A reward. Models of it.'},
      {title: 'A graph', abstract: 'Forewarned.'}
    ];
    expect(postingsOf(['reward models', 'graph', 'coral'], papers)).toEqual(
      new Map([
        ['reward models', [0, 1]],
        ['graph', [1, 2, 3]],
        ['coral', []]
      ])
    );
  });
});

describe('the verdicts on targets', () => {
  const reached = (ami: number, peerAmi: number | null): Measurement => {
    const costs = {ari: 0, vMeasure: 0, seconds: 1, cpuSeconds: 1, peakBytes: 1};
    return {
      corpus: 'bbc-news-5-classes',
      papers: 2225,
      labelled: 2225,
      asked: 5,
      themes: [5],
      ours: {...costs, ami, seedStability: 0.95},
      peer: peerAmi === null ? null : {...costs, ami: peerAmi, seedStability: 1},
      resamplingStability: null,
      coherence: null,
      diversity: null,
      unassigned: 0
    };
  };
  const words = (measurement: Measurement) => verdicts(measurement).map(({verdict}) => verdict);

  it('are met on the bound, not below it, and not measured without a peer', () => {
    expect(words(reached(0.84, 0.84))).toEqual(['met', 'met', 'met']);
    expect(words(reached(0.8399, 0.85))).toEqual(['not met', 'not met', 'met']);
    expect(words(reached(0.9, null))).toEqual(['met', 'not measured', 'met']);
  });

  it('are for their own number of themes only', () =>
    expect(words({...reached(0.9, 0.8), asked: 6})).toEqual([]));
});

describe('the parts of the page', () => {
  it('has columns in line', () =>
    expect(markdownTable(['corpus', 'k'], [['a', '16']])).toBe(
      ['| corpus |   k |', '| ------ | --: |', '| a      |  16 |'].join('\n')
    ));

  it('tells what a failed process said', async () => {
    const failing = run(process.execPath, ['-e', 'console.error("out of luck"); process.exit(3)']);
    await expect(failing).rejects.toThrow('failed:\nout of luck');
  });
});
