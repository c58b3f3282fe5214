// natural declares types for whole folders only, not for the files of it that are needed.
declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: readonly string[];
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: {stem(word: string): string};
  export default stemmer;
}

declare module 'natural/lib/natural/brill_pos_tagger/lib/Lexicon.js' {
  export default class Lexicon {
    constructor(language: string, defaultTag: string, defaultTagCapitalised: string);
    tagWord(word: string): readonly string[];
  }
}
