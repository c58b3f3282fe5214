import type {
  Analysis,
  AnalysisSettings,
  Assignment,
  Day,
  NameProof,
  Paper,
  Theme
} from '../model.ts';
import {readDocuments} from './documents.ts';
import {consensusClusters, consensusDimensions} from './consensus.ts';
import {similarities, type Clustering} from './kmeans.ts';
import {labelThemes, type Label} from './labels.ts';
import {latentSpace} from './lsa.ts';
import {dot, normalizeRows, rowOf, takeRows, type Matrix} from './numeric/matrix.ts';
import {MINIMUM_PAPERS, PIPELINE_VERSION} from './settings.ts';
import {countTerms, tfIdf} from './tf-idf.ts';
import {chooseThemeCount, tryThemeCounts} from './theme-count.ts';
import {buildVocabulary} from './vocabulary.ts';
import {countThemeWeeks, countWeeks, dayOfPaper} from './weeks.ts';

const RUN_ID_LENGTH = 12;

/** What the pipeline needs of the world outside. */
export interface PipelineContext {
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
  /** Told of each stage as it begins, and how far a long one is. */
  readonly onProgress?: (stage: string, done: number, all: number) => void;
}

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

const isBetween = (day: Day | null, {from, to}: AnalysisSettings): boolean =>
  (from === null && to === null) ||
  (day !== null && (from === null || day >= from) && (to === null || day <= to));

/** Papers within the range, by identifier, so that the order in which they came plays no part. */
function selectPapers(papers: readonly Paper[], settings: AnalysisSettings): Paper[] {
  return papers
    .filter((paper) => isBetween(dayOfPaper(paper), settings))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Numbers the themes by falling size; of equal ones the first in paper order comes first. */
function bySize({labels}: Clustering, k: number): Int32Array {
  const sizes = new Int32Array(k);
  const firsts = new Int32Array(k).fill(labels.length);
  labels.forEach((label, row) => {
    sizes[label] = (sizes[label] ?? 0) + 1;
    firsts[label] = Math.min(firsts[label] ?? 0, row);
  });
  const order = Array.from(sizes.keys()).sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || (firsts[a] ?? 0) - (firsts[b] ?? 0)
  );
  const ranks = new Int32Array(k);
  order.forEach((label, rank) => (ranks[label] = rank));
  return ranks;
}

/** Rows of a matrix that are not all zeros: the papers that hold a term of the vocabulary. */
function filledRows(matrix: Matrix): number[] {
  return Array.from({length: matrix.rows}, (_, row) => row).filter(
    (row) => dot(rowOf(matrix, row), rowOf(matrix, row)) > 0
  );
}

/** Theme number, from 0, and similarity of each paper; −1 and null where it holds no term. */
interface Membership {
  readonly labels: Int32Array;
  readonly similarity: readonly (number | null)[];
}

function spread(
  clustering: Clustering,
  rows: Matrix,
  place: {filled: readonly number[]; papers: number; k: number}
): Membership {
  const ranks = bySize(clustering, place.k);
  const labels = new Int32Array(place.papers).fill(-1);
  const similarity = new Array<number | null>(place.papers).fill(null);
  similarities(rows, clustering).forEach((value, index) => {
    const paper = place.filled[index] ?? 0;
    labels[paper] = ranks[clustering.labels[index] ?? 0] ?? 0;
    similarity[paper] = value;
  });
  return {labels, similarity};
}

/** Papers that are named as carrying a theme's name best. */
const CARRIERS = 3;

interface Members {
  readonly papers: readonly Paper[];
  readonly assignments: readonly Assignment[];
}

function proofOf({name, runnersUp}: Label, {papers, assignments}: Members): NameProof {
  const similarity = (row: number) => assignments[row]?.similarity ?? -1;
  const carriers = name.rows.toSorted((a, b) => similarity(b) - similarity(a) || a - b);
  return {
    inside: name.inside,
    outside: name.outside,
    runnersUp: runnersUp.map((other) => other.name),
    carriers: carriers.slice(0, CARRIERS).map((row) => papers[row]?.id ?? '')
  };
}

