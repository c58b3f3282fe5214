import type {AnalysisSettings} from '../model.ts';

/** Raised whenever the same papers and settings may give another result. */
export const PIPELINE_VERSION = '10';

/** What an analysis uses unless the user says otherwise. */
export const DEFAULT_SETTINGS: AnalysisSettings = {
  themes: null,
  seed: 1,
  from: null,
  to: null,
  dimensions: 50,
  engine: 'wasm',
  fitPapers: 40_000,
  embedding: null
};

/** What neural vectors weigh beside the latent space. */
export const EMBEDDING_WEIGHT = 0.5;

/** Fewer papers than this cannot be told apart into themes. */
export const MINIMUM_PAPERS = 20;
