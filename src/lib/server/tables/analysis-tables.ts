import {paperTermsTable} from './paper-terms-table.ts';
import {heldTermsTable} from './held-terms-table.ts';
import {historyTable} from './history-table.ts';
import {lineageTable} from './lineage-table.ts';
import {daysTable} from './days-table.ts';
import {ledgerTable} from './ledger-table.ts';
import {mergedPapersTable} from './merged-papers-table.ts';
import {areasTable} from './areas-table.ts';
import {modelTermsTable} from './model-terms-table.ts';
import {modelThemesTable} from './model-themes-table.ts';
import {formerThemesTable} from './former-themes-table.ts';
import {paperPositionsTable} from './paper-positions-table.ts';
import {papersTable} from './papers-table.ts';
import {rejectReasonsTable} from './reject-reasons-table.ts';
import {rejectsTable} from './rejects-table.ts';
import {runTable} from './run-table.ts';
import {stateTable} from './state-table.ts';
import {termsTable} from './terms-table.ts';
import {themeAttentionTable} from './theme-attention-table.ts';
import {themeBurstsTable} from './theme-bursts-table.ts';
import {sourceDaysTable} from './source-days-table.ts';
import {themeCountTrialsTable} from './theme-count-trials-table.ts';
import {themeEmergenceTable} from './theme-emergence-table.ts';
import {themeNamesTable} from './theme-names-table.ts';
import {themeTermsTable} from './theme-terms-table.ts';
import {themeWeekVotesTable} from './theme-week-votes-table.ts';
import {themeWeeksTable} from './theme-weeks-table.ts';
import {themesTable} from './themes-table.ts';
import {weeksTable} from './weeks-table.ts';
import {uncuratedTable} from './uncurated-table.ts';
import {wordPapersTable} from './word-papers-table.ts';
import {wordPlacesTable} from './word-places-table.ts';
import {wordsTable} from './words-table.ts';
import type {AnalysisTable} from './table.ts';

/** The tables of an analysis file, in the order in which they are written. */
export const ANALYSIS_TABLES: readonly AnalysisTable[] = [
  runTable,
  stateTable,
  historyTable,
  areasTable,
  themesTable,
  themeNamesTable,
  themeTermsTable,
  lineageTable,
  modelTermsTable,
  modelThemesTable,
  papersTable,
  uncuratedTable,
  paperPositionsTable,
  formerThemesTable,
  weeksTable,
  themeWeeksTable,
  themeEmergenceTable,
  themeBurstsTable,
  themeAttentionTable,
  themeWeekVotesTable,
  termsTable,
  paperTermsTable,
  heldTermsTable,
  wordsTable,
  wordPapersTable,
  wordPlacesTable,
  daysTable,
  sourceDaysTable,
  themeCountTrialsTable,
  ledgerTable,
  rejectsTable,
  rejectReasonsTable,
  mergedPapersTable
];

/** The statement that creates an empty table. */
export const createTable = ({name, columns}: AnalysisTable): string =>
  `CREATE TABLE ${name} (${columns})`;