function describeTheme(index: number, label: Label, {papers, assignments}: Members): Theme {
  const members = papers.filter((_, row) => assignments[row]?.themeId === index + 1);
  const weeks = countWeeks(members);
  const similarity = assignments.reduce(
    (sum, {themeId, similarity: value}) => sum + (themeId === index + 1 ? (value ?? 0) : 0),
    0
  );
  return {
    id: index + 1,
    name: label.name.name,
    papers: members.length,
    share: members.length / papers.length,
    firstWeek: weeks[0]?.start ?? null,
    lastWeek: weeks.at(-1)?.start ?? null,
    cohesion: members.length > 0 ? similarity / members.length : 0,
    terms: label.terms,
    proof: proofOf(label, {papers, assignments})
  };
}

function weekBasis(papers: readonly Paper[]): Analysis['weekBasis'] {
  const listed = papers.filter((paper) => paper.listed !== null).length;
  const undated = papers.filter((paper) => dayOfPaper(paper) === null).length;
  return {listed, published: papers.length - listed - undated, undated};
}

/** What makes a run itself: the same id means the same result. */
export interface RunIdentity {
  /** The papers within the range, by id. */
  readonly papers: readonly Paper[];
  readonly dataHash: string;
  readonly runId: string;
}

/** Tells which run it would be to analyse these papers, without doing it. */
export function identifyRun(
  all: readonly Paper[],
  settings: AnalysisSettings,
  {sha256}: Pick<PipelineContext, 'sha256'>
): RunIdentity {
  const papers = selectPapers(all, settings);
  const dataHash = sha256(papers.map((paper) => JSON.stringify(paper)).join('\n'));
  const runId = sha256(JSON.stringify([dataHash, settings, PIPELINE_VERSION]));
  return {papers, dataHash, runId: runId.slice(0, RUN_ID_LENGTH)};
}

/**
 * Finds the themes of papers: the same papers, in any order, and the same settings give the same
 * analysis on every machine.
 *
 * @throws TooFewPapersError when fewer than 20 papers lie in the range or hold terms
 * @throws RangeError when more themes are asked for than there are papers
 */
export function analysePapers(
  all: readonly Paper[],
  settings: AnalysisSettings,
  {sha256, onProgress = () => undefined}: PipelineContext
): Analysis {
  const {papers, dataHash, runId} = identifyRun(all, settings, {sha256});
  if (papers.length < MINIMUM_PAPERS) throw new TooFewPapersError(papers.length, settings);

  onProgress('Reading abstracts', 0, 1);
  const corpus = readDocuments(papers);
  onProgress('Collecting words and phrases', 0, 1);
  const vocabulary = buildVocabulary(corpus);
  const counts = countTerms(corpus, vocabulary);
  onProgress('Mapping papers by meaning', 0, 1);
  const space = latentSpace(tfIdf(counts, vocabulary.documentFrequency), {
    dimensions: consensusDimensions(settings.dimensions),
    seed: settings.seed
  });
  const filled = filledRows(space.documents);
  if (filled.length < MINIMUM_PAPERS) throw new TooFewPapersError(filled.length, settings);
  const rows = normalizeRows(takeRows(space.documents, filled));

  const trials =
    settings.themes === null
      ? tryThemeCounts(rows, settings.seed, (done, of) => {
          onProgress('Trying numbers of themes', done, of);
        })
      : [];
  const k = settings.themes ?? chooseThemeCount(trials);
  if (k > rows.rows) {
    throw new RangeError(
      `themes is ${k}, expected at most ${rows.rows}: the papers that share terms`
    );
  }
  const clustering = consensusClusters(rows, {
    k,
    seed: settings.seed,
    onRun: (done, of) => {
      onProgress('Grouping papers into themes', done, of);
    }
  });
  const {labels, similarity} = spread(clustering, rows, {filled, papers: papers.length, k});

  onProgress('Naming themes', 0, 1);
  const names = labelThemes({corpus, vocabulary, counts, labels, k});
  const assignments = papers.map(({id}, row) => ({
    paperId: id,
    themeId: (labels[row] ?? -1) + 1 || null,
    similarity: similarity[row] ?? null
  }));
  const weeks = countWeeks(papers);
  return {
    runId,
    settings,
    pipelineVersion: PIPELINE_VERSION,
    dataHash,
    papers,
    themes: names.map((label, index) => describeTheme(index, label, {papers, assignments})),
    assignments,
    weeks,
    themeWeeks: countThemeWeeks(papers, assignments, {weeks, themes: k}),
    trials,
    vocabulary: vocabulary.nodes.length,
    explainedVariance: space.explained,
    weekBasis: weekBasis(papers),
    withoutAbstract: papers.filter(({abstract}) => abstract === '').length
  };
}
