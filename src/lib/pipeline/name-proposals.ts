import {isGeneric, nameCandidates, saysWhat, type Candidate} from './name-candidates.ts';
import {areKin, shareWord} from './name-kinship.ts';
import {titleCase} from './title-case.ts';

/** A name and the papers of the theme and of the others that speak for it. */
export interface Name {
  readonly name: string;
  /** Papers of the theme that hold the name, or one of its two parts, word for word. */
  readonly rows: Int32Array;
  /** Share of the theme's papers, and of all others, that do, 0 to 1. */
  readonly inside: number;
  readonly outside: number;
}

/** A name stands in at least this share of the theme's papers, or is made of two phrases. */
const COVERAGE = 0.25;
/** A phrase that fewer hold is joined by a second one, if that one speaks for so many papers more. */
const HALF = 0.5;
const PARTNER_GAIN = 0.2;
/** Phrases that are tried with each other when none covers enough. */
const PAIRED = 8;
/** Two phrases that so many hold, each, say more together than a lone word. */
const SPOKEN = 0.1;
/** A phrase behind a lone word and an "and" stands in at least this share of the papers, or else in `SPOKEN`. */
const SECOND = 0.15;

export const single = ({form, rows, inside, outside}: Candidate): Name => ({
  name: titleCase(form),
  rows,
  inside,
  outside
});

/** Two phrases as one name; outside they are counted as if no paper held both. */
function pair(first: Candidate, second: Candidate): Name {
  const rows = Int32Array.from(new Set([...first.rows, ...second.rows]));
  const size = first.rows.length / first.inside;
  return {
    name: `${titleCase(first.form)} and ${titleCase(second.form)}`,
    rows,
    inside: rows.length / size,
    outside: Math.min(1, first.outside + second.outside)
  };
}

/** Whether a second phrase speaks for many papers of the theme that do not hold the first. */
const isPartner = (first: Candidate, second: Candidate): boolean =>
  second.words > 1 &&
  !shareWord(first, second) &&
  pair(first, second).inside - first.inside >= PARTNER_GAIN;

/** Pairs of terms, those that speak for the most papers first. */
function pairsOf(firsts: readonly Candidate[], seconds: readonly Candidate[]): Name[] {
  return firsts
    .flatMap((first) =>
      seconds.filter((second) => !shareWord(first, second)).map((second) => pair(first, second))
    )
    .sort((a, b) => b.inside - a.inside);
}

/**
 * Names for a theme, best first: phrases that enough of its papers hold; else a word that they hold
 * with a phrase; else a phrase of any theme that most of them hold, with one of this; else the two terms that speak for the most papers, phrases first.
 */
export function* namesOf(candidates: readonly Candidate[]): Generator<Name> {
  const named = nameCandidates(candidates);
  const covering = named.filter(({inside}) => inside >= COVERAGE);
  const phrases = named.filter(saysWhat).slice(0, PAIRED);
  for (const phrase of covering.filter(saysWhat)) {
    const partner =
      phrase.inside < HALF ? phrases.find((other) => isPartner(phrase, other)) : undefined;
    if (partner) yield pair(phrase, partner);
    yield single(phrase);
  }
  const spoken = phrases.filter(({words, inside}) => words > 1 && inside >= SPOKEN);
  const kin = spoken.flatMap((first, index) =>
    spoken
      .slice(index + 1)
      .filter((second) => areKin(first, second))
      .map((second) => pair(first, second))
  );
  const told = [...pairsOf(spoken, spoken), ...kin].filter(({inside}) => inside >= COVERAGE);
  yield* told.sort((a, b) => b.inside - a.inside);
  const carrying = [
    ...phrases.filter(({inside}) => inside >= SECOND),
    ...phrases.filter(({inside}) => inside >= SPOKEN && inside < SECOND)
  ];
  for (const word of covering) {
    for (const phrase of carrying) if (!shareWord(word, phrase)) yield pair(word, phrase);
    yield single(word);
  }
  for (const generic of candidates.filter((term) => isGeneric(term) && term.inside >= HALF)) {
    for (const phrase of phrases) if (!shareWord(generic, phrase)) yield pair(generic, phrase);
  }
  const words = named.filter((candidate) => !saysWhat(candidate)).slice(0, PAIRED);
  const pairs = [
    ...pairsOf(phrases, phrases),
    ...pairsOf(words, phrases),
    ...pairsOf(words, words)
  ];
  yield* pairs.filter(({inside}) => inside >= COVERAGE);
  yield* pairs.toSorted((a, b) => b.inside - a.inside);
  yield* candidates.filter(({inside}) => inside > 0).map(single);
}
