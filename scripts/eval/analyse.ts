import type {Analysis, AnalysisSettings, Paper} from '../../src/lib/model.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';

/** Analyses papers with default settings but for the number of themes and the seed. */
export const analyse = (
  papers: readonly Paper[],
  settings: Pick<AnalysisSettings, 'themes' | 'seed'>
): Promise<Analysis> => analysePapers(papers, {...DEFAULT_SETTINGS, ...settings}, {sha256});
