import type {Term, TermTable} from '../model.ts';
import type {Corpus} from './documents.ts';
import {TermForms} from './surfaces.ts';
import {tallyTerms, type Numbering, type TermTally} from './term-tally.ts';
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

function describeTerms(
  corpus: Corpus,
  vocabulary: Vocabulary,
  {size, ofStem, forms}: Numbering & {readonly forms: TermForms}
): Omit<Term, 'documentFrequency'>[] {
  const {stemTexts} = corpus.lexicon;
  const {nodes, tree} = vocabulary;
  const isPhrase = (term: number) => (tree.parents[nodes[term] ?? 0] ?? -1) !== -1;
  const described = Array.from({length: size}, (_, term) => ({
    term: term < nodes.length && isPhrase(term) ? forms.text(term) : '',
    stemKey: stemKeyOf(tree, stemTexts, nodes[term] ?? 0),
    weighed: term < nodes.length
  }));
  const words = wordForms(corpus);
  ofStem.forEach((term, stem) => {
    const own = described[term];
    if (own) described[term] = {...own, term: words[stem] ?? '', stemKey: stemTexts[stem] ?? ''};
  });
  return described;
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
    forms = new TermForms(corpus, vocabulary)
  }: {tally?: TermTally; forms?: TermForms} = {}
): TermTable {
  const {starts, termIds, counts, titleCounts, documentFrequency} = tally;
  return {
    terms: describeTerms(corpus, vocabulary, {...tally, forms}).map((term, id) => ({
      ...term,
      documentFrequency: documentFrequency[id] ?? 0
    })),
    ...{starts, termIds, counts, titleCounts}
  };
}
