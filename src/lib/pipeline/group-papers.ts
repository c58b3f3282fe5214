import type {AnalysisSettings, ThemeCountTrial} from '../model.ts';
import {clusterSamples, themeConfidence} from './confidence.ts';
import {consensusClusters} from './consensus.ts';
import type {Beside} from './embedding-space.ts';
import {spreadMembership, type Membership} from './membership.ts';
import type {Matrix} from './numeric/matrix.ts';
import type {Report} from './report.ts';
import type {Executor} from './step.ts';
import {findThemeCount} from './theme-trials.ts';

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

/** What the papers are grouped into. */
export interface Grouping extends Membership {
  readonly k: number;
  readonly trials: readonly ThemeCountTrial[];
  readonly confidence: readonly number[];
}

/**
 * Finds how many themes there are where nobody has said, clusters the papers, places each in a theme
 * or none, and tests the themes on samples.
 *
 * @throws RangeError when more themes are asked for than papers hold a term
 */
export async function groupPapers(
  {papers, filled, latent, beside, rows}: PaperPlaces,
  settings: Pick<AnalysisSettings, 'themes' | 'seed' | 'engine'>,
  {executor, report}: {executor: Executor; report: Report}
): Promise<Grouping> {
  const besides = beside && {beside};
  const {k, trials} = await findThemeCount({latent, rows, ...besides}, settings, {
    executor,
    report
  });
  const options = {k, seed: settings.seed, engine: settings.engine, ...besides};
  const onRun = (done: number, of: number) => {
    report('Grouping papers into themes', done, of);
  };
  const onSample = (done: number, of: number) => {
    report('Testing themes on samples', done, of);
  };
  // The samples wait for no theme: workers begin with them while this thread counts the votes.
  const [clustering, samples] = await Promise.all([
    consensusClusters(latent, options, {executor, onRun}),
    clusterSamples({...options, rows: latent}, {executor, onSample})
  ]);
  const membership = spreadMembership(clustering, rows, {filled, papers});
  const themes = filled.map((paper) => membership.labels[paper] ?? -1);
  return {...membership, k, trials, confidence: themeConfidence(samples, {themes, k})};
}
