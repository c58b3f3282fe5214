/** Hues and tones of the palette; `routes/tokens.css` defines a colour for each in light and in dark. */
export const HUES = 8;
export const TONES = 3;
/** How many themes can be told apart by colour at once; the rest are drawn as context, in grey. */
export const MOST_COLOURED = 8;

/** More bands of intervals than this on one axis hide each other and the lines. */
export const MOST_BANDS = 3;

/** Context: themes that are there for comparison only. */
export const CONTEXT_COLOUR = 'var(--context)';
/** Solid, dashed, dotted: beyond its tones an area goes on with other lines. */
const DASHES = ['none', '7 3', '2 3'] as const;

/** What fixes the look of a theme: its area, and its place among all themes of that area by rising id, from 0. */
export interface Shade {
  readonly area_id: number;
  readonly shade: number;
}

/** How a theme is drawn wherever it is drawn. */
export interface Look {
  /** A CSS colour. */
  readonly colour: string;
  /** An SVG dash pattern. */
  readonly dash: string;
}

/**
 * The look of a theme: the hue is that of its area, the tone goes by its place within. What else is shown never changes
 * it, and nine themes of one area look different.
 */
export function themeLook({area_id, shade}: Shade): Look {
  const hue = (area_id - 1) % HUES;
  const round = Math.floor(shade / TONES) % DASHES.length;
  return {colour: `var(--theme-${hue}-${shade % TONES})`, dash: DASHES[round] ?? 'none'};
}

/** The colour of an area: that of its first theme. */
export const areaColour = (areaId: number): string => themeLook({area_id: areaId, shade: 0}).colour;

/** Which of the themes are drawn in colour: the first eight of those asked for. */
export function coloured(themeIds: readonly number[]): ReadonlySet<number> {
  return new Set(themeIds.slice(0, MOST_COLOURED));
}

/** Says that some of the chosen themes are drawn in grey; empty when all are in colour. */
export const noteOnColours = (chosen: number): string[] =>
  chosen > MOST_COLOURED
    ? [
        `${chosen} themes are chosen, of which the first ${MOST_COLOURED} are in colour and the others in grey: more colours could not be told apart.`
      ]
    : [];
