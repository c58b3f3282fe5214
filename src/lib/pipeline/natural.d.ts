// natural ships no types for the one file that is needed of its `util` folder.
declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: readonly string[];
}
