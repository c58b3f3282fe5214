import {nameCandidates, nameKey, type Candidate} from './name-candidates.ts';
import {isShortFor} from './name-kinship.ts';
import {namesOf, single, type Name} from './name-proposals.ts';

/** A theme's name and the terms that it might have been named by. */
export interface NameChoice {
  readonly name: Name;
  /** The next best terms that are no part of the name, at most five. */
  readonly runnersUp: readonly Name[];
}

const RUNNERS_UP = 5;

const partsOf = (name: string): string[] => name.split(' and ');

function runnersUpTo(name: Name, candidates: readonly Candidate[]): Name[] {
  const parts = new Set(partsOf(name.name).map(nameKey));
  return nameCandidates(candidates)
    .filter(({form}) => !parts.has(nameKey(form)))
    .slice(0, RUNNERS_UP)
    .map(single);
}

/** What a theme may not be called. */
export interface Reserved {
  /** Names of others. */
  readonly taken: readonly string[];
  /** Names that are better not used again: of the parts of a whole. */
  readonly avoided?: readonly string[];
}

const NOTHING: Reserved = {taken: []};

/** Names that are given away already, and those that stand for a theme alone. */
interface Claims {
  readonly taken: ReadonlySet<string>;
  readonly alone: readonly string[];
}

const keysOf = (names: readonly string[]): Set<string> => new Set(names.map(nameKey));

const isShortForOne = ({name}: Name, others: readonly string[]): boolean =>
  others.some((other) => partsOf(name).some((part) => isShortFor(part, other)));

/** Whether half of a pair is, or is short for, what another theme is called: "Reasoning and RL" beside "Reinforcement Learning". */
const saysAnother = (name: Name, others: readonly string[]): boolean =>
  isShortForOne(name, others) ||
  others.some((other) => partsOf(name.name).some((part) => nameKey(part) === nameKey(other)));

function firstFree(
  candidates: readonly Candidate[],
  {taken, alone}: Claims,
  isWanted: (name: Name) => boolean = () => true
): Name | null {
  for (const name of namesOf(candidates))
    if (!taken.has(nameKey(name.name)) && !saysAnother(name, alone) && isWanted(name)) return name;
  return null;
}

const isPhrase = ({name}: Name): boolean => partsOf(name).length === 1 && /[ -]/.test(name);

/** The best free name: a phrase that is not avoided, or else any that is not just short for one avoided. */
function bestFree(
  candidates: readonly Candidate[],
  {taken, alone}: Claims,
  avoided: readonly string[]
): Name | null {
  const fresh = firstFree(candidates, {taken, alone: [...alone, ...avoided]});
  if (avoided.length === 0 || (fresh && isPhrase(fresh))) return fresh;
  return firstFree(candidates, {taken, alone}, (name) => !isShortForOne(name, avoided)) ?? fresh;
}

/** Gives each theme, in the order given, its best name that none before it has and that is not reserved. */
function nameEach(
  themes: readonly (readonly Candidate[])[],
  reservedFor: (theme: number) => Reserved & {readonly alone: readonly string[]}
): Name[] {
  const given: string[] = [];
  return themes.map((candidates, theme) => {
    const {taken, alone, avoided = []} = reservedFor(theme);
    const claims = {taken: keysOf([...taken, ...given]), alone};
    const nameless = {name: `Theme ${theme + 1}`, rows: new Int32Array(), inside: 0, outside: 0};
    const name = bestFree(candidates, claims, avoided) ?? nameless;
    given.push(name.name);
    return name;
  });
}

/**
 * Gives each theme, in the order given, its best name that is not taken. Names are given twice: once
 * to learn which themes have a phrase of their own, then so that no pair is made with such a phrase.
 */
export function chooseNames(
  themes: readonly (readonly Candidate[])[],
  reservedFor: (theme: number) => Reserved = () => NOTHING
): NameChoice[] {
  const first = nameEach(themes, (theme) => ({...reservedFor(theme), alone: []}));
  const chosen = nameEach(themes, (theme) => {
    const reserved = reservedFor(theme);
    const alone = first
      .filter(({name}, other) => other !== theme && partsOf(name).length === 1)
      .map(({name}) => name);
    return {...reserved, taken: [...reserved.taken, ...alone], alone};
  });
  return chosen.map((name, theme) => ({
    name,
    runnersUp: runnersUpTo(name, themes[theme] ?? [])
  }));
}
