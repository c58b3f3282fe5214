import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import {bestRun, ClusterRows, nearestToRows, summarize} from '../../src/lib/pipeline/kmeans.ts';
import {latentSpace} from '../../src/lib/pipeline/lsa.ts';
import {normalizeRows, type Matrix} from '../../src/lib/pipeline/numeric/matrix.ts';
import {pivotRows} from '../../src/lib/pipeline/numeric/pivot-rows.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {inlineExecutor} from '../../src/lib/pipeline/step.ts';
import {countTerms, tfIdf} from '../../src/lib/pipeline/tf-idf.ts';
import {buildVocabulary} from '../../src/lib/pipeline/vocabulary.ts';
import {readSource} from '../../src/lib/sources/read.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {adjustedRandIndex} from '../../src/lib/stats/agreement.ts';
import {drawnPapers, threeSubjects} from './papers.ts';

const FOLDER = 'data/sample';
const SAMPLE = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readSource(readFileSync(join(FOLDER, name)), {today: '2026-06-01'}).papers);

/** Abstracts of research, their titles alone, and lists of words: long, short and plain texts. */
const CORPORA: readonly (readonly [name: string, papers: readonly Paper[], k: number])[] = [
  ['abstracts', SAMPLE.slice(0, 450), 12],
  ['titles alone', SAMPLE.slice(450, 850).map((paper) => ({...paper, abstract: ''})), 8],
  ['lists of words', drawnPapers(300, {subjects: 4}), 6]
];

function inLatentSpace(papers: readonly Paper[]): Matrix {
  const corpus = readDocuments(papers);
  const vocabulary = buildVocabulary(corpus);
  const weights = tfIdf(countTerms(corpus, vocabulary), vocabulary.documentFrequency);
  return normalizeRows(latentSpace(weights, {dimensions: 30}).documents);
}

describe.each(CORPORA)('on %s, the kernels', (_, papers, k) => {
  const space = new ClusterRows(inLatentSpace(papers));
  const objective = (labels: Int32Array) => summarize(space.rows, labels, k).inertia;

  it('reach the objective of ml-kmeans from the same starts, within 1 %', () => {
    const starts = pivotRows(space.rows, k);
    const [own, reference] = (['wasm', 'ml-kmeans'] as const).map((engine) =>
      objective(nearestToRows(space, starts, engine))
    );
    expect(Math.abs((own ?? 0) / (reference ?? 1) - 1)).toBeLessThanOrEqual(0.01);
  });

  it('reach in the best of ten runs at most 1 % more than it', () => {
    const [own, reference] = (['wasm', 'ml-kmeans'] as const).map((engine) =>
      objective(bestRun(space, {k, seed: 1, restarts: 10, engine}))
    );
    expect(own).toBeLessThanOrEqual(1.01 * (reference ?? 0));
  });
});

describe('an analysis by ml-kmeans', () => {
  it('finds the themes that the kernels find, under an id of its own', async () => {
    const papers = threeSubjects(60);
    const [own, reference] = await Promise.all(
      (['wasm', 'ml-kmeans'] as const).map((engine) =>
        analysePapers(papers, {...DEFAULT_SETTINGS, themes: 3, engine}, {sha256})
      )
    );
    const themes = (analysis = own) => analysis?.assignments.map(({themeId}) => themeId ?? 0) ?? [];
    expect(adjustedRandIndex(themes(own), themes(reference))).toBe(1);
    expect(reference?.settings.engine).toBe('ml-kmeans');
    expect(reference?.runId).not.toBe(own?.runId);
  });

  it('is one by ml-kmeans throughout: votes, their agreement and samples', async () => {
    const asked: unknown[] = [];
    await analysePapers(
      threeSubjects(300),
      {...DEFAULT_SETTINGS, themes: 3, dimensions: 5, engine: 'ml-kmeans'},
      {
        sha256,
        executor: {
          map: (step, inputs) => {
            const clusters = ['agreement', 'vote', 'sample'].includes(step.name);
            if (clusters)
              asked.push(...inputs.map((input) => (input as {engine?: unknown}).engine));
            return inlineExecutor.map(step, inputs);
          }
        }
      }
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(new Set(asked)).toEqual(new Set(['ml-kmeans']));
  });
});
