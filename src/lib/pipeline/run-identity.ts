import type {AnalysisSettings, Day, Paper} from '../model.ts';
import {PIPELINE_VERSION} from './settings.ts';
import {dayOfPaper} from './weeks.ts';

const RUN_ID_LENGTH = 12;

const isBetween = (day: Day | null, {from, to}: AnalysisSettings): boolean =>
  (from === null && to === null) ||
  (day !== null && (from === null || day >= from) && (to === null || day <= to));

/** Papers within the range, by identifier, so that the order in which they came plays no part. */
function selectPapers(papers: readonly Paper[], settings: AnalysisSettings): Paper[] {
  return papers
    .filter((paper) => isBetween(dayOfPaper(paper), settings))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
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
  sha256: (text: string) => string
): RunIdentity {
  const papers = selectPapers(all, settings);
  const dataHash = sha256(papers.map((paper) => JSON.stringify(paper)).join('\n'));
  const runId = sha256(JSON.stringify([dataHash, settings, PIPELINE_VERSION]));
  return {papers, dataHash, runId: runId.slice(0, RUN_ID_LENGTH)};
}
