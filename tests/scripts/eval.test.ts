import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {findPeer} from '../../scripts/eval/peer.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {writeLines, writeThreeSubjects} from './eval-corpus.ts';

const PROGRAM = ['scripts/run-typescript.mjs', 'scripts/eval/eval.ts'];

function evaluate(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [...PROGRAM, ...words], {
    encoding: 'utf8',
    env: {...process.env, ...environment}
  });
  return {code: status, out: stdout, error: stderr};
}

/** The cells of the rows of a corpus in the printed tables, in order. */
const rowsOf = (out: string, corpus: string): string[][] =>
  out
    .split('\n')
    .filter((line) => line.startsWith(`| ${corpus} `))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(2, -1));

describe('npm run eval', () => {
  it('finds subjects without a common word exactly, whatever the seed and sample', () => {
    const file = writeThreeSubjects(60);
    const words = [file, '--k', '3', '--seeds', '2', '--resamples', '2', '--no-peer'];
    const {code, out, error} = evaluate(words);
    const [truth, trust] = rowsOf(out, 'three-subjects');
    expect(code).toBe(0);
    expect(truth).toEqual(['60', '60', '3', '1.000', '–', '1.000', '–', '1.000', '–']);
    expect(trust?.slice(0, 4)).toEqual(['3', '1.000', '–', '1.000']);
    expect(trust?.at(-1)).toBe('0.0 %');
    expect(error).toContain('three-subjects: seeds …');
    expect(error).not.toContain('The peer is left out');
  });

  it('takes k from the file before --k, and writes what made the page', () => {
    const file = writeThreeSubjects(60);
    const page = `${file}.md`;
    const few = ['--k', '3', '--seeds', '1', '--resamples', '0'];
    const words = [`${file}=4`, `${file}=auto`, file, ...few, '--no-peer', '--write', page];
    const {code, out} = evaluate(words);
    expect(code).toBe(0);
    const [first, second, third, ...others] = rowsOf(out, 'three-subjects');
    expect([first?.[2], third?.[2]]).toEqual(['4', '3']);
    // Which number is chosen is for the tests of the pipeline.
    expect(second?.[2]).toMatch(/^\d+ \(chosen\)$/);
    // One seed and no sample: nothing to compare.
    expect(others[0]?.slice(1, 4)).toEqual(['–', '–', '–']);
    const text = readFileSync(page, 'utf8');
    expect(text).toContain(out.trim());
    expect(text).toContain(
      'npm run eval -- three-subjects.jsonl=4 three-subjects.jsonl=auto three-subjects.jsonl --k 3 --seeds 1 --resamples 0 --no-peer --write'
    );
  });

  it('leaves the peer out with a word when there is no scikit-learn', () => {
    const words = [writeThreeSubjects(60), '--k', '3', '--seeds', '1', '--resamples', '0'];
    const {code, out, error} = evaluate(words, {PYTHON: '/no/such/python'});
    expect(code).toBe(0);
    expect(error).toContain('The peer is left out: no Python with scikit-learn was found.');
    expect(error).toContain('apt install python3-sklearn');
    expect(rowsOf(out, 'three-subjects')[0]?.[4]).toBe('–');
  });

  it.skipIf(findPeer(process.env) === null)('measures scikit-learn in the same way', () => {
    const words = [writeThreeSubjects(60), '--k', '3', '--seeds', '2', '--resamples', '0'];
    const {out} = evaluate(words);
    const [truth, trust, cost] = rowsOf(out, 'three-subjects');
    expect(truth?.slice(3)).toEqual(['1.000', '1.000', '1.000', '1.000', '1.000', '1.000']);
    expect(trust?.[2]).toBe('1.000');
    expect(cost?.every((cell) => Number(cell) > 0)).toBe(true);
  });

  it('says where it has nothing to agree with', () => {
    const papers = threeSubjects(20).map(({title, abstract}) => ({title, abstract}));
    const file = writeLines('unlabelled.jsonl', [...papers, {id: 'untitled'}]);
    const {out, error} = evaluate([file, '--k=2', '--seeds=1', '--resamples=0', '--no-peer']);
    expect(error).toContain('unlabelled: no labels, so nothing to agree with.');
    expect(error).toContain('unlabelled: 1 records could not be read and are left out.');
    expect(rowsOf(out, 'unlabelled')[0]).toEqual(['20', '0', '2', '–', '–', '–', '–', '–', '–']);
  });

  it('explains itself', () => {
    const {code, out} = evaluate(['--help']);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('Usage: npm run eval -- [options] <file...>')
    ]);
  });
});

describe('wrong usage ends with 2', () => {
  const file = writeThreeSubjects(30);

  it.each([
    [[], "missing required argument 'file'"],
    [['no-such.jsonl'], 'eval: no-such.jsonl: there is no such file'],
    [['tests'], 'eval: tests: EISDIR'],
    [['tests/fixtures/daily-papers-page.txt'], 'is a daily-papers-page, expected JSONL'],
    [[`${file}=31`], '30 papers, k is 31, expected at most the papers'],
    [[file, '--k', '1'], 'Expected a whole number from 2 to 500.'],
    [[`${file}=many`], 'Expected a whole number from 2 to 500.'],
    [[writeThreeSubjects(19)], '19 papers, expected at least 20'],
    [[file, '--seeds', '0'], 'Expected a whole number from 1 to 100.'],
    [[file, '--sedes', '2'], "unknown option '--sedes'"]
  ])('%j', (words, message) => {
    const {code, error} = evaluate(words);
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
  });
});
