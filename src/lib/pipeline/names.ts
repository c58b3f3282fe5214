import {isGeneric, nameCandidates, nameKey, saysWhat, type Candidate} from './name-candidates.ts';
import {titleCase} from './title-case.ts';

/** A name and the papers of the theme and of the others that speak for it. */
export interface Name {
  readonly name: string;
  /** Papers of the theme that hold the name, or one of its two parts, word for word. */
  readonly rows: readonly number[];
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
/** The part behind the "and" stands in at least this share of the papers. */
const SECOND = 0.15;

const wordsOf = (form: string): string[] => form.toLowerCase().split(/[ -]/);

const initialsOf = (form: string): string =>
  wordsOf(form)
    .map((word) => word.slice(0, 1))
    .join('');

/** Whether one is short for the other: VLM for vision-language models. */
const isShortFor = (short: string, long: string): boolean =>
  /\p{Lu}{2}/u.test(short) &&
  initialsOf(long).length > 1 &&
  short.toLowerCase().startsWith(initialsOf(long));

const shareWord = (left: Candidate, right: Candidate): boolean =>
  isShortFor(left.form, right.form) ||
  isShortFor(right.form, left.form) ||
  wordsOf(left.form).some((word) =>
    wordsOf(right.form).some((other) => word.startsWith(other) || other.startsWith(word))
  );

/** Whether two phrases of two words say two things of one: "image editing" and "image generation". */
function areKin(left: Candidate, right: Candidate): boolean {
  const [first, second, ...rest] = wordsOf(left.form);
  const [other, head, ...more] = wordsOf(right.form);
  return (
    first === other &&
    nameKey(second ?? '') !== nameKey(head ?? '') &&
    rest.length + more.length === 0
  );
}

const single = ({form, rows, inside, outside}: Candidate): Name => ({
  name: titleCase(form),
  rows,
  inside,
  outside
});

/** Two phrases as one name; outside they are counted as if no paper held both. */
function pair(first: Candidate, second: Candidate): Name {
  const rows = [...new Set([...first.rows, ...second.rows])];
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
function* namesOf(candidates: readonly Candidate[]): Generator<Name> {
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
  const carrying = phrases.filter(({inside}) => inside >= SECOND);
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

/** A theme's name and the terms that it might have been named by. */
export interface NameChoice {
  readonly name: Name;
  /** The next best terms that are no part of the name, at most five. */
  readonly runnersUp: readonly Name[];
}

const RUNNERS_UP = 5;

function runnersUpTo(name: Name, candidates: readonly Candidate[]): Name[] {
  const parts = new Set(name.name.split(' and ').map(nameKey));
  return nameCandidates(candidates)
    .filter(({form}) => !parts.has(nameKey(form)))
    .slice(0, RUNNERS_UP)
    .map(single);
}

function firstFree(candidates: readonly Candidate[], taken: ReadonlySet<string>): Name | null {
  for (const name of namesOf(candidates)) if (!taken.has(nameKey(name.name))) return name;
  return null;
}

/** Gives each theme, in the order given, its best name that is not taken, by those before it neither. */
export function chooseNames(
  themes: readonly (readonly Candidate[])[],
  names: readonly string[] = []
): NameChoice[] {
  const taken = new Set(names.map(nameKey));
  return themes.map((candidates, index) => {
    const nameless = {name: `Theme ${index + 1}`, rows: [], inside: 0, outside: 0};
    const name = firstFree(candidates, taken) ?? nameless;
    taken.add(nameKey(name.name));
    return {name, runnersUp: runnersUpTo(name, candidates)};
  });
}
