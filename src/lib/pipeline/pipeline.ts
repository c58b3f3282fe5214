import type {
  Analysis,
  AnalysisSettings,
  Assignment,
  Curation,
  IndexedTexts,
  Paper
} from '../model.ts';
import {findAreas} from './areas.ts';
import {completeAnalysis} from './complete-analysis.ts';
import type {EarlierAnalysis} from './continuity.ts';
import {beforeMerges} from './curation/before-merges.ts';
import {textsAtHand} from './curation/decision-texts.ts';
import {resolveCuration} from './curation/resolve-curation.ts';
import type {PaperVectors} from './embedding-space.ts';
import type {Member} from './membership.ts';
import type {Placement} from './overlap.ts';
import {mapPapers, readPapers, TooFewPapersError, type ReadPapers} from './paper-space.ts';
import {fittedModel} from './refresh/fitted-model.ts';
import type {Report} from './report.ts';
import {identifyFit, type FitIdentity} from './run-identity.ts';
import type {Matrix} from './numeric/matrix.ts';
import {findThemes} from './find-themes.ts';
import {earlierPlaces, formerThemes} from './former-themes.ts';
import {MINIMUM_PAPERS, PIPELINE_VERSION} from './settings.ts';
import {inlineExecutor, type Executor} from './step.ts';
import {tabulateTerms} from './term-table.ts';
import {matchThemes} from './theme-matching.ts';
import {rowsByTheme} from './rows-by.ts';
import {summarizeTheme} from './theme-summary.ts';
import {indexWords} from './word-index.ts';

/** What the pipeline needs of the world outside. */
export interface PipelineContext {
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
  /** Neural vectors of the papers, when the settings name an embedding. */
  readonly vectors?: PaperVectors;
  /** Told of each stage as it begins, and how far a long one is. */
  readonly onProgress?: Report;
  /** The analysis before this one, whose theme ids go on; without one they begin at 1. */
  readonly earlier?: EarlierAnalysis | null;
  /** Lets the world outside have its turn between stages, so that it is heard when it calls a halt. */
  readonly turn?: () => Promise<void>;
  /** The same within a stage, at no cost: workers wait for nothing that they could have. */
  readonly pause?: () => Promise<void>;
  /**
   * Takes what is known of the papers before their themes, while these are found: the index of words is no part of the
   * analysis, as it takes more room than all else.
   */
  readonly onTexts?: (texts: IndexedTexts) => Promise<void>;
  /** Runs the steps that take long; by default each runs here. */
  readonly executor?: Executor;
  /** What the user has decided about themes. */
  readonly curation?: Curation;
}

/** Fewer papers are analysed before a worker would have started. */
const WORTH_WORKERS = 300;

/** Who is told, who has a turn, and who takes what was listed. */
interface Listening extends Required<Pick<PipelineContext, 'pause' | 'turn' | 'onTexts'>> {
  readonly report: Report;
}

/** What does not depend on the themes: the terms of each paper, and every word at its places. */
async function listWords(
  {corpus, vocabulary, tally, forms}: ReadPapers,
  papers: readonly Paper[],
  {report, pause, turn, onTexts}: Listening
) {
  report('Indexing words', 0, 1);
  await forms.read(pause);
  const terms = tabulateTerms(corpus, vocabulary, {tally, forms});
  await turn();
  const words = indexWords(papers, corpus);
  await onTexts({papers, terms, words});
  return {terms, lengths: words.lengths};
}

/** The label of each paper in place of a theme's id. */
const placeByLabel = (papers: readonly Paper[], labels: Int32Array): Placement[] =>
  papers.map(({id}, row) => {
    const label = labels[row] ?? -1;
    return {paperId: id, themeId: label < 0 ? null : label};
  });

const assignThemes = (
  papers: readonly Paper[],
  members: readonly Member[],
  themeIds: readonly number[]
): Assignment[] =>
  members.map(({theme, runnerUp, ...membership}, row) => ({
    ...membership,
    paperId: papers[row]?.id ?? '',
    themeId: themeIds[theme] ?? null,
    runnerUpId: themeIds[runnerUp ?? -1] ?? null,
    fitted: true
  }));

