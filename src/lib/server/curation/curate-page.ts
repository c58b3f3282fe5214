import type {DuckDBConnection} from '@duckdb/node-api';
import {
  describeOperation,
  idleOperations,
  type NameOf
} from '../../pipeline/curation/resolve-curation.ts';
import {CurationError} from '../../sources/curation.ts';
import type {CuratedTheme} from '../../view/curated-theme.ts';
import {readDecision} from '../../view/read-decision.ts';
import type {Home} from '../home.ts';
import {LockedError} from '../lock.ts';
import {curatedThemes} from '../queries/curated-themes.ts';
import {lineage} from '../queries/lineage.ts';
import {runQuery} from '../query.ts';
import {curateLibrary, type CurateOutcome} from './curate-library.ts';
import {readCurationFile} from './curation-file.ts';

/** The themes and the decisions about them. */
export interface CuratePage {
  readonly themes: readonly CuratedTheme[];
  /** In words, newest first. */
  readonly decisions: readonly string[];
  /** Those that have nothing to act on, in words. */
  readonly idle: readonly string[];
  /** What is wrong with the file of decisions. */
  readonly fault: string | null;
}

/** The names of the themes, of those that have ended too. */
async function readNames(
  connection: DuckDBConnection,
  themes: readonly CuratedTheme[]
): Promise<NameOf> {
  const past = await runQuery(connection, lineage, {theme: null});
  const names = new Map(past.map(({from_id, from_name}) => [from_id, from_name]));
  for (const {theme_id, theme} of themes) names.set(theme_id, theme);
  return (id) => names.get(id) ?? null;
}

/** Reads what the Curate page shows. */
export async function readCuratePage(
  connection: DuckDBConnection,
  home: Home
): Promise<CuratePage> {
  const themes = await runQuery(connection, curatedThemes, {});
  const after = new Set(themes.map(({theme_id}) => theme_id));
  try {
    const curation = await readCurationFile(home);
    const nameOf = await readNames(connection, themes);
    const merged = curation.operations.flatMap((one) => (one.do === 'merge' ? one.themes : []));
    return {
      themes,
      decisions: curation.operations.map((one) => describeOperation(one, nameOf)).reverse(),
      idle: idleOperations(curation, {before: new Set([...after, ...merged]), after}),
      fault: null
    };
  } catch (error) {
    if (!(error instanceof CurationError)) throw error;
    return {themes, decisions: [], idle: [], fault: error.message};
  }
}

/** What a form led to: the theme that it was about in the end, or why it was refused. */
export type FormOutcome =
  {readonly theme: number | null} | {readonly status: 400 | 409; readonly message: string};

/** The theme that the last decision was about; null after one was taken back. */
function subjectOf({before, curation: {operations}}: CurateOutcome): number | null {
  const last = operations.at(-1);
  if (!last || operations.length < before.operations.length) return null;
  return last.do === 'split' || last.do === 'merge' ? last.into : last.theme;
}

/** Follows a form of the Curate page. */
export async function followForm(
  home: Home,
  fields: FormData,
  now: () => Date
): Promise<FormOutcome> {
  const decision = readDecision(fields);
  if (typeof decision === 'string') return {status: 400, message: decision};
  try {
    return {theme: subjectOf(await curateLibrary(home, decision, {now}))};
  } catch (error) {
    const message = `Not done: ${error instanceof Error ? error.message : ''}.`.replace('..', '.');
    if (error instanceof CurationError) return {status: 400, message};
    if (error instanceof LockedError) return {status: 409, message};
    throw error;
  }
}
