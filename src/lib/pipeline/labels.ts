import type {ThemeTerm} from '../model.ts';
import {rankTerms} from './class-tf-idf.ts';
import {toCandidate, withoutFragments, withoutTwins, type Candidate} from './name-candidates.ts';
import {withLongForms} from './name-kinship.ts';
import {chooseNames, type NameChoice, type Reserved} from './names.ts';
import type {SparseMatrix} from './numeric/matrix.ts';
import type {TermForms} from './surfaces.ts';
import type {Vocabulary} from './vocabulary.ts';

/** Terms that a theme keeps, at most. */
const TERMS_KEPT = 12;
/** Of so many terms, the best by class-based TF-IDF, the name is chosen. */
const CANDIDATES = 80;

/** A theme's name with its proof, and the terms that tell it from the others. */
export interface Label extends NameChoice {
  readonly terms: readonly ThemeTerm[];
}

export interface LabelInput {
  /** How each term is written. */
  readonly forms: TermForms;
  readonly vocabulary: Vocabulary;
  /** Papers × terms. */
  readonly counts: SparseMatrix;
  /** Theme of each paper, −1 for none. */
  readonly labels: Int32Array;
  readonly k: number;
  /** What each theme may not be called. */
  readonly reservedFor?: (theme: number) => Reserved;
}

/** The best terms of each theme with their surface forms, best first. */
function candidatesOf({forms, vocabulary, counts, labels, k}: LabelInput): Candidate[][] {
  const ranked = rankTerms(counts, vocabulary, {labels, k, limit: CANDIDATES});
  const sizes = new Int32Array(k);
  for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
  return ranked.map((terms, theme) => {
    const size = sizes[theme] ?? 0;
    const candidates = terms.flatMap((term) => {
      const form = forms.get(term.term);
      return form ? [toCandidate(term, form, {labels, theme, size})] : [];
    });
    return withoutFragments(withLongForms(withoutTwins(candidates)));
  });
}

/** Names each theme by its own terms, in their commonest surface forms; no two names are the same. */
export function labelThemes(input: LabelInput): Label[] {
  const candidates = candidatesOf(input);
  return chooseNames(candidates, input.reservedFor).map((choice, theme) => ({
    ...choice,
    terms: (candidates[theme] ?? [])
      .slice(0, TERMS_KEPT)
      .map(({form, score, papers}) => ({term: form, score, papers}))
  }));
}
