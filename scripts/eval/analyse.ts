import {defaultWorkers, openExecutor} from '../../src/lib/engine/open-executor.ts';
import type {Analysis, AnalysisSettings, Paper} from '../../src/lib/model.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';

/** Analyses papers as the command line does by default, but for the number of themes and the seed. */
export async function analyse(
  papers: readonly Paper[],
  settings: Pick<AnalysisSettings, 'themes' | 'seed'>
): Promise<Analysis> {
  const executor = openExecutor(defaultWorkers());
  try {
    return await analysePapers(papers, {...DEFAULT_SETTINGS, ...settings}, {sha256, executor});
  } finally {
    await executor.close();
  }
}
