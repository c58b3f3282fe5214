import type {AnalysisSettings} from '../model.ts';
import type {Resample} from '../stats/resampling.ts';
import {clusterSamples} from './confidence.ts';
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

/** How the papers are grouped. */
interface GroupingOptions extends Pick<AnalysisSettings, 'seed' | 'engine'> {
  readonly k: number;
}

/** Who groups them, and who is told. */
interface Workers {
  readonly executor: Executor;
  readonly report: Report;
}

/** Clusters the papers, and places each in a theme or none. */
export async function groupPapers(
  {papers, filled, latent, beside, rows}: PaperPlaces,
  options: GroupingOptions,
  {executor, report}: Workers
): Promise<Membership> {
  const onRun = (done: number, of: number) => {
    report('Grouping papers into themes', done, of);
  };
  const clustering = await consensusClusters(
    latent,
    {...options, ...(beside && {beside})},
    {executor, onRun}
  );
  return spreadMembership(clustering, rows, {filled, papers});
}

/** Clusters samples of the papers, which tell how firm the themes are. */
export function testOnSamples(
  {latent, beside}: Pick<PaperPlaces, 'latent' | 'beside'>,
  options: GroupingOptions,
  {executor, report}: Workers
): Promise<Resample[]> {
  const onSample = (done: number, of: number) => {
    report('Testing themes on samples', done, of);
  };
  return clusterSamples({...options, rows: latent, ...(beside && {beside})}, {executor, onSample});
}
