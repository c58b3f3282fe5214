import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readDocuments, type Corpus} from '../../src/lib/pipeline/documents.ts';
import {StretchScanner, type PhraseTree} from '../../src/lib/pipeline/phrase-tree.ts';
import {findPhrases} from '../../src/lib/pipeline/phrases.ts';

const LONGEST = 3;
const MINIMUM = 2;

const runOf = (tree: PhraseTree, {stemTexts}: Corpus['lexicon'], node: number): string => {
  const parent = tree.parents[node] ?? -1;
  const last = stemTexts[tree.lastStems[node] ?? 0] ?? '';
  return parent === -1 ? last : `${runOf(tree, {stemTexts} as Corpus['lexicon'], parent)} ${last}`;
};

/** The runs of two words or more, with the papers and the times that they occur, counted one by one. */
function countRuns(papers: readonly string[]): Map<string, readonly [number, number]> {
  const counts = new Map<string, {papers: Set<number>; times: number}>();
  papers.forEach((paper, row) => {
    for (const sentence of paper.split(', ')) {
      const words = sentence.split(' ');
      words.forEach((first, start) => {
        if (first === 'is' || first === 'of') return;
        for (let end = start + 2; end <= Math.min(words.length, start + LONGEST); end++) {
          const run = words.slice(start, end);
          if (run.includes('is')) return;
          const count = counts.get(run.join(' ')) ?? {papers: new Set(), times: 0};
          count.papers.add(row);
          count.times++;
          counts.set(run.join(' '), count);
        }
      });
    }
  });
  const frequent = [...counts].filter(([, count]) => count.papers.size >= MINIMUM);
  return new Map(frequent.map(([run, count]) => [run, [count.papers.size, count.times]]));
}

const word = fc.constantFrom('owl', 'frog', 'tree', 'long', 'of', 'is');
const paper = fc
  .array(fc.array(word, {minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 3})
  .map((sentences) => sentences.map((words) => words.join(' ')).join(', '));

describe('phrases', () => {
  it('are the runs that enough papers hold, with their papers and times, counted one by one', () =>
    fc.assert(
      fc.property(fc.array(paper, {minLength: 1, maxLength: 8}), (papers) => {
        const corpus = readDocuments(papers.map((abstract) => ({title: '', abstract})));
        const tree = findPhrases(corpus, {longest: LONGEST, minimum: MINIMUM});
        const found = new Map<string, readonly [number, number]>();
        for (let node = corpus.lexicon.stemCount; node < tree.size; node++) {
          const counts = [tree.documentFrequency[node] ?? 0, tree.occurrences[node] ?? 0] as const;
          found.set(runOf(tree, corpus.lexicon, node), counts);
          expect(tree.isTerm[node]).toBe(!runOf(tree, corpus.lexicon, node).endsWith(' of'));
        }
        expect(found).toEqual(countRuns(papers));
      }),
      {numRuns: 1000}
    ));

  it('are met in a document from each start, growing by a word', () => {
    const texts = ['long tree frog', 'long tree frog'];
    const corpus = readDocuments(texts.map((abstract) => ({title: '', abstract})));
    const tree = findPhrases(corpus, {longest: LONGEST, minimum: MINIMUM});
    const [document = new Int32Array()] = corpus.documents;
    const scanner = new StretchScanner(tree, corpus.lexicon.stems, document);
    const met: string[] = [];
    while (scanner.next()) met.push(runOf(tree, corpus.lexicon, scanner.node));
    expect(met).toEqual([
      ...['long', 'long tree', 'long tree frog'],
      ...['tree', 'tree frog', 'frog']
    ]);
  });
});
