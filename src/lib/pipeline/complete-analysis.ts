import type {AnalysisSummary, Curation, PaperFacts} from '../model.ts';
import {continueHistory, type EarlierAnalysis} from './continuity.ts';
import {curateThemes} from './curation/curate-themes.ts';
import {findAttention} from './attention.ts';
import {countSourceDays, streamDays} from './days.ts';
import {findEmergence} from './emergence.ts';
import type {Texts} from './curation/decision-texts.ts';
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
  | 'curation'
  | 'uncurated'
  | 'base'
>;

/** What the decisions of the user are followed with. */
export interface Deciding {
  readonly curation: Curation;
  /** Null where no decision needs them: see `withTexts`. */
  readonly texts: Texts | null;
}

function weekBasis(papers: readonly PaperFacts[]): AnalysisSummary['weekBasis'] {
  const listed = papers.filter((paper) => paper.listed !== null).length;
  const undated = papers.filter((paper) => dayOfPaper(paper) === null).length;
  return {listed, published: papers.length - listed - undated, undated};
}

/** What follows from the themes and the papers in them, over the weeks. */
export function courseOf({
  papers,
  themes,
  assignments
}: Pick<FoundThemes, 'papers' | 'themes' | 'assignments'>) {
  const weeks = countWeeks(papers);
  const themeIds = themes.map(({id}) => id);
  const themeWeeks = countThemeWeeks(papers, assignments, {weeks, themeIds});
  return {
    weeks,
    themeWeeks,
    emergence: findEmergence(themes, {weeks, themeWeeks}),
    attention: findAttention(themeIds, {papers, assignments})
  };
}

/**
 * Adds what follows from what was found: the themes as the user has decided on them, their course over
 * the weeks, and the lineage.
 */
export function completeAnalysis(
  found: FoundThemes,
  {
    earlier,
    kind,
    deciding: {curation, texts},
    sha256
  }: {
    earlier: EarlierAnalysis | null;
    kind: 'fit' | 'refresh';
    deciding: Deciding;
    sha256: (text: string) => string;
  }
): AnalysisSummary {
  const {papers, themes, areas, assignments} = found;
  const uncurated = {themes, areas, assignments};
  const curated = {
    ...found,
    ...curateThemes(uncurated, curation, texts),
    curation,
    uncurated
  };
  const chained = continueHistory(curated, {earlier, kind, sha256});
  return {
    ...curated,
    ...chained,
    base: {step: chained.history.at(-1)?.step ?? 1, curation},
    ...courseOf(curated),
    days: streamDays(papers),
    sourceDays: countSourceDays(papers),
    weekBasis: weekBasis(papers)
  };
}
