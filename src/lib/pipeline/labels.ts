import type {ThemeTerm} from '../model.ts';
import {rankTerms, type RankedTerm} from './class-tf-idf.ts';
import type {Corpus} from './documents.ts';
import type {SparseMatrix} from './numeric/matrix.ts';
import {GENERIC_NAMES} from './stop-words.ts';
import {commonestForms} from './surfaces.ts';
import {titleCase} from './title-case.ts';
import type {Vocabulary} from './vocabulary.ts';

/** Terms that a theme keeps, at most. */
const TERMS_KEPT = 12;
/** Of so many terms, the best by class-based TF-IDF, the name is chosen. */
const CANDIDATES = 80;
/** A name stands in at least this share of the theme's papers. */
const COVERAGE = 0.25;
/** A phrase that fewer hold is joined by a second one, if that one speaks for so many papers more. */
const HALF = 0.5;
const PARTNER_GAIN = 0.2;
/** A term that other themes hold nearly as often tells nothing apart. */
const DISTINCTNESS = 0.7;
/** A phrase that mostly stands inside a longer one is a fragment of it. */
const FRAGMENT = 0.8;

/** A theme's name and the terms that tell it from the others. */
export interface Label {
  readonly name: string;
  readonly terms: readonly ThemeTerm[];
}

export interface LabelInput {
  readonly corpus: Corpus;
  readonly vocabulary: Vocabulary;
  /** Papers × terms. */
  readonly counts: SparseMatrix;
  /** Theme of each paper, −1 for none. */
  readonly labels: Int32Array;
  readonly k: number;
}

/** A candidate for a name with its surface form. */
interface Candidate extends RankedTerm {
  readonly form: string;
}

/** Share of a term's weight that lies in the theme, 0 to 1. */
const distinctness = ({inside, outside}: RankedTerm): number => inside / (inside + outside);

/** How good a name a term makes: frequent in the theme and rare elsewhere. */
const nameScore = (term: RankedTerm): number =>
  term.score * Math.sqrt(term.inside) * distinctness(term);

/** Several words, or an abbreviation such as RLHF or 3D, say what a theme is; a lone word hardly does. */
const saysWhat = ({form, words}: Candidate): boolean =>
  words > 1 || /\p{Lu}.*\p{Lu}|\d/u.test(form);

/** Phrases before abbreviations before lone words. */
const rank = (candidate: Candidate): number =>
  candidate.words > 1 ? 0 : saysWhat(candidate) ? 1 : 2;

const wordsOf = (form: string): string[] => form.toLowerCase().split(/[ -]/);

const shareWord = (left: Candidate, right: Candidate): boolean =>
  wordsOf(left.form).some((word) =>
    wordsOf(right.form).some((other) => word.startsWith(other) || other.startsWith(word))
  );

/** Leaves out the phrases that are mostly part of a longer one: "large language" of a model. */
function withoutFragments(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    (part) =>
      part.words === 1 ||
      !candidates.some(
        (whole) =>
          whole.words > part.words &&
          whole.papers >= FRAGMENT * part.papers &&
          nameKey(whole.form).includes(nameKey(part.form))
      )
  );
}

/** The candidates of a theme that may name it, best first. */
function nameCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter((candidate) => distinctness(candidate) >= DISTINCTNESS)
    .filter(({form}) => !GENERIC_NAMES.has(nameKey(form)))
    .sort((a, b) => rank(a) - rank(b) || nameScore(b) - nameScore(a) || a.term - b.term);
}

/**
 * Names for a theme, best first: phrases that enough of its papers hold; else a word that they hold
 * together with a phrase; else the best two terms.
 */
function* namesOf(candidates: readonly Candidate[]): Generator<string> {
  const named = nameCandidates(candidates);
  const covering = named.filter(({inside}) => inside >= COVERAGE);
  const phrases = named.filter(saysWhat);
  for (const phrase of covering.filter(saysWhat)) {
    const partner =
      phrase.inside < HALF && phrases.find((other) => other.words > 1 && isPartner(phrase, other));
    if (partner) yield pairName(phrase, partner);
    yield titleCase(phrase.form);
  }
  for (const word of covering) {
    for (const phrase of phrases) if (!shareWord(word, phrase)) yield pairName(word, phrase);
    yield titleCase(word.form);
  }
  for (const first of phrases) {
    for (const second of phrases) if (!shareWord(first, second)) yield pairName(first, second);
  }
  for (const {form} of candidates) yield titleCase(form);
}

/** Whether a second phrase speaks for many papers of the theme that do not hold the first. */
function isPartner(first: Candidate, second: Candidate): boolean {
  const held = new Set(first.rows);
  const gain = second.rows.filter((row) => !held.has(row)).length / first.rows.length;
  return gain * first.inside >= PARTNER_GAIN && !shareWord(first, second);
}

const pairName = (first: Candidate, second: Candidate): string =>
  `${titleCase(first.form)} and ${titleCase(second.form)}`;

/** Two names are the same when they differ in case, hyphens or a plural only. */
const nameKey = (name: string): string =>
  name.toLowerCase().replaceAll('-', ' ').replace(/s\b/g, '');

/** Gives each theme its best name that no larger theme has taken. */
function chooseNames(byTheme: readonly (readonly Candidate[])[]): string[] {
  const taken = new Set<string>();
  return byTheme.map((candidates, theme) => {
    for (const name of namesOf(candidates)) {
      if (taken.has(nameKey(name))) continue;
      taken.add(nameKey(name));
      return name;
    }
    return `Theme ${theme + 1}`;
  });
}

/** Names each theme by its own terms, in their commonest surface forms; no two names are the same. */
export function labelThemes({corpus, vocabulary, counts, labels, k}: LabelInput): Label[] {
  const ranked = rankTerms(counts, vocabulary, {labels, k}).map((terms) =>
    terms.slice(0, CANDIDATES)
  );
  const wanted = new Set(ranked.flatMap((terms) => terms.map(({term}) => term)));
  const forms = commonestForms(corpus, vocabulary, wanted);
  const byTheme = ranked.map((terms) =>
    withoutFragments(terms.map((term) => ({...term, form: forms.get(term.term) ?? ''})))
  );
  const names = chooseNames(byTheme);
  return byTheme.map((candidates, theme) => ({
    name: names[theme] ?? '',
    terms: candidates
      .slice(0, TERMS_KEPT)
      .map(({form, score, papers}) => ({term: form, score, papers}))
  }));
}
