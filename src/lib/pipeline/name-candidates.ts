import type {RankedTerm} from './class-tf-idf.ts';
import {isMostlyNoNoun, mayEndName} from './part-of-speech.ts';
import {GENERIC_NAMES, REPORT_WORDS} from './stop-words.ts';
import type {Spelling, TermForm} from './surfaces.ts';

/** A term that may name a theme, by the papers that hold it word for word. */
export interface Candidate extends RankedTerm {
  readonly form: string;
  readonly rows: Int32Array;
  /** Share of its occurrences that a word of weight follows. */
  readonly followed: number;
  /** Of an abbreviation the phrase that it is short for, where the theme has it. */
  readonly longForm?: string;
}

/** A term that other themes hold nearly as often tells nothing apart. */
const DISTINCTNESS = 0.7;
/** A phrase that mostly stands inside a longer one is a fragment of it. */
const FRAGMENT = 0.8;

/** A term that mostly stands behind one and the same hyphen is a fragment of that compound. */
const COMPOUND = 0.6;

/** Two names are the same when they differ in case, hyphens or plurals only. */
export const nameKey = (name: string): string =>
  name.toLowerCase().replaceAll('-', ' ').replace(/s\b/g, '');

/** The spelling that a term is shown in: "on-policy distillation" where hardly any other policy is distilled. */
const shownSpelling = ({compound, ...spelling}: TermForm): Spelling =>
  compound && compound.count >= COMPOUND * spelling.count ? compound : spelling;

/** A ranked term with its form: its rows and coverage become those of the form itself. */
export function toCandidate(
  term: RankedTerm,
  termForm: TermForm,
  {labels, theme, size}: {labels: Int32Array; theme: number; size: number}
): Candidate {
  const {form, rows, followed} = shownSpelling(termForm);
  const held = rows.filter((row) => labels[row] === theme);
  const others = Math.max(1, labels.length - size);
  return {
    ...term,
    form,
    followed,
    rows: held,
    inside: held.length / size,
    outside: (rows.length - held.length) / others
  };
}

/** Share of a term's weight that lies in the theme, 0 to 1. */
const distinctness = ({inside, outside}: Candidate): number =>
  inside > 0 ? inside / (inside + outside) : 0;

/** How good a name a term makes: frequent in the theme and rare elsewhere. */
const nameScore = (term: Candidate): number =>
  term.score * Math.sqrt(term.inside) * distinctness(term);

const isAbbreviation = ({form}: Candidate): boolean => /\p{Lu}.*\p{Lu}|\d/u.test(form);

/** Several words, or an abbreviation such as RLHF or 3D, say what a theme is; a lone word hardly does. */
export const saysWhat = (candidate: Candidate): boolean =>
  candidate.words > 1 || isAbbreviation(candidate);

/** Phrases before abbreviations before lone words. */
const rank = (candidate: Candidate): number =>
  candidate.words > 1 ? 0 : isAbbreviation(candidate) ? 1 : 2;

/** What a word of weight mostly follows only modifies: "long-context" of a model, "KV" of a cache. */
const MODIFIES = {adjective: 0.85, compound: 0.7, other: 0.8};

/** A compound may end with any word, if it stands for a noun: "chain-of-thought" does, "multi-view" does not. */
function isNominal(candidate: Candidate): boolean {
  const {form, followed} = candidate;
  const isCompound = form.includes('-') && !form.includes(' ');
  if (isCompound) return followed < MODIFIES.compound;
  if (saysWhat(candidate) && followed >= MODIFIES.other) return false;
  if (!saysWhat(candidate) && isMostlyNoNoun(form) && followed >= MODIFIES.adjective) return false;
  return mayEndName(form.split(/[ -]/).at(-1) ?? '');
}

/** Whether a phrase speaks of the paper rather than of its subject: "numerical experiments". */
function isReport({form, words}: Candidate): boolean {
  return words > 1 && REPORT_KEYS.has(nameKey(form).split(' ').at(-1) ?? '');
}

/** Of terms that look the same, leaves the longest: the phrase "multi-modal" rather than "modal", which mostly stands in it. */
export function withoutTwins(candidates: readonly Candidate[]): Candidate[] {
  const longest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = nameKey(candidate.form);
    if (candidate.words > (longest.get(key)?.words ?? 0)) longest.set(key, candidate);
  }
  return candidates.filter((candidate) => longest.get(nameKey(candidate.form)) === candidate);
}

/** Leaves out the phrases that are mostly part of a longer one: "large language" of a model. */
export function withoutFragments(candidates: readonly Candidate[]): Candidate[] {
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

const GENERIC_KEYS = new Set([...GENERIC_NAMES].map(nameKey));
const REPORT_KEYS = new Set([...REPORT_WORDS].map(nameKey));

/** Whether a term fits papers of any theme. */
export const isGeneric = ({form}: Candidate): boolean => GENERIC_KEYS.has(nameKey(form));

/** The candidates that may name a theme, best first. */
export function nameCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter((candidate) => distinctness(candidate) >= DISTINCTNESS)
    .filter((candidate) => !isGeneric(candidate) && !isReport(candidate) && isNominal(candidate))
    .sort((a, b) => rank(a) - rank(b) || nameScore(b) - nameScore(a) || a.term - b.term);
}
