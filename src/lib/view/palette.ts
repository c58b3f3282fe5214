/** Hues and tones of the palette; `routes/tokens.css` defines a colour for each in light and in dark. */
export const HUES = 8;
export const TONES = 3;
/** How many themes can be told apart by colour at once; the rest are drawn as context, in grey. */
export const MOST_COLOURED = 8;

/** Context: themes that are there for comparison only. */
export const CONTEXT_COLOUR = 'var(--context)';

/** The colour of a theme, fixed by its id alone: what else is shown never changes it. */
export function themeColour(themeId: number): string {
  const slot = (themeId - 1) % (HUES * TONES);
  return `var(--theme-${slot % HUES}-${Math.floor(slot / HUES)})`;
}

/** Beyond the palette colours come again, with dashed lines: two themes never look the same until 72. */
export function themeDash(themeId: number): string {
  const round = Math.floor((themeId - 1) / (HUES * TONES));
  return ['none', '7 3', '2 3'][round % 3] ?? 'none';
}

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
