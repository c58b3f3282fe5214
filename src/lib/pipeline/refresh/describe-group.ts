import {rankGroupTerms, type Background, type RankedTerm} from '../class-tf-idf.ts';
import {readDocuments, type Corpus, type Text} from '../documents.ts';
import type {Label} from '../labels.ts';
import {withoutFragments, type Candidate} from '../name-candidates.ts';
import {withLongForms} from '../name-kinship.ts';
import {chooseNames} from '../names.ts';
import {TermForms, type TermForm} from '../surfaces.ts';
import {stemKeyOf} from '../term-table.ts';
import {countTerms} from '../tf-idf.ts';
import type {Vocabulary} from '../vocabulary.ts';

/** Terms that a theme keeps, and of how many the name is chosen, as in the fit. */
const TERMS_KEPT = 12;
const CANDIDATES = 80;

/** What is known of papers that are to be told from a group. */
export interface Others {
  /** All papers, those of the group included. */
  readonly papers: number;
  readonly averageWords: number;
  /** Whether `term` counts the group too; else it is of papers outside alone. */
  readonly includesGroup?: boolean;
  /** A term by its stems. */
  readonly term: (stemKey: string) => {readonly occurrences: number; readonly holders: number};
  /** All papers that hold a phrase letter for letter: asked for phrases that are not among the terms. */
  readonly countTexts: (phrase: string) => number;
  /** Names that other themes bear. */
  readonly names: readonly string[];
}

function toCandidate(
  term: RankedTerm,
  form: TermForm | undefined,
  {size, others}: {size: number; others: Others}
): Candidate[] {
  if (!form) return [];
  const isNew = term.words > 1 && term.outside === 0;
  const outside = isNew
    ? Math.max(0, others.countTexts(form.form) - form.rows.length) / others.papers
    : term.outside;
  return [{...term, ...form, inside: form.rows.length / size, outside}];
}

/**
 * Names a group of papers by its own terms, as the fit names themes: `name.rows` are the papers of the
 * group, by their place, that hold the name word for word. Outside the group a name is counted in all
 * its inflections.
 */
export function describeGroup(
  papers: readonly Text[],
  vocabularyOf: (corpus: Corpus) => Vocabulary,
  others: Others
): Label {
  const corpus = readDocuments(papers);
  const vocabulary = vocabularyOf(corpus);
  const known = vocabulary.nodes.map((node) =>
    others.term(stemKeyOf(vocabulary.tree, corpus.lexicon.stemTexts, node))
  );
  const background: Background = {
    papers: others.papers,
    averageWords: others.averageWords,
    includesGroup: others.includesGroup ?? false,
    occurrences: (term) => known[term]?.occurrences ?? 0,
    holders: (term) => known[term]?.holders ?? 0
  };
  const ranked = rankGroupTerms(countTerms(corpus, vocabulary), vocabulary, {
    background,
    limit: CANDIDATES
  });
  const forms = new TermForms(corpus, vocabulary);
  const found = ranked.flatMap((term) =>
    toCandidate(term, forms.get(term.term), {size: papers.length, others})
  );
  const candidates = withoutFragments(withLongForms(found));
  const [choice] = chooseNames([candidates], () => ({taken: others.names}));
  if (!choice) throw new RangeError('papers are none, expected a group to name');
  const terms = candidates
    .slice(0, TERMS_KEPT)
    .map(({form, score, papers: holders}) => ({term: form, score, papers: holders}));
  return {...choice, terms};
}
