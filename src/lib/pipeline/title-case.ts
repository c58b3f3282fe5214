/** Words that stay small inside a name. */
const SMALL = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'via',
  'with'
]);

/** Letters that are all small: a word without capitals of its own. */
const PLAIN = /^\p{Ll}+$/u;

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/**
 * Title case that keeps the field's own capitals: "mixture of experts" becomes "Mixture of
 * Experts", while RLHF, LoRA and 3D stay as they are.
 */
export function titleCase(phrase: string): string {
  return phrase
    .split(/(?<=[ -])/)
    .map((part, index) => {
      const word = part.replace(/[ -]$/, '');
      if (!PLAIN.test(word) || (index > 0 && SMALL.has(word))) return part;
      return capitalized(part);
    })
    .join('');
}
