import fc from 'fast-check';
import {expect, it} from 'vitest';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import {labelThemes} from '../../src/lib/pipeline/labels.ts';
import {TermForms} from '../../src/lib/pipeline/surfaces.ts';
import {nameKey} from '../../src/lib/pipeline/name-candidates.ts';
import {STOP_WORDS} from '../../src/lib/pipeline/stop-words.ts';
import {countTerms} from '../../src/lib/pipeline/tf-idf.ts';
import {buildVocabulary} from '../../src/lib/pipeline/vocabulary.ts';

const word = fc.constantFrom(
  ...['reward', 'models', 'multi-view', 'KV', 'cache', 'tree_frogs', 'policies', 'constructor'],
  ...['__proto__', 'of', 'the', 'we', 'results', 'method', 'owls', 'RLHF', 'code', 'available']
);
const abstract = fc
  .array(fc.oneof(word, fc.constant(',')), {minLength: 3, maxLength: 12})
  .map((words) => words.join(' '));
const corpora = fc.array(fc.tuple(abstract, fc.integer({min: -1, max: 2})), {
  minLength: 12,
  maxLength: 40
});

it('names of any themes hold no underscore, are no stop word, are no two the same, and stand in their papers', () => {
  fc.assert(
    fc.property(corpora, (papers) => {
      const corpus = readDocuments(papers.map(([text]) => ({title: '', abstract: text})));
      const vocabulary = buildVocabulary(corpus);
      const counts = countTerms(corpus, vocabulary);
      const labels = Int32Array.from(papers, ([, label]) => label);
      const names = labelThemes({
        forms: new TermForms(corpus, vocabulary),
        vocabulary,
        counts,
        labels,
        k: 3
      }).map(({name}) => name);
      expect(new Set(names.map(({name}) => nameKey(name))).size).toBe(3);
      for (const {name, rows} of names) {
        expect(name).not.toContain('_');
        expect(STOP_WORDS.has(name.toLowerCase())).toBe(false);
        const parts = name.toLowerCase().split(' and ');
        for (const row of rows) {
          const text = ` ${(papers[row]?.[0] ?? '').toLowerCase().replace(/_+/g, ' ').trim()} `;
          expect(parts.some((part) => text.includes(part))).toBe(true);
        }
      }
    }),
    {seed: 1, numRuns: 200}
  );
});
