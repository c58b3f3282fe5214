import type {AnalysisSettings, ThemeCountTrial} from '../model.ts';
import {meanPairwiseAgreement, subsample} from '../stats/resampling.ts';
import {consensusHere} from './consensus.ts';
import type {Beside} from './embedding-space.ts';
import {clusterRows} from './kmeans.ts';
import {takeRows, type Matrix} from './numeric/matrix.ts';
import {seededRandom} from './random.ts';
import type {Report} from './report.ts';
import {shared} from './shared-memory.ts';
import {inlineExecutor, type Executor, type Step} from './step.ts';
import {ROUGHLY} from './votes.ts';
import {candidates, simplifiedSilhouette, themeCountsToTry, type TrialFit} from './theme-count.ts';

const RESTARTS = 3;
/** How well a number of themes fits shows on so many papers, drawn at random where there are more. */
const MOST_FITTED = 4000;
/** The number is no matter of chance: the trials take these seeds whatever that of the user is. */
const TRIAL_SEED = 1;
const CONSENSUS_SEEDS = [101, 102, 103];
/** Votes of each consensus: by these the numbers rank as by more, but for the noise that the choice allows for. */
const CONSENSUS_RUNS = 24;
/** Stability is measured on at most so many papers, drawn at random. */
const MOST_COMPARED = 1500;

/** Clusters rows into a number of themes and notes how well it fits. */
export const trialStep: Step<{readonly rows: Matrix; readonly themes: number}, TrialFit> = {
  name: 'trial',
  version: 2,
  run: ({rows, themes}) => {
    const options = {k: themes, seed: TRIAL_SEED, restarts: RESTARTS, limits: ROUGHLY};
    const clustering = clusterRows(rows, options);
    const silhouette = simplifiedSilhouette(rows, clustering);
    return {themes, silhouette, inertia: clustering.inertia};
  }
};

/** Rows in the latent space, with those beside them. */
interface Space {
  readonly latent: Matrix;
  readonly beside?: Beside;
}

/** The labels of one small consensus, to be held against those of others. */
export const agreementStep: Step<Space & {readonly k: number; readonly seed: number}, Int32Array> =
  {
    name: 'agreement',
    version: 2,
    run: ({latent, ...options}) => consensusHere(latent, {...options, runs: CONSENSUS_RUNS})
  };

/** At most so many rows, drawn at random, of matrices with a row for each paper, in memory that threads share. */
function drawRows(papers: number, most: number): (rows: Matrix) => Matrix {
  const items = subsample(papers, Math.min(most, papers), seededRandom(TRIAL_SEED));
  return (rows) => shared(takeRows(rows, items));
}

function drawSpace({latent, beside}: Space): Space {
  const taken = drawRows(latent.rows, MOST_COMPARED);
  return {latent: taken(latent), ...(beside && {beside: {...beside, rows: taken(beside.rows)}})};
}

/** For each number of themes the mean adjusted Rand index of the pairs of three small consensuses. */
async function stabilities(
  space: Space,
  counts: readonly number[],
  {executor, onDone}: {executor: Executor; onDone: (done: number, all: number) => void}
): Promise<ReadonlyMap<number, number>> {
  const drawn = drawSpace(space);
  const tasks = counts.flatMap((k) => CONSENSUS_SEEDS.map((seed) => ({...drawn, k, seed})));
  const labels = await executor.map(agreementStep, tasks, onDone);
  const items = Array.from({length: drawn.latent.rows}, (_, row) => row);
  return new Map(
    counts.map((k) => {
      const own = labels.filter((_, task) => tasks[task]?.k === k);
      const samples = own.map((each) => ({items, labels: [...each]}));
      return [k, meanPairwiseAgreement(samples) ?? 0];
    })
  );
}

/**
 * Clusters the rows into each number of themes and notes how well it fits, and for those that fit
 * about as well as the best how stable it is.
 */
export async function tryThemeCounts(
  {rows, ...space}: Space & {readonly rows: Matrix},
  {executor = inlineExecutor, report = () => undefined}: {executor?: Executor; report?: Report} = {}
): Promise<ThemeCountTrial[]> {
  const drawn = drawRows(rows.rows, MOST_FITTED)(rows);
  const tasks = themeCountsToTry(rows.rows).map((themes) => ({rows: drawn, themes}));
  // The longest first, so that the threads end together.
  const found = await executor.map(trialStep, tasks.toReversed(), (done, all) => {
    report('Trying numbers of themes', done, all);
  });
  const fits = found.toReversed();
  const close = candidates(fits);
  const onDone = (done: number, all: number) => {
    report('Comparing numbers of themes', done, all);
  };
  const stable =
    close.length > 1
      ? await stabilities(space, close, {executor, onDone})
      : new Map<number, number>();
  return fits.map((fit) => ({...fit, stability: stable.get(fit.themes) ?? null}));
}

/**
 * The number of themes that the user asks for, null when the papers are to tell.
 *
 * @throws RangeError when more themes are asked for than there are rows
 */
export function themesAsked(
  {rows}: {readonly rows: Matrix},
  {themes}: Pick<AnalysisSettings, 'themes'>
): number | null {
  if (themes === null || themes <= rows.rows) return themes;
  throw new RangeError(
    `themes is ${themes}, expected at most ${rows.rows}: the papers that share terms`
  );
}