/** What two things come to that go on at once; should one fail, the other has ended too before that is told. */
async function bothEnded<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** An analysis, and where the papers on its map lie in the latent space: unit rows, in the order of `positions`. */
export interface Fitting {
  readonly analysis: Analysis;
  readonly latent: Matrix;
}

/**
 * Finds the themes of papers: the same papers, in any order, the same settings and the same earlier
 * analysis give the same analysis on every machine.
 *
 * @throws TooFewPapersError when fewer than 20 papers lie in the range or hold terms
 * @throws RangeError when more themes are asked for than there are papers
 */
export async function analysePapers(
  all: readonly Paper[],
  settings: AnalysisSettings,
  context: PipelineContext
): Promise<Analysis> {
  return (await fitPapers(identifyFit(all, settings, context.sha256), settings, context)).analysis;
}

/** The same of papers that are identified, all of a range or those that were drawn `from` so many; see `analysePapers`. */
export async function fitPapers(
  {papers, dataHash, fitId, from = papers.length}: FitIdentity & {readonly from?: number},
  settings: AnalysisSettings,
  context: PipelineContext
): Promise<Fitting> {
  const {sha256, vectors, onProgress: report = () => undefined, earlier = null} = context;
  const {curation = {operations: []}, executor: asked = inlineExecutor} = context;
  const {turn = () => Promise.resolve(), pause = turn, onTexts = () => Promise.resolve()} = context;
  if (papers.length < MINIMUM_PAPERS) throw new TooFewPapersError(papers.length, settings);
  const executor = papers.length < WORTH_WORKERS ? inlineExecutor : asked;
  // Workers start while this thread reads the texts.
  executor.prepare?.(papers.length);
  const {leastTexts = 0} = executor;
  const reader = papers.length < leastTexts ? inlineExecutor : executor;
  const read = await readPapers(papers, {executor: reader, report, turn});
  const taken = [...resolveCuration(curation).names.values()];
  const workers = {executor, report};
  const mapAndFind = async () => {
    const space = await mapPapers({papers, read}, settings, {...workers, vectors});
    const found = await findThemes({...space, papers: papers.length, taken}, settings, workers);
    return {space, found};
  };
  // While workers map the papers and find the themes, this thread does what does not depend on them.
  const [{space, found}, {terms, lengths}] = await bothEnded(
    mapAndFind(),
    listWords(read, papers, {report, pause, turn, onTexts})
  );
  await executor.release?.();
  const {k, members, labels, centroids, names, confidence} = found;
  await turn();
  const {areas, areaIds} = findAreas({...space, labels, k, centroids, names});
  const placements = placeByLabel(papers, labels);
  const themeIds = matchThemes(beforeMerges(earlier, curation), {themes: names, placements});
  const assignments = assignThemes(papers, members, themeIds);
  const rowsOf = rowsByTheme(assignments);
  const themes = names.map((label, theme) => {
    const id = themeIds[theme] ?? 0;
    const facts = {id, label, areaId: areaIds[theme] ?? 0, confidence: confidence[theme] ?? 0};
    return summarizeTheme(facts, {papers, assignments}, rowsOf.get(id));
  });
  const analysed = {
    fitId,
    settings,
    pipelineVersion: PIPELINE_VERSION,
    dataHash,
    papers,
    themes,
    areas,
    assignments,
    trials: found.trials,
    fitThreshold: found.threshold,
    vocabulary: space.vocabulary.nodes.length,
    explainedVariance: space.explained,
    fitFrom: from,
    withoutAbstract: papers.filter(({abstract}) => abstract === '').length
  };
  const model = fittedModel({...space, terms, labels, themeIds});
  const deciding = {curation, texts: textsAtHand(papers, {terms: terms.terms, model})};
  const analysis = {
    ...completeAnalysis(analysed, {earlier, kind: 'fit', deciding, sha256}),
    papers,
    terms,
    model,
    lengths,
    positions: found.positions,
    formerThemes: formerThemes(
      papers.map(({id}) => id),
      earlierPlaces(earlier?.assignments ?? null)
    )
  };
  return {analysis, latent: space.latent};
}
