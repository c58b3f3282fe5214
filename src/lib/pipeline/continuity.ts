import type {AnalysisSummary, Day, HistoryStep, PaperFacts} from '../model.ts';
import {highestNamed} from './curation/resolve-curation.ts';
import {lineageOf, type NamedThemes} from './lineage.ts';
import {identifyRun, type RunInput} from './run-identity.ts';
import type {EarlierThemes} from './theme-matching.ts';
import {dayOfPaper} from './weeks.ts';

/** What an analysis takes over from the one before. */
export type EarlierAnalysis = NamedThemes &
  EarlierThemes &
  Pick<AnalysisSummary, 'runId' | 'history' | 'lineage'> &
  Partial<Pick<AnalysisSummary, 'curation'>> & {
    /** Themes, and papers in other themes, that there were before the user's decisions. */
    readonly uncurated?: Pick<EarlierThemes, 'themes' | 'assignments'>;
  };

const lastDay = (papers: readonly PaperFacts[]): Day | null =>
  papers.reduce<Day | null>((last, paper) => {
    const day = dayOfPaper(paper);
    return day !== null && (last === null || day > last) ? day : last;
  }, null);

/** The highest id that an analysis knows of: of its themes, before and after the user's decisions, and in these. */
const highestId = ({
  themes,
  uncurated,
  curation
}: Pick<AnalysisSummary, 'themes' | 'uncurated' | 'curation'>): number =>
  Math.max(
    highestNamed(curation),
    ...themes.map(({id}) => id),
    ...uncurated.themes.map(({id}) => id)
  );

/** Adds an analysis to the chain of those before it: its run id, and what became of the themes. */
export function continueHistory(
  analysis: RunInput & Pick<AnalysisSummary, 'papers' | 'themes' | 'assignments' | 'uncurated'>,
  {
    earlier,
    kind,
    sha256
  }: {
    earlier: (Omit<EarlierAnalysis, 'themes'> & NamedThemes) | null;
    kind: HistoryStep['kind'];
    sha256: (text: string) => string;
  }
): Pick<AnalysisSummary, 'runId' | 'highestThemeId' | 'history' | 'lineage'> {
  const {papers, themes} = analysis;
  const runId = identifyRun(analysis, earlier, sha256);
  const step = (earlier?.history.at(-1)?.step ?? 0) + 1;
  const entry = {step, runId, kind, until: lastDay(papers)};
  return {
    runId,
    highestThemeId: Math.max(earlier?.highestThemeId ?? 0, highestId(analysis)),
    history: [
      ...(earlier?.history ?? []),
      {...entry, papers: papers.length, themes: themes.length}
    ],
    lineage: [...(earlier?.lineage ?? []), ...lineageOf(earlier, analysis, step)]
  };
}
