import {describe, expect, it} from 'vitest';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import {layOutPapers} from '../../src/lib/pipeline/lay-out-papers.ts';
import {latentSpace} from '../../src/lib/pipeline/lsa.ts';
import {dot, normalizeRows, rowOf, takeSparseRows} from '../../src/lib/pipeline/numeric/matrix.ts';
import {plainSparse} from '../../src/lib/pipeline/numeric/plain-sparse.ts';
import {countTerms, tfIdf} from '../../src/lib/pipeline/tf-idf.ts';
import {buildVocabulary} from '../../src/lib/pipeline/vocabulary.ts';
import {drawnPapers} from './papers.ts';

const SUBJECTS = 4;
const PAPERS = 400;
const corpus = readDocuments(drawnPapers(PAPERS, {subjects: SUBJECTS}));
const vocabulary = buildVocabulary(corpus);
const weights = tfIdf(countTerms(corpus, vocabulary), vocabulary.documentFrequency);
const rows = Array.from({length: PAPERS}, (_, row) => row);

/** Share of the papers whose most similar other is of their subject. */
function nearestOfOwnSubject(documents: ReturnType<typeof layOutPapers>['documents']): number {
  const unit = normalizeRows(documents);
  const hits = rows.filter((row) => {
    const similarities = rows.map((other) =>
      other === row ? -Infinity : dot(rowOf(unit, row), rowOf(unit, other))
    );
    return similarities.indexOf(Math.max(...similarities)) % SUBJECTS === row % SUBJECTS;
  });
  return hits.length / PAPERS;
}

describe('papers in the latent space', () => {
  it('are decomposed themselves when they are few', () => {
    const {documents, explained} = layOutPapers(weights, {dimensions: 4, most: PAPERS});
    const space = latentSpace(weights, {dimensions: 4});
    expect(documents).toEqual(space.documents);
    expect(explained).toBe(space.explained);
  });

  it('are folded in by the directions of the terms when they are many', () => {
    const {documents, directions} = layOutPapers(weights, {dimensions: 4, most: 100});
    const expected = plainSparse(weights).times(directions);
    documents.values.forEach((value, at) => {
      expect(value).toBeCloseTo(expected.values[at] ?? NaN, 6);
    });
    expect(documents.rows).toBe(PAPERS);
  });

  it('lie beside those of their subject, whether all or a quarter of them are decomposed', () => {
    for (const most of [PAPERS, PAPERS / 4]) {
      const {documents, explained} = layOutPapers(weights, {dimensions: 4, most});
      expect(nearestOfOwnSubject(documents)).toBeGreaterThan(0.95);
      expect(explained).toBeGreaterThan(0);
      expect(explained).toBeLessThan(1);
    }
  });
});

describe('rows of a sparse matrix', () => {
  it('are taken in the order given', () => {
    const taken = takeSparseRows(weights, [7, 2]);
    const entries = (matrix: typeof weights, row: number) => {
      const [from, to] = [matrix.starts[row], matrix.starts[row + 1]];
      return [matrix.indices.slice(from, to), matrix.values.slice(from, to)];
    };
    expect([entries(taken, 0), entries(taken, 1)]).toEqual([
      entries(weights, 7),
      entries(weights, 2)
    ]);
    expect(taken.starts.at(-1)).toBe(taken.values.length);
  });
});
