import tagger from 'natural/lib/natural/brill_pos_tagger/index.js';

let lexicon: InstanceType<typeof tagger.Lexicon> | undefined;

/** Penn Treebank tags that a word may have; a word that the lexicon lacks is taken for a noun. */
function tagsOf(word: string): readonly string[] {
  lexicon ??= new tagger.Lexicon('EN', 'NN', 'NN');
  return lexicon.tagWord(word);
}

/** Whether a name may end with a word: a noun can, or a gerund, as in "video generation" or "fine-tuning". */
export function mayEndName(word: string): boolean {
  return tagsOf(word.toLowerCase()).some((tag) => tag.startsWith('NN') || tag === 'VBG');
}
