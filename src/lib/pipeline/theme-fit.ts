import {normalizeRows, rowOf, transposed, type Matrix} from './numeric/matrix.ts';
import {wasmKernels} from './numeric/wasm-kernels.ts';

/** How a paper lies among the themes, which are numbered from 0. */
export interface ThemeFit {
  readonly theme: number;
  /** Cosine similarity to the centroid of the theme, −1 to 1. */
  readonly similarity: number;
  /** The most similar of the other themes; null when there is only one. */
  readonly runnerUp: number | null;
  readonly runnerUpSimilarity: number | null;
  /** How clearly the paper belongs to its theme, 0 to 1: more than 0.5 outweighs all other themes. */
  readonly strength: number;
}

/** Cosine similarity of each row of unit length to each centroid: rows × themes. */
export function themeSimilarities(rows: Matrix, centroids: Matrix): Matrix {
  const directions = normalizeRows({...centroids, values: centroids.values.slice()});
  return wasmKernels.rotate(rows, transposed(directions));
}

/**
 * How sharply similarity counts. Of 2 to 40, this value predicts best which papers of arXiv and news
 * bear the field or class of most of their theme, with little lost on who keeps the theme over seeds.
 */
const CONCENTRATION = 20;

/**
 * The paper's share of belonging when themes are clouds of equal weight and width around their
 * centroids: e^(20 s) of its own theme over the sum of all, s being similarities (a mixture of von
 * Mises-Fisher distributions, Banerjee et al. 2005).
 */
function strengthOf(similarities: Float32Array, theme: number): number {
  const own = similarities[theme] ?? 0;
  return 1 / similarities.reduce((sum, other) => sum + Math.exp(CONCENTRATION * (other - own)), 0);
}

/** The place of the largest value but for one place, the first of equal ones; −1 when there is none. */
function largest(values: Float32Array, but = -1): number {
  let best = -1;
  values.forEach((value, place) => {
    if (place !== but && (best < 0 || value > (values[best] ?? 0))) best = place;
  });
  return best;
}

/** How a paper lies among the themes by its similarity to each; its theme is the most similar unless told. */
export function fitOf(similarities: Float32Array, theme = largest(similarities)): ThemeFit {
  const runnerUp = largest(similarities, theme);
  return {
    theme,
    similarity: similarities[theme] ?? 0,
    runnerUp: runnerUp < 0 ? null : runnerUp,
    runnerUpSimilarity: similarities[runnerUp] ?? null,
    strength: strengthOf(similarities, theme)
  };
}

/**
 * The part of the similarities between papers and themes that are not theirs that chance is said to
 * reach. With 0.95 twice as many papers are left out, but those of the bundled sample then agree less
 * from seed to seed.
 */
const CHANCE = 0.925;
/** Never more of the papers than this lie under the threshold. */
const MOST_UNDER = 0.1;
/** Similarities are counted in steps, so that a million papers need no sorting. */
const STEPS = 1000;

/** Counts values of −1 to 1 in steps of a thousandth. */
class Steps {
  readonly #counts = new Int32Array(2 * STEPS + 1);
  #all = 0;

  add(value: number): void {
    const step = Math.min(2 * STEPS, Math.max(0, Math.floor((value + 1) * STEPS)));
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#all++;
  }

  /** The largest step under which at most this part of the values lies. */
  quantile(part: number): number {
    let under = 0;
    let step = 0;
    while (step < 2 * STEPS) {
      under += this.#counts[step] ?? 0;
      if (under > part * this.#all) break;
      step++;
    }
    return (step - STEPS) / STEPS;
  }
}

/**
 * The similarity below which a paper is no closer to its theme than chance makes one: 92.5 % of the
 * similarities between papers and the themes that are not theirs lie under it, but at most a tenth of
 * the papers with their own.
 */
export function fitThreshold(similarities: Matrix, themes: Int32Array): number {
  const own = new Steps();
  const others = new Steps();
  themes.forEach((theme, row) => {
    rowOf(similarities, row).forEach((value, other) => {
      (other === theme ? own : others).add(value);
    });
  });
  return similarities.columns > 1
    ? Math.min(others.quantile(CHANCE), own.quantile(MOST_UNDER))
    : -1;
}

/** Strength under which other themes together outweigh a paper's own. */
const UNDECIDED = 0.5;

/** Whether a paper fits its theme: as similar as chance hardly makes one, or clearly nearest to it. */
export const fitsTheme = ({similarity, strength}: ThemeFit, threshold: number): boolean =>
  similarity >= threshold || strength >= UNDECIDED;
