import {copyFile} from 'node:fs/promises';
import type {AnalysisSummary} from '../../model.ts';
import type {Arrivals} from '../../pipeline/refresh/arrivals.ts';
import {identifyData} from '../../pipeline/run-identity.ts';
import type {LibraryPaper} from '../../pipeline/refresh/stored-analysis.ts';
import {isSameCuration} from '../../pipeline/curation/resolve-curation.ts';
import {readCurationFile} from '../curation/curation-file.ts';
import {publishCuration} from '../curation/publish-curation.ts';
import {writeDatabase} from '../database.ts';
import {readPublishedRun} from '../earlier-analysis.ts';
import type {Home} from '../home.ts';
import {readFacts} from '../library-facts.ts';
import {writeLibrary} from '../library.ts';
import {libraryLimits} from '../limits.ts';
import {asWriter} from '../lock.ts';
import {NoAnalysisError} from '../open.ts';
import {analysisPath, readPointer, type Published} from '../pointer.ts';
import {readProvenance} from '../provenance.ts';
import {publishFile, removeOrphans} from '../publish.ts';
import {sha256} from '../sha256.ts';
import {refreshFile} from './refresh-file.ts';

/** The outcome of `refreshLibrary`. */
export type RefreshOutcome =
  | {
      readonly status: 'published';
      readonly summary: AnalysisSummary;
      /** Papers that the analysis before did not have. */
      readonly added: number;
      readonly arrivals: Arrivals;
      readonly published: Published;
    }
  /** There was nothing new but decisions of the user. */
  | {readonly status: 'curated' | 'unchanged'; readonly published: Published};

/** What a refresh needs of the world outside. */
export interface RefreshOptions {
  readonly now: () => Date;
  readonly onProgress?: (stage: string, done: number, all: number) => void;
}

/**
 * Puts the papers that came into the library since the published analysis into its themes, and
 * publishes the result. No themes are found anew, and no paper changes its theme. Does nothing when the
 * library holds nothing new.
 *
 * @throws NoAnalysisError when none is published yet
 * @throws LockedError when another writer is at work
 */
export function refreshLibrary(
  home: Home,
  {now, onProgress = () => undefined}: RefreshOptions
): Promise<RefreshOutcome> {
  return asWriter(home, async () => {
    await removeOrphans(home);
    const before = await readPointer(home);
    if (!before) throw new NoAnalysisError(home);
    onProgress('Reading the library', 0, 1);
    const {papers, provenance} = await writeLibrary(
      home,
      async (connection) => ({
        papers: await readFacts(connection),
        provenance: await readProvenance(connection)
      }),
      libraryLimits(home)
    );
    const run = await readPublishedRun(home, before);
    const curation = await readCurationFile(home);
    const hashOf = ({hash}: LibraryPaper) => hash;
    const {dataHash} = identifyData(papers, run.settings, {hashOf, sha256});
    if (dataHash === run.dataHash) {
      if (isSameCuration(curation, run.curation)) return {status: 'unchanged', published: before};
      const {published} = await publishCuration(home, before, {curation, now});
      return {status: 'curated', published};
    }
    onProgress('Placing new papers', 0, 1);
    const createdAt = now();
    const {published, written} = await publishFile(home, async (draft) => {
      await copyFile(analysisPath(home, before), draft);
      onProgress('Publishing', 0, 1);
      const refreshed = await writeDatabase(draft, (connection) =>
        refreshFile(connection, {home, papers, curation, createdAt, provenance})
      );
      return {...refreshed, runId: refreshed.summary.runId, createdAt};
    });
    const {summary, added, arrivals} = written;
    return {status: 'published', summary, added, arrivals, published};
  });
}
