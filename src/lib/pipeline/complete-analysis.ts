import type {AnalysisSummary, HistoryStep, Paper} from '../model.ts';
import {continueHistory, type EarlierAnalysis} from './continuity.ts';
import {findAttention} from './attention.ts';
import {countSourceDays, streamDays} from './days.ts';
import {findEmergence} from './emergence.ts';
import {countThemeWeeks, countWeeks, dayOfPaper} from './weeks.ts';

/** Themes and the papers in them, before anything is counted by week or told of their past. */
export type FoundThemes = Omit<
  AnalysisSummary,
  | 'runId'
  | 'highestThemeId'
  | 'history'
  | 'lineage'
  | 'weeks'
  | 'themeWeeks'
  | 'emergence'
  | 'attention'
  | 'days'
  | 'sourceDays'
  | 'weekBasis'
  | 'withoutAbstract'
>;

function weekBasis(papers: readonly Paper[]): AnalysisSummary['weekBasis'] {
  const listed = papers.filter((paper) => paper.listed !== null).length;
  const undated = papers.filter((paper) => dayOfPaper(paper) === null).length;
  return {listed, published: papers.length - listed - undated, undated};
}

/** Adds what follows from the themes and their papers: the course over the weeks, and the lineage. */
export function completeAnalysis(
  found: FoundThemes,
  context: {
    earlier: EarlierAnalysis | null;
    kind: HistoryStep['kind'];
    sha256: (text: string) => string;
  }
): AnalysisSummary {
  const {papers, themes, assignments} = found;
  const weeks = countWeeks(papers);
  const themeIds = themes.map(({id}) => id);
  const themeWeeks = countThemeWeeks(papers, assignments, {weeks, themeIds});
  return {
    ...found,
    ...continueHistory(found, context),
    weeks,
    themeWeeks,
    emergence: findEmergence(themes, {weeks, themeWeeks}),
    attention: findAttention(themeIds, {papers, assignments}),
    days: streamDays(papers),
    sourceDays: countSourceDays(papers),
    weekBasis: weekBasis(papers),
    withoutAbstract: papers.filter(({abstract}) => abstract === '').length
  };
}
