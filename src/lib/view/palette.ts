/** Hues and tones of the palette; `app.css` defines a colour for each in light and in dark. */
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

/** Which of the themes are drawn in colour: the first eight of those asked for. */
export function coloured(themeIds: readonly number[]): ReadonlySet<number> {
  return new Set(themeIds.slice(0, MOST_COLOURED));
}
