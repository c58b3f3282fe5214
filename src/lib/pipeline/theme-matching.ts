import type {ThemeTerm} from '../model.ts';
import {optimalAssignment} from '../stats/assignment.ts';
import {nameKey} from './name-candidates.ts';
import {overlapOf, type Overlap, type Placement} from './overlap.ts';

/** A theme as far as it is told from others by its terms. */
export interface TermedTheme {
  readonly terms: readonly Pick<ThemeTerm, 'term' | 'score'>[];
}

/** The themes of the analysis before, whose ids go on. */
export interface EarlierThemes {
  readonly themes: readonly (TermedTheme & {readonly id: number})[];
  readonly assignments: readonly Placement[];
  /** The highest id ever used. */
  readonly highestThemeId: number;
}

/** Papers tell more of a theme than its terms do; the two weights add up to 1. */
const MEMBER_WEIGHT = 0.7;
const TERM_WEIGHT = 0.3;
/** Two themes that are alike by less than this are not the same one. */
export const SAME_THEME = 0.3;
/** Where no paper can be compared, terms alone must be alike by half. */
const TERMS_ALONE = 0.6;

/** Cosine similarity of the terms of two themes, weighted by their scores, 0 to 1. */
export function termSimilarity(left: TermedTheme, right: TermedTheme): number {
  const scores = new Map(left.terms.map(({term, score}) => [nameKey(term), score]));
  const length = ({terms}: TermedTheme) =>
    Math.sqrt(terms.reduce((sum, {score}) => sum + score * score, 0));
  const product = right.terms.reduce(
    (sum, {term, score}) => sum + (scores.get(nameKey(term)) ?? 0) * score,
    0
  );
  const lengths = length(left) * length(right);
  return lengths > 0 ? product / lengths : 0;
}

/**
 * How much a theme of one analysis is the same as one of another, 0 to 1: 0.7 × the Jaccard index of
 * their papers, of those that both analyses have, + 0.3 × the cosine of their terms; 0.6 × the
 * cosine where neither theme has a paper that the other analysis has.
 */
function likeness(
  {shared, fromSizes, toSizes}: Overlap,
  pair: {from: number; to: number; terms: number}
): number {
  const sizes = (fromSizes.get(pair.from) ?? 0) + (toSizes.get(pair.to) ?? 0);
  if (sizes === 0) return TERMS_ALONE * pair.terms;
  const both = shared.find(({from, to}) => from === pair.from && to === pair.to)?.papers ?? 0;
  return MEMBER_WEIGHT * (both / (sizes - both)) + TERM_WEIGHT * pair.terms;
}

/**
 * The permanent id of each theme: that of the earlier theme which it continues, by the assignment
 * that makes the likeness of all pairs together the largest, else a new one above all that were ever
 * used. Themes that are alike by less than 0.3 are never the same. `placements` hold the index of the
 * theme as its id.
 */
export function matchThemes(
  earlier: EarlierThemes | null,
  {themes, placements}: {themes: readonly TermedTheme[]; placements: readonly Placement[]}
): number[] {
  let highest = earlier?.highestThemeId ?? 0;
  if (!earlier || earlier.themes.length === 0) return themes.map(() => ++highest);
  const overlap = overlapOf(earlier.assignments, placements);
  const benefits = themes.map((theme, to) =>
    earlier.themes.map((other) => {
      const value = likeness(overlap, {from: other.id, to, terms: termSimilarity(other, theme)});
      // A pair that is too unlike must not push another pair aside.
      return value >= SAME_THEME ? value : 0;
    })
  );
  return optimalAssignment(benefits).map((column, theme) => {
    const isSame = column !== null && (benefits[theme]?.[column] ?? 0) > 0;
    return (isSame ? earlier.themes[column]?.id : undefined) ?? ++highest;
  });
}
