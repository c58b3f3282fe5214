// Porter's stemmer (1980) in the reading of natural, whose tables of endings and small departures it
// keeps: a test holds the two against each other, word for word.

const isVowel = (word: string, index: number): boolean => 'aeiou'.includes(word.charAt(index));

const isPlainConsonant = (word: string, index: number): boolean =>
  index >= 0 && !'aeiouy'.includes(word.charAt(index));

/** Whether a letter is spoken as a vowel: y is one behind a consonant. */
const soundsOpen = (word: string, index: number): boolean =>
  isVowel(word, index) || (word.charAt(index) === 'y' && isPlainConsonant(word, index - 1));

function hasVowel(word: string): boolean {
  for (let index = 0; index < word.length; index++) if (soundsOpen(word, index)) return true;
  return false;
}

/**
 * How often a vowel is followed by a consonant, runs of either counted once; −1 for no word at all. A y
 * that stands for a vowel is a run of its own, so that there are halves.
 */
function measure(word: string): number {
  if (word === '') return -1;
  let runs = 0;
  let [before, first] = ['', ''];
  for (let index = 0; index < word.length; index++) {
    const run = isVowel(word, index) ? 'vowel' : soundsOpen(word, index) ? 'y' : 'consonant';
    if (run === 'y' || run !== before) runs++;
    before = run;
    if (index === 0) first = run;
  }
  return (runs - Number(first === 'consonant') - Number(before !== 'consonant')) / 2;
}

/** Whether three letters from a place on are consonant, vowel, consonant. */
const isClosed = (word: string, start: number): boolean =>
  word.length >= start + 3 &&
  !soundsOpen(word, start) &&
  soundsOpen(word, start + 1) &&
  !soundsOpen(word, start + 2);

const endsWithAny = (word: string, letters: string): boolean => letters.includes(word.slice(-1));

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 2 ? word.slice(0, -1) : word;
}

/** Mends what is left of a word without "ed" or "ing". */
function mended(stem: string): string {
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
  const last = stem.length - 1;
  const isDouble = last > 0 && stem.charAt(last) === stem.charAt(last - 1);
  if (isDouble && !isVowel(stem, last) && !endsWithAny(stem, 'lsz')) return stem.slice(0, -1);
  const isShort = last >= 2 && measure(stem) === 1 && isClosed(stem, last - 2);
  return isShort && !endsWithAny(stem, 'wxy') ? `${stem}e` : stem;
}

function withoutTense(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - ending);
  return ending > 0 && hasVowel(stem) ? mended(stem) : word;
}

const withoutY = (word: string): string =>
  word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

type Endings = readonly (readonly [ending: string, replacement: string])[];

const SECOND: Endings = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log']
];
const THIRD: Endings = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', '']
];
/** The longest first. */
const FOURTH = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic ou'.split(
  ' '
);

function replaced(word: string, endings: Endings): string {
  for (const [ending, replacement] of endings) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (measure(stem) > 0) return stem + replacement;
  }
  return word;
}

function withoutFourth(word: string): string {
  const ending = FOURTH.find((each) => word.endsWith(each) && word.length > each.length);
  const stem = ending === undefined ? '' : word.slice(0, -ending.length);
  if (measure(stem) > 1) return stem;
  const isIon = (word.endsWith('sion') || word.endsWith('tion')) && word.length > 4;
  return isIon && measure(word.slice(0, -3)) > 1 ? word.slice(0, -3) : word;
}

function withoutE(word: string): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  const size = measure(stem);
  const isShort =
    isClosed(word, Math.max(0, word.length - 4)) && word.length > 1 && !endsWithAny(stem, 'wxy');
  return size > 1 || (size === 1 && !isShort) ? stem : word;
}

const withoutDoubleL = (word: string): string =>
  word.endsWith('ll') && measure(word) > 1 ? word.slice(0, -1) : word;

/** The stem of a word of plain small letters. */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  const root = withoutY(withoutTense(withoutPlural(word)));
  return withoutDoubleL(withoutE(withoutFourth(replaced(replaced(root, SECOND), THIRD))));
}
