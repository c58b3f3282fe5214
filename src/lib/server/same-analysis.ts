import type {AnalysisSettings, Curation} from '../model.ts';
import {isSameCuration} from '../pipeline/curation/resolve-curation.ts';
import {identifyData} from '../pipeline/run-identity.ts';
import {publishCuration} from './curation/publish-curation.ts';
import {readPublishedRun} from './earlier-analysis.ts';
import type {Home} from './home.ts';
import {readFacts} from './library-facts.ts';
import {writeLibrary} from './library.ts';
import {libraryLimits} from './limits.ts';
import {OtherVersionError} from './other-version.ts';
import {readPointer, type Published} from './pointer.ts';
import {sha256} from './sha256.ts';

/** A published analysis of the papers and settings that are asked for, and the decisions that it follows. */
export interface SameAnalysis {
  readonly published: Published;
  readonly curation: Curation;
}

/** Tells whether the papers of the library were analysed with these settings, without reading a text. */
export async function findSame(
  home: Home,
  settings: AnalysisSettings
): Promise<SameAnalysis | null> {
  const published = await readPointer(home);
  if (!published) return null;
  // A file of another program holds the same themes, but the dashboard cannot read it.
  const run = await readPublishedRun(home, published).catch((error: unknown) => {
    if (error instanceof OtherVersionError) return null;
    throw error;
  });
  if (!run) return null;
  const papers = await writeLibrary(home, readFacts, libraryLimits(home));
  const {fitId} = identifyData(papers, settings, {hashOf: ({hash}) => hash, sha256});
  return fitId === run.fitId ? {published, curation: run.curation} : null;
}

/** Leaves a published analysis as it is, but for decisions of the user that are new. */
export async function keepSame(
  home: Home,
  {published, curation: followed}: SameAnalysis,
  {curation, now}: {curation: Curation; now: () => Date}
): Promise<{status: 'curated' | 'unchanged'; published: Published}> {
  if (isSameCuration(curation, followed)) return {status: 'unchanged', published};
  const recurated = await publishCuration(home, published, {curation, now});
  return {status: 'curated', published: recurated.published};
}
