import {parseHTML} from 'linkedom';

const {document} = parseHTML('<!doctype html><html><body></body></html>');

/** Draws a chart without a browser and returns its markup, so that pages are complete without JavaScript. */
export const renderChart = (draw: (document: Document) => Element): string =>
  draw(document).outerHTML;

/** Pixels of the drawing for wide and for narrow screens; CSS shows the one that fits. */
export const WIDTHS = {wide: 1136, narrow: 358} as const;

/** A chart drawn for both widths. */
export interface Drawing {
  readonly wide: string;
  readonly narrow: string;
}

/** Draws a chart once for each width. */
export const renderBoth = (
  draw: (document: Document, width: number) => Element,
  {wide} = {wide: WIDTHS.wide as number}
): Drawing => ({
  wide: renderChart((page) => draw(page, wide)),
  narrow: renderChart((page) => draw(page, WIDTHS.narrow))
});
