import type {Analysis, AnalysisSettings, Day, Paper, PaperFacts} from '../model.ts';
import {PIPELINE_VERSION} from './settings.ts';
import {dayOfPaper} from './weeks.ts';

const RUN_ID_LENGTH = 12;

/** Whether a day lies in the range of an analysis; a paper without one lies in none but that without bounds. */
export const isBetween = (
  day: Day | null,
  {from, to}: Pick<AnalysisSettings, 'from' | 'to'>
): boolean =>
  (from === null && to === null) ||
  (day !== null && (from === null || day >= from) && (to === null || day <= to));

/** Papers within the range, by identifier, so that the order in which they came plays no part. */
function selectPapers<P extends PaperFacts>(
  papers: readonly P[],
  settings: Pick<AnalysisSettings, 'from' | 'to'>
): P[] {
  return papers
    .filter((paper) => isBetween(dayOfPaper(paper), settings))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

type Sha256 = (text: string) => string;

/** What themes are found in: the same id means the same groups of papers. */
export interface FitIdentity<P = Paper> {
  /** The papers within the range, by id. */
  readonly papers: readonly P[];
  readonly dataHash: string;
  readonly fitId: string;
}

const shortHash = (parts: readonly unknown[], sha256: Sha256): string =>
  sha256(JSON.stringify(parts)).slice(0, RUN_ID_LENGTH);

/** SHA-256 of all that a library tells of a paper, but for its early votes: these come of themselves as time goes on. */
export const paperHash = (paper: Paper, sha256: Sha256): string => {
  const {id, title, abstract, published, listed, authors, authorCount, organisation} = paper;
  const {upvotes, comments, url, version, sources} = paper;
  const texts = [id, title, abstract, published, listed, authors, authorCount, organisation];
  return sha256(JSON.stringify([...texts, upvotes, comments, url, version, sources]));
};

/** The id of a fit to papers that are known by the hash of all. */
export const identifyFitOf = (
  dataHash: string,
  settings: AnalysisSettings,
  sha256: Sha256
): string => shortHash([dataHash, settings, PIPELINE_VERSION], sha256);

/** Tells what it would be to analyse papers that are known by the hash of each and its early votes. */
export function identifyData<P extends PaperFacts>(
  all: readonly P[],
  settings: AnalysisSettings,
  {hashOf, sha256}: {hashOf: (paper: P) => string; sha256: Sha256}
): FitIdentity<P> {
  const papers = selectPapers(all, settings);
  const lines = papers.map((paper) => `${hashOf(paper)} ${paper.earlyUpvotes ?? ''}`);
  const dataHash = sha256(lines.join('\n'));
  return {papers, dataHash, fitId: identifyFitOf(dataHash, settings, sha256)};
}

/** Tells what it would be to analyse these papers, without doing it. */
export const identifyFit = (
  all: readonly Paper[],
  settings: AnalysisSettings,
  sha256: Sha256
): FitIdentity =>
  identifyData(all, settings, {hashOf: (paper) => paperHash(paper, sha256), sha256});

/** What a run was made of. */
export type RunInput = Pick<Analysis, 'fitId' | 'dataHash' | 'curation'>;

/**
 * The id of a run: the same id means the same result. Theme ids and lineage depend on the analysis
 * before, so that its id goes in, and by it those of all before.
 */
export const identifyRun = (
  {fitId, dataHash, curation: {operations}}: RunInput,
  earlier: {readonly runId: string} | null,
  sha256: Sha256
): string => {
  const decided = operations.length > 0 ? [operations] : [];
  return shortHash([fitId, dataHash, earlier?.runId ?? null, ...decided], sha256);
};
