import type {AnalysisSettings, PaperPositions} from '../model.ts';
import {themeConfidence} from './confidence.ts';
import {groupPapers, testOnSamples} from './group-papers.ts';
import {labelThemes} from './labels.ts';
import type {PaperSpace} from './paper-space.ts';
import {projectionStep} from './projection.ts';
import type {Report} from './report.ts';
import {shared} from './shared-memory.ts';
import type {Executor} from './step.ts';
import {chooseThemeCount} from './theme-count.ts';
import {themesAsked, tryThemeCounts} from './theme-trials.ts';

/** Where each paper lies on the map: drawn by one thread, beside all else. */
async function drawMap(
  {rows, filled: papers}: PaperSpace,
  {seed}: AnalysisSettings,
  {executor, report}: {executor: Executor; report: Report}
): Promise<PaperPositions> {
  report('Drawing the map', 0, 1);
  const [positions] = await executor.map(projectionStep, [{rows: shared(rows), papers, seed}]);
  if (!positions) throw new RangeError('the map has no positions, expected those of every paper');
  return positions;
}

/**
 * Finds how many themes there are where nobody has said, groups the papers into them, and names, tests
 * and draws what was found.
 *
 * @throws RangeError when more themes are asked for than papers hold a term
 */
export async function findThemes(
  space: PaperSpace & {readonly papers: number; readonly taken: readonly string[]},
  settings: AnalysisSettings,
  workers: {executor: Executor; report: Report}
) {
  const asked = themesAsked(space, settings);
  // Nothing is waited for where the number is known, so that the votes are handed out at once.
  const trials = asked === null ? await tryThemeCounts(space, workers) : [];
  const k = asked ?? chooseThemeCount(trials);
  const options = {k, seed: settings.seed, engine: settings.engine};
  const groupAndName = async () => {
    const membership = await groupPapers(space, options, workers);
    workers.report('Naming themes', 0, 1);
    const reservedFor = () => ({taken: space.taken});
    return {...membership, names: labelThemes({...space, ...membership, k, reservedFor})};
  };
  // The votes come first; the map and the samples wait for no theme, so workers go on with them while this thread
  // counts the votes and names what they found.
  const [found, positions, samples] = await Promise.all([
    groupAndName(),
    drawMap(space, settings, workers),
    testOnSamples(space, options, workers)
  ]);
  const themes = space.filled.map((paper) => found.labels[paper] ?? -1);
  return {...found, k, trials, positions, confidence: themeConfidence(samples, {themes, k})};
}
