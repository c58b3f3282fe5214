import type {AnalysisSettings, Paper} from '../model.ts';
import type {Corpus} from './documents.ts';
import {
  joinRows,
  principalRows,
  vectorRows,
  type Beside,
  type PaperVectors
} from './embedding-space.ts';
import {layOutPapers} from './lay-out-papers.ts';
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

/** The papers as terms and as points in the latent space. */
export interface PaperSpace {
  readonly corpus: Corpus;
  readonly vocabulary: Vocabulary;
  readonly tally: TermTally;
  readonly counts: SparseMatrix;
  /** How each term is written: read when it is first asked for, and once. */
  readonly forms: TermForms;
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

/**
 * Reads papers and lays them out by meaning.
 *
 * @throws TooFewPapersError when fewer than 20 papers hold terms
 */
export async function mapPapers(
  papers: readonly Paper[],
  settings: AnalysisSettings,
  {
    executor,
    report,
    turn,
    vectors = new Map()
  }: {
    executor: Executor;
    report: Report;
    turn: () => Promise<void>;
    vectors?: PaperVectors | undefined;
  }
): Promise<PaperSpace> {
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
  report('Mapping papers by meaning', 0, 1);
  const weights = tfIdf(counts, vocabulary.documentFrequency);
  const {documents, directions, explained} = layOutPapers(weights, {
    dimensions: consensusDimensions(settings.dimensions)
  });
  const filled = filledRows(documents);
  if (filled.length < MINIMUM_PAPERS) throw new TooFewPapersError(filled.length, settings);
  const latent = normalizeRows(takeRows(documents, filled));
  const neural = neuralRows(
    filled.flatMap((row) => papers[row] ?? []),
    settings,
    vectors
  );
  const rows = neural.beside ? joinRows(latent, latent.columns, neural.beside) : latent;
  const forms = new TermForms(corpus, vocabulary);
  const read = {corpus, vocabulary, tally, counts, forms, filled, directions, documents};
  return {...read, latent, ...neural, rows, explained};
}
