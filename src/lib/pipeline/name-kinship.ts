import {nameKey, type Candidate} from './name-candidates.ts';

const wordsOf = (form: string): string[] => form.toLowerCase().split(/[ -]/);

const initialsOf = (form: string): string =>
  wordsOf(form)
    .map((word) => word.slice(0, 1))
    .join('');

/** Whether one is short for the other: VLM for vision-language models. */
export const isShortFor = (short: string, long: string): boolean =>
  /\p{Lu}{2}/u.test(short) &&
  initialsOf(long).length > 1 &&
  short.toLowerCase().startsWith(initialsOf(long));

/** Tells of each abbreviation what it is short for, where one of the other terms says so. */
export const withLongForms = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.map((candidate) => {
    const long = candidates.find(({form}) => isShortFor(candidate.form, form));
    return long ? {...candidate, longForm: long.form} : candidate;
  });

const haveLikeWords = (left: string, right: string): boolean =>
  wordsOf(left).some((word) =>
    wordsOf(right).some((other) => word.startsWith(other) || other.startsWith(word))
  );

const formsOf = ({form, longForm}: Candidate, spelledOut: boolean): string[] =>
  spelledOut && longForm ? [form, longForm] : [form];

/**
 * Whether two terms have a word in common, so that one name may not hold both; of two phrases also
 * whether what they are short for has.
 */
export function shareWord(left: Candidate, right: Candidate): boolean {
  if (isShortFor(left.form, right.form) || isShortFor(right.form, left.form)) return true;
  const spelledOut = left.words > 1 && right.words > 1;
  return formsOf(left, spelledOut).some((form) =>
    formsOf(right, spelledOut).some((other) => haveLikeWords(form, other))
  );
}

/** Whether two phrases of two words say two things of one: "image editing" and "image generation". */
export function areKin(left: Candidate, right: Candidate): boolean {
  const [first, second, ...rest] = wordsOf(left.form);
  const [other, head, ...more] = wordsOf(right.form);
  return (
    first === other &&
    nameKey(second ?? '') !== nameKey(head ?? '') &&
    rest.length + more.length === 0
  );
}
