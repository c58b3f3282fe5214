import {setImmediate} from 'node:timers/promises';
import type {AnalysisSettings, AnalysisSummary, IndexedTexts} from '../model.ts';
import {fitPapers, type PipelineContext} from '../pipeline/pipeline.ts';
import {identifyFitOf} from '../pipeline/run-identity.ts';
import {inlineExecutor} from '../pipeline/step.ts';
import {collectGarbage} from './collect-garbage.ts';
import {readCurationFile} from './curation/curation-file.ts';
import {readEarlierAnalysis} from './earlier-analysis.ts';
import type {EmbeddingSource} from './embedding/embed-papers.ts';
import {tryEmbedding} from './embedding/try-embedding.ts';
import type {Home} from './home.ts';
import {writeLibrary} from './library.ts';
import {libraryLimits} from './limits.ts';
import {asWriter} from './lock.ts';
import {readPointer, type Published} from './pointer.ts';
import {publishPlaced} from './placing/publish-placed.ts';
import {publish, removeOrphans} from './publish.ts';
import {readForFit} from './read-for-fit.ts';
import {findSame, keepSame} from './same-analysis.ts';
import {sha256} from './sha256.ts';
import {SCHEMA_VERSION} from './tables/schema-version.ts';
import {discardTasks, keepingTasks} from './unfinished-tasks.ts';

/** The outcome of `analyseLibrary`: a new analysis, or the published one when nothing has changed. */
export type AnalysisOutcome = (
  | {
      readonly status: 'published';
      readonly analysis: AnalysisSummary;
      readonly published: Published;
    }
  /** The same papers were analysed with the same settings; `curated` when the user's decisions were others. */
  | {readonly status: 'curated' | 'unchanged'; readonly published: Published}
) & {
  /** What could not be done as asked, one sentence; null when all was. */
  readonly warning: string | null;
};

/** What `analyseLibrary` needs beside the settings. */
export interface AnalysisOptions extends Pick<PipelineContext, 'onProgress' | 'executor'> {
  readonly now: () => Date;
  /** Told of tasks that were done before the same analysis was broken off, and of how many in a stage. */
  readonly onKnown?: (known: number, all: number) => void;
  /** Where to fetch neural vectors; without it nothing is sent anywhere. */
  readonly embedding?: EmbeddingSource;
}

/**
 * Analyses the library and publishes the result; the published analysis stays until then. Does
 * nothing when the same papers were analysed with the same settings.
 *
 * @throws TooFewPapersError when the range holds fewer than 20 papers
 * @throws LockedError when another writer is at work
 */
export function analyseLibrary(
  home: Home,
  wanted: AnalysisSettings,
  {
    now,
    onProgress = () => undefined,
    onKnown = () => undefined,
    embedding: source,
    executor = inlineExecutor
  }: AnalysisOptions
): Promise<AnalysisOutcome> {
  return asWriter(home, async () => {
    await removeOrphans(home);
    const curation = await readCurationFile(home);
    onProgress('Reading the library', 0, 1);
    const same = source ? null : await findSame(home, {...wanted, embedding: null});
    if (same) return {...(await keepSame(home, same, {curation, now})), warning: null};
    const {papers, from, dataHash, provenance} = await writeLibrary(
      home,
      (connection) => readForFit(connection, wanted),
      libraryLimits(home)
    );
    const {settings, warning, ...embedded} = await tryEmbedding(home, papers.held, {
      settings: wanted,
      source,
      report: (done, all) => {
        onProgress('Fetching vectors', done, all);
      }
    });
    const before = await readPointer(home);
    const earlier = await readEarlierAnalysis(home, before);
    // A file of an older program holds the same themes, but the dashboard cannot read it.
    const readable = earlier?.schemaVersion === SCHEMA_VERSION;
    const fitId = identifyFitOf(dataHash, settings, sha256);
    if (before && readable && earlier.fitId === fitId) {
      const known = {published: before, curation: earlier.curation ?? {operations: []}};
      return {...(await keepSame(home, known, {curation, now})), warning};
    }
    const fitted = papers.held.length;
    const keeping = {fitId, papers: fitted, onKnown};
    const keepingExecutor = await keepingTasks(executor, home, keeping);
    const context = {
      ...{...embedded, sha256, onProgress, earlier, curation, executor: keepingExecutor},
      turn: async () => {
        collectGarbage();
        await setImmediate();
      },
      pause: () => setImmediate()
    };
    const fit = async (onTexts: (texts: IndexedTexts) => Promise<void>) => {
      const identity = {papers: papers.take(), dataHash, fitId, from};
      const fitting = await fitPapers(identity, settings, {...context, onTexts});
      collectGarbage();
      return {fitting, circumstances: {createdAt: now(), provenance}};
    };
    const {published, analysis} =
      from > fitted
        ? await publishPlaced(home, fit, {...context, report: onProgress})
        : await publish(home, async (onTexts) => {
            const {fitting, circumstances} = await fit(onTexts);
            onProgress('Publishing', 0, 1);
            return {analysis: fitting.analysis, circumstances};
          });
    await discardTasks(home);
    return {status: 'published', analysis, published, warning};
  });
}
