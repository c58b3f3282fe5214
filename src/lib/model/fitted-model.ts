/** A dense matrix of float32, row by row. */
export interface FloatMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** What places a new paper among the themes without finding them anew. */
export interface FittedModel {
  /** Papers that the themes were found in. */
  readonly papers: number;
  /** Of those, the papers that hold each term; a term's place is its id in the table of terms. */
  readonly documentFrequency: Int32Array;
  /** Occurrences of each term that is weighed in the papers with a theme, those in titles counted double. */
  readonly occurrences: Int32Array;
  /** Occurrences of all of these terms together. */
  readonly words: number;
  /** Where each of these terms points in the latent space: terms × dimensions, in 255 steps a row. */
  readonly directions: FloatMatrix;
  /** Themes × dimensions, and the id of each: the means of the papers that the fit gave them. */
  readonly centroids: FloatMatrix;
  readonly themeIds: readonly number[];
  /** What `fitThreshold` of an analysis is, where an embedding has no say. */
  readonly threshold: number;
  /** The closeness to its theme below which a new paper fits none, 0 to 1. */
  readonly floor: number;
  /** Mean similarity of two papers of one theme, 0 to 1: the median of the themes. */
  readonly cohesion: number;
}

/** Where papers lie on the map, −1 to 1; a paper goes by its place in `papers`. */
export interface PaperPositions {
  readonly paper: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}
