import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import {TermForms} from '../../src/lib/pipeline/surfaces.ts';
import {tabulateTerms} from '../../src/lib/pipeline/term-table.ts';
import {buildVocabulary, DEFAULT_LIMITS} from '../../src/lib/pipeline/vocabulary.ts';
import {wordForms} from '../../src/lib/pipeline/word-forms.ts';

interface Text {
  title: string;
  abstract: string;
}

function tabulate(texts: readonly Text[], limits = {}) {
  const corpus = readDocuments(texts);
  return tabulateTerms(corpus, buildVocabulary(corpus, {...DEFAULT_LIMITS, ...limits}));
}

/** The terms of a paper as "stem key: count, of them in the title". */
function termsOf({terms, starts, termIds, counts, titleCounts}: ReturnType<typeof tabulate>) {
  return Array.from({length: starts.length - 1}, (_, paper) =>
    Array.from(termIds.subarray(starts[paper], starts[paper + 1]), (term, index) => {
      const entry = (starts[paper] ?? 0) + index;
      return `${terms[term]?.stemKey ?? ''}: ${counts[entry]}, ${titleCounts[entry]}`;
    })
  );
}

const CORALS: Text[] = [
  {title: 'Coral reefs', abstract: 'The coral reef bleaches. We thank GPT-4o.'},
  {title: 'A coral reef', abstract: 'Coral, not reef, in 2026.'},
  {title: 'Reefs', abstract: ''}
];

describe('the table of terms', () => {
  it('counts words by stem and phrases, those of the title apart, and no stop word or number', () =>
    expect(
      termsOf(tabulate(CORALS, {minimumWord: 2, minimumPhrase: 2, maximumShare: 1})).map((row) =>
        row.sort()
      )
    ).toEqual([
      [
        'bleach: 1, 0',
        'coral reef: 2, 1',
        'coral: 2, 1',
        'gpt-4o: 1, 0',
        'reef: 2, 1',
        'thank: 1, 0'
      ],
      ['coral reef: 1, 1', 'coral: 2, 1', 'reef: 2, 1'],
      ['reef: 1, 1']
    ]));

  it('keeps words that are too rare or too common to weigh, and says so', () => {
    const {terms} = tabulate(CORALS, {minimumWord: 2, minimumPhrase: 2, maximumShare: 0.7});
    const told = terms.map(
      ({term, stemKey, documentFrequency, weighed}) =>
        `${term} (${stemKey}): ${documentFrequency} ${weighed ? 'weighed' : ''}`
    );
    expect(told.sort()).toEqual([
      'GPT-4o (gpt-4o): 1 ',
      'bleaches (bleach): 1 ',
      'coral (coral): 2 weighed',
      'coral reef (coral reef): 2 weighed',
      'reef (reef): 3 ',
      'thank (thank): 1 '
    ]);
  });

  it('has no entry for a paper without words', () => {
    const table = tabulate([
      {title: 'Coral', abstract: ''},
      {title: '…', abstract: ''}
    ]);
    expect(Array.from(table.starts)).toEqual([0, 1, 1]);
  });

  it('counts a word like "constructor" as any other', () =>
    expect(termsOf(tabulate([{title: 'constructor', abstract: '__proto__ constructor'}]))).toEqual([
      ['constructor: 2, 1', 'proto: 1, 0']
    ]));
});

const WORD = fc.constantFrom(
  'coral',
  'Coral',
  'corals',
  'Corals',
  'CORAL',
  'reef',
  'Reefs',
  'fish'
);
const SENTENCE = fc.array(WORD, {minLength: 1, maxLength: 8}).map((words) => `${words.join(' ')}.`);

describe('the form of a word', () => {
  it('is the one that the forms of terms have', () => {
    fc.assert(
      fc.property(fc.array(SENTENCE, {minLength: 1, maxLength: 8}), (sentences) => {
        const corpus = readDocuments(sentences.map((text) => ({title: '', abstract: text})));
        const every = {longest: 1, minimumWord: 1, maximumShare: 1};
        const vocabulary = buildVocabulary(corpus, {...DEFAULT_LIMITS, ...every});
        const forms = new TermForms(corpus, vocabulary);
        const words = wordForms(corpus.lexicon, forms.words);
        vocabulary.nodes.forEach((stem, term) => {
          expect(words[stem]).toBe(forms.get(term)?.form);
        });
      })
    );
  });

  it('is the commonest spelling where capitals mean something, not that of titles', () => {
    const corpus = readDocuments([
      {title: 'Corals', abstract: 'Corals: all corals. Corals die.'},
      {title: 'Coral', abstract: ''}
    ]);
    const {words} = new TermForms(corpus, buildVocabulary(corpus));
    expect(wordForms(corpus.lexicon, words)[0]).toBe('corals');
  });
});
