import type {Analysis, AnalysisSettings, Assignment, Curation, Paper} from '../model.ts';
import {completeAnalysis} from './complete-analysis.ts';
import type {EarlierAnalysis} from './continuity.ts';
import {readDocuments, type Corpus} from './documents.ts';
import {findAreas} from './areas.ts';
import {
  joinRows,
  principalRows,
  vectorRows,
  type Beside,
  type PaperVectors
} from './embedding-space.ts';
import {groupPapers} from './group-papers.ts';
import {beforeMerges} from './curation/before-merges.ts';
import {resolveCuration} from './curation/resolve-curation.ts';
import {labelThemes} from './labels.ts';
import {latentSpace} from './lsa.ts';
import {
  dot,
  normalizeRows,
  rowOf,
  takeRows,
  type Matrix,
  type SparseMatrix
} from './numeric/matrix.ts';
import type {Member} from './membership.ts';
import type {Placement} from './overlap.ts';
import {projectPapers} from './projection.ts';
import {termDirections} from './refresh/directions.ts';
import {fittedModel} from './refresh/fitted-model.ts';
import type {Report} from './report.ts';
import {identifyFit} from './run-identity.ts';
import {MINIMUM_PAPERS, PIPELINE_VERSION} from './settings.ts';
import {inlineExecutor, type Executor} from './step.ts';
import {countTerms, tfIdf} from './tf-idf.ts';
import {tabulateTerms} from './term-table.ts';
import {matchThemes} from './theme-matching.ts';
import {summarizeTheme} from './theme-summary.ts';
import {buildVocabulary, type Vocabulary} from './vocabulary.ts';
import {consensusDimensions} from './votes.ts';
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
  /** Runs the steps that take long; by default each runs here. */
  readonly executor?: Executor;
  /** What the user has decided about themes. */
  readonly curation?: Curation;
}

/** Fewer papers are analysed before a worker would have started. */
const WORTH_WORKERS = 300;

/** The papers are too few to be told apart into themes. */
export class TooFewPapersError extends Error {
  constructor(papers: number, {from, to}: Pick<AnalysisSettings, 'from' | 'to'>) {
    const range =
      from !== null || to !== null ? ` from ${from ?? 'the start'} to ${to ?? 'the end'}` : '';
    super(
      `${papers} papers${range}, expected at least ${MINIMUM_PAPERS}: too few to tell themes apart`
    );
    this.name = 'TooFewPapersError';
  }
}

/** Rows of a matrix that are not all zeros: the papers that hold a term of the vocabulary. */
function filledRows(matrix: Matrix): number[] {
  return Array.from({length: matrix.rows}, (_, row) => row).filter(
    (row) => dot(rowOf(matrix, row), rowOf(matrix, row)) > 0
  );
}

/** The papers as terms and as points in the latent space. */
interface PaperSpace {
  readonly corpus: Corpus;
  readonly vocabulary: Vocabulary;
  readonly counts: SparseMatrix;
  /** Papers that hold a term, and their unit rows in the latent space. */
  readonly filled: readonly number[];
  readonly latent: Matrix;
  /** Their neural rows, when there are any. */
  readonly beside?: Beside;
  /** Unit rows of all that is known of them, in which distances are measured. */
  readonly rows: Matrix;
  /** Where each term points in the latent space. */
  readonly directions: Matrix;
  /** All papers in the latent space, not scaled. */
  readonly documents: Matrix;
  readonly explained: number;
}

/** The neural rows of papers beside their latent ones; nothing when the settings name no embedding. */
function neuralRows(
  papers: readonly Paper[],
  {embedding, dimensions}: AnalysisSettings,
  vectors: PaperVectors
): {beside?: Beside} {
  if (embedding === null) return {};
  const rows = principalRows(vectorRows(vectors, papers), dimensions);
  return {beside: {rows, weight: embedding.weight}};
}

