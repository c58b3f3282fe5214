import type {Day} from './paper.ts';

/** What runs k-means: the kernels in WebAssembly, or ml-kmeans as the reference. */
export type ClusterEngine = 'wasm' | 'ml-kmeans';

/** What the user may set for an analysis; the default of each stands in `pipeline/settings.ts`. */
export interface AnalysisSettings {
  /** Number of themes; null lets the rule choose. */
  readonly themes: number | null;
  readonly seed: number;
  /** First and last day, both included; null leaves the side open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Dimensions of the latent semantic space. */
  readonly dimensions: number;
  readonly engine: ClusterEngine;
  /** Papers that themes are found in, at most: of more so many are drawn at random, and the others placed in the themes. */
  readonly fitPapers: number;
  /** Neural vectors beside the latent space; null for none. */
  readonly embedding: EmbeddingSettings | null;
}

/** Which neural vectors took part in an analysis. */
export interface EmbeddingSettings {
  /** Name of the model that made them. */
  readonly model: string;
  /** What they weigh in a squared distance, 0 to 1; the latent space weighs the rest. */
  readonly weight: number;
  /** SHA-256 of the vectors. */
  readonly vectors: string;
}

/** One number of themes that was tried. */
export interface ThemeCountTrial {
  readonly themes: number;
  /** Mean simplified silhouette, −1 to 1. */
  readonly silhouette: number;
  /** Mean adjusted Rand index between small consensuses; null where the silhouette ruled it out. */
  readonly stability: number | null;
  /** Sum of squared distances to the centroids. */
  readonly inertia: number;
}
