// natural declares types for whole folders only, not for the two files of it that are needed.
declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: readonly string[];
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: {stem(word: string): string};
  export default stemmer;
}
