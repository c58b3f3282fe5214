import {parseHTML} from 'linkedom';
import {type Drawing, WIDTHS} from './widths.ts';

const {document} = parseHTML('<!doctype html><html><body></body></html>');

/** Draws a chart without a browser and returns its markup, so that pages are complete without JavaScript. */
export const renderChart = (draw: (document: Document) => Element): string =>
  draw(document).outerHTML;

/** Draws a chart once for each width. */
export const renderBoth = (
  draw: (document: Document, width: number) => Element,
  {wide} = {wide: WIDTHS.wide as number}
): Drawing => ({
  wide: renderChart((page) => draw(page, wide)),
  narrow: renderChart((page) => draw(page, WIDTHS.narrow))
});
