import type {Term, TermTable} from '../model.ts';
import type {Corpus} from './documents.ts';
import {TermForms} from './surfaces.ts';
import {tallyTerms, type TermTally} from './term-tally.ts';
import type {Vocabulary} from './vocabulary.ts';
import {wordForms} from './word-forms.ts';

/** The stems of a node of the tree of phrases, one space between them. */
export function stemKeyOf(
  tree: Vocabulary['tree'],
  stemTexts: readonly string[],
  node: number
): string {
  const last = stemTexts[tree.lastStems[node] ?? 0] ?? '';
  const parent = tree.parents[node] ?? -1;
  return parent === -1 ? last : `${stemKeyOf(tree, stemTexts, parent)} ${last}`;
}

/** How a phrase of the vocabulary, by its number, is mostly written. */
type PhraseText = (term: number) => string;

/** Each term is made at once as it stays: a hundred thousand objects of shapes of their own take more room than the texts in them. */
function describeTerms(
  corpus: Corpus,
  vocabulary: Vocabulary,
  {
    size,
    ofStem,
    documentFrequency,
    forms,
    phraseText
  }: TermTally & {readonly forms: TermForms; readonly phraseText: PhraseText}
): Term[] {
  const {stemTexts} = corpus.lexicon;
  const {nodes, tree} = vocabulary;
  const words = wordForms(corpus.lexicon, forms.words);
  const stems = new Int32Array(size).fill(-1);
  ofStem.forEach((term, stem) => {
    if (term >= 0) stems[term] = stem;
  });
  const isPhrase = (term: number) => (tree.parents[nodes[term] ?? 0] ?? -1) !== -1;
  return Array.from(stems, (stem, id) => {
    const text = () => (id < nodes.length && isPhrase(id) ? phraseText(id) : '');
    return {
      term: stem < 0 ? text() : (words[stem] ?? ''),
      stemKey: stem < 0 ? stemKeyOf(tree, stemTexts, nodes[id] ?? 0) : (stemTexts[stem] ?? ''),
      documentFrequency: documentFrequency[id] ?? 0,
      weighed: id < nodes.length
    };
  });
}

/**
 * Which terms each paper holds, and how often: every word that says something by itself, rare ones
 * too, and every phrase of the vocabulary. The reasons why a paper lies in its theme and what changed
 * inside a theme are read from it. What is known of the terms already is not read anew.
 */
export function tabulateTerms(
  corpus: Corpus,
  vocabulary: Vocabulary,
  {
    tally = tallyTerms(corpus, vocabulary),
    forms = new TermForms(corpus, vocabulary),
    phraseText = (term) => forms.text(term)
  }: {tally?: TermTally; forms?: TermForms; phraseText?: PhraseText} = {}
): TermTable {
  const {starts, termIds, counts, titleCounts} = tally;
  return {
    terms: describeTerms(corpus, vocabulary, {...tally, forms, phraseText}),
    ...{starts, termIds, counts, titleCounts}
  };
}
