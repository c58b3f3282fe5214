/** In place of what an analysis holds of each text, where nobody asks for it. */
export const NO_TEXTS = {
  terms: {
    terms: [],
    starts: new Int32Array(1),
    termIds: new Int32Array(),
    counts: new Int32Array(),
    titleCounts: new Int32Array()
  },
  lengths: new Int32Array(),
  positions: {paper: new Int32Array(), x: new Float32Array(), y: new Float32Array()},
  formerThemes: {paper: new Int32Array(), theme: new Int32Array()}
};
