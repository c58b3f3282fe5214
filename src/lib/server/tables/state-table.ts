import type {CurationBase, FittedModel} from '../../model.ts';
import type {FoundThemes} from '../../pipeline/complete-analysis.ts';
import {text} from '../append.ts';
import type {AnalysisTable, Tabulated} from './table.ts';

/** What a refresh goes on from, but for what stands in tables of its own. */
export interface StoredState {
  readonly found: Omit<FoundThemes, 'papers' | 'assignments' | 'withoutAbstract'>;
  readonly base: CurationBase;
  readonly model: Pick<FittedModel, 'papers' | 'threshold' | 'floor' | 'cohesion'>;
}

function stateOf(analysis: Tabulated): StoredState {
  const {fitId, settings, pipelineVersion, dataHash, trials, base} = analysis;
  const {themes, areas} = analysis.uncurated;
  const {fitThreshold, vocabulary, explainedVariance, fitFrom} = analysis;
  const {papers, threshold, floor, cohesion} = analysis.model;
  return {
    found: {
      ...{fitId, settings, pipelineVersion, dataHash, themes, areas, trials},
      ...{fitThreshold, vocabulary, explainedVariance, fitFrom}
    },
    base,
    model: {papers, threshold, floor, cohesion}
  };
}

/** The state of an analysis as JSON: one row. */
export const stateTable: AnalysisTable = {
  name: 'state',
  columns: 'state JSON NOT NULL',
  rows: (analysis) => [[text(JSON.stringify(stateOf(analysis)))]]
};
