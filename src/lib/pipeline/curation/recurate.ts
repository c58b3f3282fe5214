import type {AnalysisSummary, Curation, CurationBase, PaperFacts, Uncurated} from '../../model.ts';
import {courseOf, type Deciding} from '../complete-analysis.ts';
import {continueHistory, type EarlierAnalysis} from '../continuity.ts';
import {isSameCuration} from './resolve-curation.ts';
import {curateThemes} from './curate-themes.ts';

/** A published analysis as far as other decisions change it. */
export interface Curated {
  readonly papers: readonly PaperFacts[];
  readonly uncurated: Uncurated;
  readonly base: CurationBase;
  readonly earlier: Pick<EarlierAnalysis, 'history' | 'lineage' | 'highestThemeId'>;
  readonly fitId: string;
  readonly dataHash: string;
}

/** The parts of an analysis that the decisions of the user have a say in. */
export type Recurated = Pick<
  AnalysisSummary,
  | 'runId'
  | 'highestThemeId'
  | 'history'
  | 'lineage'
  | 'themes'
  | 'areas'
  | 'assignments'
  | 'curation'
  | 'uncurated'
  | 'base'
  | 'weeks'
  | 'themeWeeks'
  | 'emergence'
  | 'attention'
>;

/**
 * Follows other decisions, without finding anything anew. They make one step of the history together,
 * however often they change after a fit or refresh; back at the decisions of that one, all is as it was.
 */
export function recurate(
  published: Curated,
  {curation, texts}: Deciding,
  sha256: (text: string) => string
): Recurated {
  const {papers, uncurated, base, earlier} = published;
  const curate = (decisions: Curation) => curateThemes(uncurated, decisions, texts);
  const curated = {...published, ...curate(curation), curation};
  const history = earlier.history.filter(({step}) => step <= base.step);
  const lineage = earlier.lineage.filter(({step}) => step <= base.step);
  const before = {history, lineage, runId: history.at(-1)?.runId ?? ''};
  const {highestThemeId} = earlier;
  const chained = isSameCuration(curation, base.curation)
    ? {...before, highestThemeId}
    : continueHistory(curated, {
        earlier: {...before, ...curate(base.curation), highestThemeId},
        kind: 'curation',
        sha256
      });
  const {themes, areas, assignments} = curated;
  return {
    ...chained,
    ...{themes, areas, assignments, curation, uncurated, base},
    ...courseOf({papers, themes, assignments})
  };
}
