import TagLexicon from 'natural/lib/natural/brill_pos_tagger/lib/Lexicon.js';

const NOUN = 'NN';
const ADJECTIVE = 'JJ';
const UNKNOWN = '?';
/** The lexicon knows plain words; what is written otherwise is taken for a noun. */
const PLAIN_WORD = /^[a-z]+$/;

/** Endings of adjectives that are made anew: "proactive", "steerable", "lossless". */
const ADJECTIVE_ENDING = /(?:[st]ive|ous|able|ible|less|ful)$/;

let lexicon: TagLexicon | undefined;

/** Penn Treebank tags that a word may have; one that the lexicon lacks is a noun unless its ending tells otherwise. */
function tagsOf(word: string): readonly string[] {
  lexicon ??= new TagLexicon('EN', UNKNOWN, UNKNOWN);
  if (!PLAIN_WORD.test(word)) return [NOUN];
  const tags = lexicon.tagWord(word);
  if (tags[0] !== UNKNOWN) return tags;
  return [ADJECTIVE_ENDING.test(word) ? ADJECTIVE : NOUN];
}

/** Whether a name may end with a word: a noun can, or a gerund, as in "video generation" or "fine-tuning". */
export function mayEndName(word: string): boolean {
  return tagsOf(word.toLowerCase()).some((tag) => tag.startsWith(NOUN) || tag === 'VBG');
}

/** Whether a word is mostly something else than a noun: "personal", "latent", "win". */
export const isMostlyNoNoun = (word: string): boolean =>
  !/^(?:NN|VBG)/.test(tagsOf(word.toLowerCase())[0] ?? NOUN);
