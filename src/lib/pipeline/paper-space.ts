import type {AnalysisSettings, Paper} from '../model.ts';
import type {Corpus} from './documents.ts';
import {
  joinRows,
  principalRows,
  vectorRows,
  type Beside,
  type PaperVectors
} from './embedding-space.ts';
import {layOutApart} from './lay-out-papers.ts';
import {
  dot,
  normalizeRows,
  rowOf,
  takeRows,
  type Matrix,
  type SparseMatrix
} from './numeric/matrix.ts';
import {readTexts} from './read-texts.ts';
import type {Report} from './report.ts';
import {MINIMUM_PAPERS} from './settings.ts';
import {shared} from './shared-memory.ts';
import type {Executor} from './step.ts';
import {TermForms} from './surfaces.ts';
import {tallyInParts, type TermTally} from './term-tally.ts';
import {countTerms, tfIdf} from './tf-idf.ts';
import {collectVocabulary, type Vocabulary} from './vocabulary.ts';
import {consensusDimensions} from './votes.ts';

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

/** The papers as terms. */
export interface ReadPapers {
  readonly corpus: Corpus;
  readonly vocabulary: Vocabulary;
  readonly tally: TermTally;
  readonly counts: SparseMatrix;
  /** How each term is written: read when it is first asked for, and once. */
  readonly forms: TermForms;
}

/** The papers as terms and as points in the latent space. */
export interface PaperSpace extends ReadPapers {
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

/** Reads titles and abstracts, and counts the terms in them. */
export async function readPapers(
  papers: readonly Paper[],
  {executor, report, turn}: {executor: Executor; report: Report; turn: () => Promise<void>}
): Promise<ReadPapers> {
  const onDone = (done: number, of: number) => {
    report('Reading abstracts', done, of);
  };
  report('Reading abstracts', 0, 1);
  const corpus = await readTexts(papers, {executor, onDone});
  await turn();
  report('Collecting words and phrases', 0, 1);
  const vocabulary = await collectVocabulary(corpus, executor);
  const tally = await tallyInParts(corpus, vocabulary, executor);
  const counts = countTerms(corpus, vocabulary, tally);
  await turn();
  return {corpus, vocabulary, tally, counts, forms: new TermForms(corpus, vocabulary)};
}

/**
 * Lays papers out by meaning.
 *
 * @throws TooFewPapersError when fewer than 20 papers hold terms
 */
export async function mapPapers(
  {papers, read}: {papers: readonly Paper[]; read: ReadPapers},
  settings: AnalysisSettings,
  {
    executor,
    report,
    vectors = new Map()
  }: {executor: Executor; report: Report; vectors?: PaperVectors | undefined}
): Promise<PaperSpace> {
  report('Mapping papers by meaning', 0, 1);
  const layout = await layOutApart(
    tfIdf(read.counts, read.vocabulary.documentFrequency),
    consensusDimensions(settings.dimensions),
    executor
  );
  const filled = filledRows(layout.documents);
  if (filled.length < MINIMUM_PAPERS) throw new TooFewPapersError(filled.length, settings);
  const latent = shared(normalizeRows(takeRows(layout.documents, filled)));
  const neural = neuralRows(
    filled.flatMap((row) => papers[row] ?? []),
    settings,
    vectors
  );
  const rows = neural.beside ? joinRows(latent, latent.columns, neural.beside) : latent;
  return {...read, ...layout, filled, latent, ...neural, rows};
}
