import type {Analysis, Day, Paper} from '../model.ts';
import {lineageOf, type NamedThemes} from './lineage.ts';
import {identifyRun} from './run-identity.ts';
import type {EarlierThemes} from './theme-matching.ts';
import {dayOfPaper} from './weeks.ts';

/** What an analysis takes over from the one before. */
export type EarlierAnalysis = NamedThemes &
  EarlierThemes &
  Pick<Analysis, 'runId' | 'history' | 'lineage'>;

const lastDay = (papers: readonly Paper[]): Day | null =>
  papers.reduce<Day | null>((last, paper) => {
    const day = dayOfPaper(paper);
    return day !== null && (last === null || day > last) ? day : last;
  }, null);

/** Adds an analysis to the chain of those before it: its run id, and what became of the themes. */
export function continueHistory(
  earlier: EarlierAnalysis | null,
  analysis: Pick<Analysis, 'fitId' | 'papers' | 'themes' | 'assignments'>,
  sha256: (text: string) => string
): Pick<Analysis, 'runId' | 'highestThemeId' | 'history' | 'lineage'> {
  const {fitId, papers, themes} = analysis;
  const runId = identifyRun(fitId, earlier, sha256);
  const step = (earlier?.history.at(-1)?.step ?? 0) + 1;
  const entry = {step, runId, kind: 'fit', until: lastDay(papers)} as const;
  return {
    runId,
    highestThemeId: themes.reduce(
      (highest, {id}) => Math.max(highest, id),
      earlier?.highestThemeId ?? 0
    ),
    history: [
      ...(earlier?.history ?? []),
      {...entry, papers: papers.length, themes: themes.length}
    ],
    lineage: [...(earlier?.lineage ?? []), ...lineageOf(earlier, analysis, step)]
  };
}
