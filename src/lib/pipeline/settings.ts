import type {AnalysisSettings} from '../model.ts';

/** Raised whenever the same papers and settings may give another result. */
export const PIPELINE_VERSION = '2';

/** What an analysis uses unless the user says otherwise. */
export const DEFAULT_SETTINGS: AnalysisSettings = {
  themes: null,
  seed: 1,
  from: null,
  to: null,
  dimensions: 50
};

/** Fewer papers than this cannot be told apart into themes. */
export const MINIMUM_PAPERS = 20;
