import TagLexicon from 'natural/lib/natural/brill_pos_tagger/lib/Lexicon.js';

const NOUN = 'NN';
/** The lexicon knows plain words; what is written otherwise is taken for a noun. */
const PLAIN_WORD = /^[a-z]+$/;

let lexicon: TagLexicon | undefined;

/** Penn Treebank tags that a word may have; a word that the lexicon lacks is taken for a noun. */
function tagsOf(word: string): readonly string[] {
  lexicon ??= new TagLexicon('EN', NOUN, NOUN);
  return PLAIN_WORD.test(word) ? lexicon.tagWord(word) : [NOUN];
}

/** Whether a name may end with a word: a noun can, or a gerund, as in "video generation" or "fine-tuning". */
export function mayEndName(word: string): boolean {
  return tagsOf(word.toLowerCase()).some((tag) => tag.startsWith(NOUN) || tag === 'VBG');
}

/** Whether a word is mostly something else than a noun: "personal", "latent", "win". */
export const isMostlyNoNoun = (word: string): boolean =>
  !/^(?:NN|VBG)/.test(tagsOf(word.toLowerCase())[0] ?? NOUN);
