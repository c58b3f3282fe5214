import type {Analysis, AnalysisSummary, Paper} from '../../../src/lib/model.ts';
import type {Library, StoredAnalysis} from '../../../src/lib/pipeline/refresh/stored-analysis.ts';
import {paperHash} from '../../../src/lib/pipeline/run-identity.ts';
import {sha256} from '../../../src/lib/server/sha256.ts';

/** An analysis as a refresh finds it stored; `found` is what it has become since it was fitted. */
export const asStored = (
  {terms, model, ...fit}: Analysis,
  found: AnalysisSummary = fit
): StoredAnalysis => ({
  earlier: found,
  found,
  readTerms: () => Promise.resolve({terms: terms.terms, model})
});

/** A library that holds these papers; `onRead` is told which it is asked for, `onStream` when for the texts of all. */
export const libraryOf = (
  papers: readonly Paper[],
  {
    outdated = new Map(),
    onRead = () => undefined,
    onStream = () => undefined
  }: {
    outdated?: Library['outdated'];
    onRead?: (ids: readonly string[]) => void;
    onStream?: () => void;
  } = {}
): Library => ({
  papers: papers.map((paper) => ({
    ...paper,
    hash: paperHash(paper, sha256)
  })),
  outdated,
  readPapers: (ids) => {
    onRead(ids);
    return Promise.resolve(ids.flatMap((id) => papers.find((paper) => paper.id === id) ?? []));
  },
  async *streamTexts() {
    onStream();
    yield papers;
  }
});
