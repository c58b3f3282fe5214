import {ANALYSIS_TABLES} from './analysis-tables.ts';
import type {AnalysisTable, ThemeTable} from './table.ts';

/** Tables that papers which come after the fit leave as they are, and those to which they add rows. */
const KEPT = new Set(['model_terms', 'model_themes']);
const GROWN = new Set([
  'papers',
  'paper_positions',
  'former_themes',
  'terms',
  'paper_terms',
  'held_terms',
  'words',
  'word_papers',
  'word_places'
]);

const isRewritten = (table: AnalysisTable): table is ThemeTable =>
  !KEPT.has(table.name) && !GROWN.has(table.name);

/** All others, which are written anew: they must not need the texts, terms or words of all papers. */
export const REWRITTEN = ANALYSIS_TABLES.filter(isRewritten);

/** Tables of the fit and the papers in it. */
export const FITTED = ANALYSIS_TABLES.filter((table) => !isRewritten(table));
