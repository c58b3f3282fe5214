/** Pixels of the drawing for wide and for narrow screens; CSS shows the one that fits. */
export const WIDTHS = {wide: 1136, narrow: 358} as const;

/** A chart drawn for both widths. */
export interface Drawing {
  readonly wide: string;
  readonly narrow: string;
}
