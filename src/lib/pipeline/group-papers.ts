import type {AnalysisSettings} from '../model.ts';
import {themeConfidence} from './confidence.ts';
import {consensusClusters} from './consensus.ts';
import type {Beside} from './embedding-space.ts';
import {spreadMembership, type Membership} from './membership.ts';
import type {Matrix} from './numeric/matrix.ts';
import type {Report} from './report.ts';
import type {Executor} from './step.ts';

/** Where the papers lie. */
export interface PaperPlaces {
  /** Papers in all. */
  readonly papers: number;
  /** Those that hold a term, and their unit rows in the latent space. */
  readonly filled: readonly number[];
  readonly latent: Matrix;
  /** Their neural rows, when there are any. */
  readonly beside?: Beside;
  /** Unit rows of all that is known of them, in which distances are measured. */
  readonly rows: Matrix;
}

/** Clusters the papers, places each in a theme or none, and tests the themes on samples. */
export async function groupPapers(
  {papers, filled, latent, beside, rows}: PaperPlaces,
  {k, seed, engine}: Pick<AnalysisSettings, 'seed' | 'engine'> & {k: number},
  {executor, report}: {executor: Executor; report: Report}
): Promise<Membership & {confidence: readonly number[]}> {
  const space = {k, seed, engine, ...(beside && {beside})};
  const onRun = (done: number, of: number) => {
    report('Grouping papers into themes', done, of);
  };
  const clustering = await consensusClusters(latent, space, {executor, onRun});
  const membership = spreadMembership(clustering, rows, {filled, papers});
  const themes = filled.map((paper) => membership.labels[paper] ?? -1);
  const onSample = (done: number, of: number) => {
    report('Testing themes on samples', done, of);
  };
  const grouping = {...space, rows: latent, themes};
  return {...membership, confidence: await themeConfidence(grouping, {executor, onSample})};
}
