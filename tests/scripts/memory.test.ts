import {spawnSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {drawnPapers} from '../pipeline/papers.ts';
import {writeLines} from './eval-corpus.ts';

const PAPERS = 10_000;
/** A number for each pair of papers would take 400 MB by itself, at four bytes. */
const MOST_BYTES = 600e6;

it('ten thousand papers are analysed in memory that does not grow with their square (BERTopic #431, #625)', () => {
  const papers = drawnPapers(PAPERS, {subjects: 4}).map(({id, title, abstract}) => ({
    ...{id, title, abstract},
    published: '2026-03-02'
  }));
  const {stdout} = spawnSync(
    process.execPath,
    [
      ...['scripts/run-typescript.mjs', 'scripts/eval/analyse-corpus.ts'],
      ...[writeLines('many.jsonl', papers), '4', '1']
    ],
    {encoding: 'utf8', maxBuffer: 2 ** 26}
  );
  const {peakBytes, labels} = JSON.parse(stdout) as {peakBytes: number; labels: unknown[]};
  expect(labels).toHaveLength(PAPERS);
  expect(peakBytes).toBeLessThan(MOST_BYTES);
});
