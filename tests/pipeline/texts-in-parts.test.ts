// The texts, read and counted by tasks of some papers each, held against reading them as one.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {joinParts, readDocuments, readPart} from '../../src/lib/pipeline/documents.ts';
import {evenBounds} from '../../src/lib/pipeline/even-bounds.ts';
import {packTexts, unpackTexts} from '../../src/lib/pipeline/packed-texts.ts';
import {findPhrases, findPhrasesApart} from '../../src/lib/pipeline/phrases.ts';
import {readTexts} from '../../src/lib/pipeline/read-texts.ts';
import {inlineExecutor} from '../../src/lib/pipeline/step.ts';
import {tallyInParts, tallyTerms} from '../../src/lib/pipeline/term-tally.ts';
import {buildVocabulary, collectVocabulary} from '../../src/lib/pipeline/vocabulary.ts';
import {hardText} from './hard-texts.ts';

const hardPaper = fc.record({title: hardText, abstract: hardText});
const word = fc.constantFrom('owl', 'owls', 'tree', 'frog', 'of', 'is', 'tree-frog', 'Owl,');
const sentence = fc.array(word, {maxLength: 12}).map((words) => words.join(' '));
const papers = fc.array(fc.record({title: sentence, abstract: sentence}), {maxLength: 12});
const LIMITS = {longest: 4, minimumWord: 2, minimumPhrase: 2, maximumShare: 1, association: -1};

/** Half of a surrogate pair is no text: the library has none. */
const wellFormed = (text: string) => Buffer.from(text).toString();

describe('texts that are packed', () => {
  it('come back letter for letter', () =>
    fc.assert(
      fc.property(fc.array(hardPaper, {maxLength: 6}), (texts) => {
        const whole = texts.map(({title, abstract}) => ({
          title: wellFormed(title),
          abstract: wellFormed(abstract)
        }));
        expect(unpackTexts(packTexts(whole))).toEqual(whole);
      })
    ));

  it('keep a byte order mark and characters of every width', () => {
    const texts = [{title: '\uFEFFé', abstract: '𝛽-VAE 語'}];
    expect(unpackTexts(packTexts(texts))).toEqual(texts);
  });
});

describe('parts of a row of things', () => {
  it.each([
    [0, {most: 5, parts: 1}, [[0, 0]]],
    [3, {most: 5, parts: 1}, [[0, 3]]],
    [11, {most: 5, parts: 1}, [3, 7, 11].map((end, part) => [[0, 3, 7][part], end])],
    [
      2,
      {most: 5, parts: 4},
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 2]
      ]
    ]
  ])('%i things by %o are %o', (length, sizes, bounds) =>
    expect(evenBounds(length, sizes)).toEqual(bounds)
  );
});

describe('texts in parts', () => {
  it('are read as if they had been one', () =>
    fc.assert(
      fc.property(fc.array(hardPaper, {maxLength: 8}), fc.nat(8), (texts, cut) => {
        const parts = [texts.slice(0, cut), texts.slice(cut)].map(readPart);
        expect(joinParts(parts)).toEqual(readDocuments(texts));
      }),
      {numRuns: 300}
    ));

  it('are shared out to tasks, with the same corpus, terms and counts', () =>
    fc.assert(
      fc.asyncProperty(papers, async (texts) => {
        const corpus = await readTexts(texts, {executor: inlineExecutor});
        expect(corpus).toEqual(readDocuments(texts));
        const vocabulary = await collectVocabulary(corpus, inlineExecutor, LIMITS);
        const atOnce = buildVocabulary(corpus, LIMITS);
        expect(vocabulary).toEqual(atOnce);
        expect(await tallyInParts(corpus, vocabulary, inlineExecutor)).toEqual(
          tallyTerms(corpus, atOnce)
        );
      }),
      {numRuns: 300}
    ));

  it('have the same phrases when the counts of several lots of papers are added up', () =>
    fc.assert(
      fc.asyncProperty(papers, fc.integer({min: 1, max: 5}), async (texts, mostPapers) => {
        const corpus = readDocuments(texts);
        const limits = {longest: 4, minimum: 2};
        const apart = await findPhrasesApart(corpus, {...limits, mostPapers}, inlineExecutor);
        expect(apart).toEqual(findPhrases(corpus, limits));
      }),
      {numRuns: 300}
    ));
});