async function mapPapers(
  papers: readonly Paper[],
  settings: AnalysisSettings,
  {
    report,
    turn,
    vectors = new Map()
  }: {report: Report; turn: () => Promise<void>; vectors?: PaperVectors | undefined}
): Promise<PaperSpace> {
  report('Reading abstracts', 0, 1);
  const corpus = readDocuments(papers);
  await turn();
  report('Collecting words and phrases', 0, 1);
  const vocabulary = buildVocabulary(corpus);
  const counts = countTerms(corpus, vocabulary);
  await turn();
  report('Mapping papers by meaning', 0, 1);
  const weights = tfIdf(counts, vocabulary.documentFrequency);
  const space = latentSpace(weights, {
    dimensions: consensusDimensions(settings.dimensions)
  });
  const {documents, explained} = space;
  const filled = filledRows(documents);
  if (filled.length < MINIMUM_PAPERS) throw new TooFewPapersError(filled.length, settings);
  const latent = normalizeRows(takeRows(documents, filled));
  const neural = neuralRows(
    filled.flatMap((row) => papers[row] ?? []),
    settings,
    vectors
  );
  const rows = neural.beside ? joinRows(latent, latent.columns, neural.beside) : latent;
  const directions = termDirections(weights, space);
  const read = {corpus, vocabulary, counts, filled, directions, documents};
  return {...read, latent, ...neural, rows, explained};
}

/** What does not depend on the themes: the terms of each paper, every word at its places, the map. */
async function listAndDraw(
  {corpus, vocabulary, rows, filled}: PaperSpace,
  {papers, seed}: {papers: readonly Paper[]; seed: number},
  {report, turn}: {report: Report; turn: () => Promise<void>}
) {
  report('Indexing words', 0, 1);
  const terms = tabulateTerms(corpus, vocabulary);
  await turn();
  const wordIndex = indexWords(papers, corpus);
  await turn();
  report('Drawing the map', 0, 1);
  return {terms, wordIndex, positions: await projectPapers(rows, {papers: filled, seed})};
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
  const {sha256, vectors, onProgress: report = () => undefined, earlier = null} = context;
  const {curation = {operations: []}, executor: asked = inlineExecutor} = context;
  const {turn = () => Promise.resolve()} = context;
  const {papers, dataHash, fitId} = identifyFit(all, settings, sha256);
  if (papers.length < MINIMUM_PAPERS) throw new TooFewPapersError(papers.length, settings);
  const executor = papers.length < WORTH_WORKERS ? inlineExecutor : asked;
  // Workers start while this thread reads the texts.
  executor.prepare?.();
  const space = await mapPapers(papers, settings, {report, turn, vectors});
  // While workers find the themes, this thread does what does not depend on them.
  const [grouped, {terms, wordIndex, positions}] = await Promise.all([
    groupPapers({...space, papers: papers.length}, settings, {executor, report}),
    listAndDraw(space, {papers, seed: settings.seed}, {report, turn})
  ]);
  const {k, trials, members, labels, threshold, centroids, confidence} = grouped;
  report('Naming themes', 0, 1);
  const taken = [...resolveCuration(curation).names.values()];
  const names = labelThemes({...space, labels, k, reservedFor: () => ({taken})});
  await turn();
  const {areas, areaIds} = findAreas({...space, labels, k, centroids, names});
  const placements = placeByLabel(papers, labels);
  const themeIds = matchThemes(beforeMerges(earlier, curation), {themes: names, placements});
  const assignments = assignThemes(papers, members, themeIds);
  const themes = names.map((label, theme) =>
    summarizeTheme(
      {
        id: themeIds[theme] ?? 0,
        areaId: areaIds[theme] ?? 0,
        label,
        confidence: confidence[theme] ?? 0
      },
      {papers, assignments}
    )
  );
  const found = {
    fitId,
    settings,
    pipelineVersion: PIPELINE_VERSION,
    dataHash,
    papers,
    themes,
    areas,
    assignments,
    trials,
    fitThreshold: threshold,
    vocabulary: space.vocabulary.nodes.length,
    explainedVariance: space.explained,
    withoutAbstract: papers.filter(({abstract}) => abstract === '').length
  };
  const model = fittedModel({...space, terms, labels, themeIds});
  const deciding = {curation, texts: {papers, known: {terms: terms.terms, model}}};
  return {
    ...completeAnalysis(found, {earlier, kind: 'fit', deciding, sha256}),
    papers,
    terms,
    model,
    wordIndex,
    positions
  };
}
