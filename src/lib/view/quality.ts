import {confidenceLevel, unmeasured} from './doubt.ts';

interface ThemeQuality {
  readonly papers: number;
  readonly confidence: number;
  readonly hand_made?: string | null;
  readonly cohesion: number;
}

/** How surely the themes of an analysis are there, and how much alike their papers are. */
export interface Quality {
  readonly firm: number;
  readonly fair: number;
  readonly weak: number;
  /** Made by hand, so that nothing was measured. */
  readonly unmeasured: number;
  /** Means over the papers with a theme; 0 without any. */
  readonly confidence: number;
  readonly cohesion: number;
}

/** Sums up the quality of all themes. */
export function summarizeQuality(themes: readonly ThemeQuality[]): Quality {
  const found = themes.filter((theme) => unmeasured(theme) === null);
  const levels = found.map(confidenceLevel);
  const count = (wanted: string) => levels.filter((level) => level === wanted).length;
  const mean = (some: readonly ThemeQuality[], of: (theme: ThemeQuality) => number) => {
    const papers = some.reduce((sum, theme) => sum + theme.papers, 0);
    return papers === 0
      ? 0
      : some.reduce((sum, theme) => sum + of(theme) * theme.papers, 0) / papers;
  };
  return {
    firm: count('firm'),
    fair: count('fair'),
    weak: count('weak'),
    unmeasured: themes.length - found.length,
    confidence: mean(found, ({confidence}) => confidence),
    cohesion: mean(themes, ({cohesion}) => cohesion)
  };
}

/** One number of themes that was tried. */
export interface Trial {
  readonly themes: number;
  readonly silhouette: number;
  /** How alike the groups are that samples of the papers give, 0 to 1; missing where it was not measured. */
  readonly stability?: number | null;
  readonly chosen: boolean;
}

/** What of the trials can be drawn as a curve. */
export type Curve = 'silhouette' | 'stability';

/** The trials that have a value for a curve. */
export const measured = (trials: readonly Trial[], curve: Curve) =>
  trials.flatMap((trial) => {
    const value = trial[curve] ?? null;
    return value === null ? [] : [{themes: trial.themes, chosen: trial.chosen, value}];
  });
